/**
 * From the many codes of PC/SC to the few kinds of failure that a clerk can act on.
 * The text of an error depends on the language of the system; only the hexadecimal code in it is used.
 */
import type { CardFailure } from '../messages.ts';
import { CardChannelError } from './channel.ts';

/** PC/SC codes that the application tells apart (pcsclite.h, winscard.h). */
export const PCSC = {
  invalidHandle: 0x80100003,
  cancelled: 0x80100002,
  unknownReader: 0x80100009,
  timeout: 0x8010000a,
  sharingViolation: 0x8010000b,
  noCard: 0x8010000c,
  communication: 0x80100013,
  notTransacted: 0x80100016,
  readerUnavailable: 0x80100017,
  noService: 0x8010001d,
  serviceStopped: 0x8010001e,
  noReaders: 0x8010002e,
  commDataLost: 0x8010002f,
  unsupportedCard: 0x80100065,
  unresponsive: 0x80100066,
  unpowered: 0x80100067,
  reset: 0x80100068,
  removed: 0x80100069,
} as const;

const KINDS: ReadonlyMap<number, CardFailure['code']> = new Map([
  [PCSC.noService, 'noService'],
  [PCSC.serviceStopped, 'noService'],
  // The daemon died while we were talking to it.
  [PCSC.communication, 'noService'],
  // A context or handle of a daemon that was restarted meanwhile.
  [PCSC.invalidHandle, 'transportError'],
  [PCSC.unknownReader, 'readerRemoved'],
  [PCSC.readerUnavailable, 'readerRemoved'],
  [PCSC.noReaders, 'readerRemoved'],
  [PCSC.noCard, 'noCard'],
  [PCSC.removed, 'cardRemoved'],
  // Somebody reset the card, or it was swapped: what was selected or verified before is gone.
  [PCSC.reset, 'cardChanged'],
  [PCSC.sharingViolation, 'cardInUse'],
  [PCSC.unresponsive, 'cardMute'],
  [PCSC.unpowered, 'cardMute'],
  [PCSC.unsupportedCard, 'cardMute'],
  [PCSC.timeout, 'timeout'],
  [PCSC.cancelled, 'cancelled'],
]);

/** The PC/SC code in an error of pcsclite, or null where there is none. */
export const pcscCode = (error: unknown): number | null => {
  const text = error instanceof Error ? error.message : String(error);
  const digits = text.match(/0x([0-9a-f]{8,16})\)?\s*$/i)?.[1];
  return digits === undefined ? null : Number.parseInt(digits.slice(-8), 16);
};

/** Failure for an error of pcsclite; the detail is the code alone. */
export const failureOf = (error: unknown): CardFailure => {
  if (error instanceof CardChannelError) return error.failure;
  const code = pcscCode(error);
  if (code === null) return { code: 'transportError', detail: 'no PC/SC code' };
  return { code: KINDS.get(code) ?? 'transportError', detail: `PC/SC ${code.toString(16).toUpperCase()}` };
};
