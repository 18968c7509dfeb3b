/**
 * Messages between main and the reader process: commands in, events and answers out, one type per thing.
 * Plain structured-clone data; each side checks what it receives against these schemas.
 */
import { z } from 'zod';
import { cardEvent, cardFailure, tokenInfo } from './card-messages.ts';
import { fileCommands } from './file-messages.ts';
import { pinCommands } from './pin-messages.ts';
import { practiceCommands } from './practice-messages.ts';
import { ocspSettings, statusCommands } from './status-messages.ts';

export * from './card-messages.ts';
export { type EidFileAnswer, eidFileAnswer, writtenEidFile } from './file-messages.ts';
export {
  type ChangePinResult,
  changePinResult,
  type PinResult,
  pinResult,
  pinTriesAnswer,
  proveKeyAnswer,
  SECRET_FIELDS,
  type UnblockPinResult,
  unblockPinResult,
} from './pin-messages.ts';
export {
  PRACTICE_CARDS,
  PRACTICE_READER,
  PRACTICE_SWITCH,
  type PracticeCardName,
  type PracticeState,
  practiceState,
} from './practice-messages.ts';
export {
  CERTIFICATE_STATUS_REASONS,
  type CertificateStatus,
  type CertificateStatusAnswer,
  type CertificateStatusReason,
  certificateStatus,
  certificateStatusAnswer,
  type OcspSettings,
} from './status-messages.ts';

/** Roots that count: fingerprints pinned by the application, and extra ones declared by an administrator. */
export const trustAnchor = z.object({ sha256: z.string(), label: z.string(), use: z.enum(['production', 'test']) });
export type TrustAnchor = z.infer<typeof trustAnchor>;

/** Main → reader process. Every command with an `id` gets exactly one answer. */
export const readerCommand = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('configure'),
    id: z.int(),
    trustAnchors: z.array(trustAnchor),
    pinPadDisabledFor: z.array(z.string()),
    /** Whether the certificates of a card that was read before are remembered. Absent: every card is read whole. */
    remembersCards: z.boolean().optional(),
    /** Absent: nobody is asked. */
    ocsp: ocspSettings.optional(),
  }),
  z.object({ command: z.literal('ping'), id: z.int() }),
  /** Drop the PC/SC monitor and look again. */
  z.object({ command: z.literal('searchAgain'), id: z.int() }),
  /** Read the card in this reader again in a new session. */
  z.object({ command: z.literal('readAgain'), id: z.int(), reader: z.string() }),
  /** Reads file 5032 of the card of this session. */
  z.object({ command: z.literal('tokenInfo'), id: z.int(), reader: z.string(), sessionId: z.string() }),
  ...pinCommands,
  ...fileCommands,
  ...statusCommands,
  ...practiceCommands,
  z.object({ command: z.literal('stop'), id: z.int() }),
]);
export type ReaderCommand = z.infer<typeof readerCommand>;

/** Reader process → main. */
export const readerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    runtime: z.string(),
    addon: z.enum(['loaded', 'buildMissing']),
    detail: z.string(),
  }),
  z.object({ type: z.literal('service'), running: z.boolean(), detail: z.string() }),
  z.object({
    type: z.literal('readers'),
    readers: z.array(
      z.object({
        name: z.string(),
        hasPinPad: z.boolean(),
        /** True for the practice reader only. */
        isPractice: z.boolean().optional(),
        card: z.enum(['empty', 'present', 'inUse', 'mute']),
        sessionId: z.string().nullable(),
      }),
    ),
  }),
  z.object({ type: z.literal('card'), reader: z.string(), sessionId: z.string(), event: cardEvent }),
  z.object({
    type: z.literal('answer'),
    id: z.int(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), failure: cardFailure }),
    ]),
  }),
]);
export type ReaderMessage = z.infer<typeof readerMessage>;

/** Value of the answer to `tokenInfo`; null where the card has no such file. */
export const tokenInfoAnswer = z.object({ tokenInfo: tokenInfo.nullable() });
