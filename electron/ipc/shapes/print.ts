import { z } from 'zod';
import { bytes, instant, isoDate, partialDate, recordId, textMap } from './common.ts';

/** Letters to the applicant. */
export const LETTER_KINDS = [
  'invitation',
  'bringList',
  'missingList',
  'readyToCollect',
  'reminder',
  'lateConsequence',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Documents that the counter prints, always from the stored record. */
export const PRINT_KINDS = [
  ...LETTER_KINDS,
  'applicationProof',
  'receipt',
  'handoverProof',
  'certificateProof',
] as const;
export const printKind = z.enum(PRINT_KINDS);
/** Paper of a checked card: of no case, and not kept in the database. */
export const CARD_CHECK = 'cardCheck';
/** Everything that is kept of one person, for that person; not kept in the database either. */
export const PERSON_FILE = 'personFile';
export type PrintKind = z.infer<typeof printKind>;
/** All papers that are kept: also the closing of a till. */
export const PAPER_KINDS = [...PRINT_KINDS, 'closing'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/**
 * A value on paper. Main says what it is; the print page writes it in the document's language
 * (dates with weekday where promised, amounts as € 1.234,50).
 */
const oneValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('texts'), text: textMap }),
  /** A locale key with parameters, e.g. the name of a procedure. */
  z.object({
    kind: z.literal('key'),
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('money'), cents: z.int() }),
  z.object({ kind: z.literal('date'), date: partialDate }),
  z.object({ kind: z.literal('dates'), from: isoDate, to: isoDate }),
  z.object({ kind: z.literal('instant'), at: instant }),
]);
/** Several of them on one line, separated by a comma. */
export const printValue = z.union([oneValue, z.object({ kind: z.literal('several'), values: z.array(oneValue) })]);
export type SinglePrintValue = z.infer<typeof oneValue>;
export type PrintValue = z.infer<typeof printValue>;

const params = z.record(z.string(), z.union([z.string(), z.number()]));
/** One line of a printed document; `labelKey` is a locale key below `print`, or a whole one. */
export const printLine = z.object({ labelKey: z.string(), labelParams: params.optional(), value: printValue });

/** One paper as its template needs it; made by main from the stored record, so that the page decides nothing. */
export const printSheet = z.object({
  documentId: recordId,
  kind: z.enum([...PAPER_KINDS, CARD_CHECK, PERSON_FILE, 'destructionRecord']),
  /** The small roll of 80 mm, or a sheet of A5. */
  format: z.enum(['roll', 'a5']),
  /** A second language, marked as a translation; null where there is none. */
  translation: z.enum(['nl', 'fr', 'de', 'en']).nullable(),
  language: z.enum(['nl', 'fr', 'de', 'en']),
  municipality: textMap,
  titleKey: z.string(),
  /** Empty on a paper of no case. */
  caseNumber: z.string(),
  receiptNumber: z.string().nullable(),
  madeAt: instant,
  madeBy: z.string(),
  desk: z.string(),
  /** Time of first print when this one is a copy. */
  copyOf: instant.nullable(),
  trainingMode: z.boolean(),
  /** The largest thing on the paper, e.g. the promised date; null where there is none. */
  headline: printLine.nullable(),
  sections: z.array(z.object({ titleKey: z.string(), lines: z.array(printLine) })),
  /** What was paid for, line by line: name, what is said of it, amount. */
  items: z.array(z.object({ label: printValue, note: printValue.nullable(), cents: z.int() })),
  /** Amount lines, right-aligned. */
  amounts: z.array(printLine.extend({ strong: z.boolean() })),
  notes: z.array(printValue),
  /** The photo of the person, JPEG bytes; left out where a paper shows none. */
  photo: bytes.optional(),
  /** Locale keys of the lines to sign on. */
  signatureKeys: z.array(z.string()),
  /** Barcode or QR content: the case number, or the receipt number. PNG bytes. */
  barcode: z.object({ png: bytes, text: z.string() }).nullable(),
});
export type PrintSheet = z.infer<typeof printSheet>;

/** What is printed in one go: a paper, and those of other cases behind it. */
export const printDocument = printSheet.extend({ further: z.array(printSheet).optional() });
export type PrintDocument = z.infer<typeof printDocument>;
