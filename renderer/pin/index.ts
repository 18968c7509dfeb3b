/** Asking for a PIN, changing it, taking a block off, and what it proves: shared by the desks that do, collection and card check. */
export { EvidenceList } from './evidence-list.tsx';
export type { PinReading } from './pin-entry.tsx';
export { type PinCalls, PinDeskPanel, PinTriesMeta, type PinWork, usePinDesk } from './pin-work.tsx';
