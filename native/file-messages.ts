/** `.eid` files through the reader process: their bytes are as hostile as a card's, so they are parsed where cards are. */
import { z } from 'zod';
import { cardAddress, cardCertificates, cardIdentity, cardVerdicts } from './card-messages.ts';

const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

export const fileCommands = [
  /** Reads an `.eid` file of the official viewer, binary v3.5 or XML v4. No reader is needed. */
  z.object({ command: z.literal('readEidFile'), id: z.int(), file: bytes }),
  /** The card of this session, read completely, as the text of an `.eid` file (XML 4.5). */
  z.object({ command: z.literal('writeEidFile'), id: z.int(), reader: z.string(), sessionId: z.string() }),
] as const;

/**
 * Value of the answer to `readEidFile`. A file carries no signature of the register, so of its verdicts only the one on the
 * certificates can be more than "not checkable"; `source` says what it is.
 */
export const eidFileAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    source: z.object({ kind: z.literal('file'), form: z.enum(['xml4', 'binary35']), version: z.string().nullable() }),
    identity: cardIdentity,
    address: cardAddress.nullable(),
    /** JPEG. */
    photo: bytes.nullable(),
    certificates: cardCertificates,
    verdicts: cardVerdicts,
    appletVersion: z.string().nullable(),
    graphicalVersion: z.string().nullable(),
    /** Parts that are there and could not be read. */
    unreadable: z.array(z.string()),
  }),
  z.object({
    ok: z.literal(false),
    refusal: z.enum(['notAnEidFile', 'malformed', 'documentTypeNotAllowed', 'tooLarge', 'tooComplex']),
  }),
]);
export type EidFileAnswer = z.infer<typeof eidFileAnswer>;

/** Value of the answer to `writeEidFile`: UTF-8 text. */
export const writtenEidFile = z.object({ text: z.string() });
