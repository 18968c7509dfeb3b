/** Asking for a PIN and what it proves, shared by the desks that do: collection and card check. */
export { EvidenceList } from './evidence-list.tsx';
export { PadWait } from './pad-wait.tsx';
export { PinEntry, type PinReading } from './pin-entry.tsx';
export { CancelledNote, PinNote, TriesLeft } from './pin-parts.tsx';
