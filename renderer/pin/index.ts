/** Asking for a PIN, changing it, taking a block off, and what it proves: shared by the desks that do. */
export { EvidenceList } from './evidence-list.tsx';
export { PinEntry, type PinReading } from './pin-entry.tsx';
export { PinNote, TriesLeft } from './pin-parts.tsx';
export { type PinCalls, PinDeskPanel, PinTriesMeta, type PinWork, usePinDesk } from './pin-work.tsx';
