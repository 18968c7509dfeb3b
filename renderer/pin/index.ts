/** Asking for a PIN, shared by the desks that do: collection and card check. */
export { PinEntry, type PinReading } from './pin-entry.tsx';
export { PinNote, TriesLeft } from './pin-parts.tsx';
