import { z } from 'zod';
import { bytes, instant, recordId, textMap } from './common.ts';

/** Documents that the counter prints, always from the stored record. */
export const PRINT_KINDS = ['applicationProof', 'receipt', 'handoverProof'] as const;
export const printKind = z.enum(PRINT_KINDS);
export type PrintKind = z.infer<typeof printKind>;

/** One line of a printed document: label and value, both already in the official language. */
export const printLine = z.object({ label: z.string(), value: z.string() });

/** Everything that a print template needs; made by main from the stored record, so that the page decides nothing. */
export const printDocument = z.object({
  documentId: recordId,
  kind: printKind,
  language: z.enum(['nl', 'fr', 'de', 'en']),
  municipality: textMap,
  title: z.string(),
  caseNumber: z.string(),
  receiptNumber: z.string().nullable(),
  madeAt: instant,
  madeBy: z.string(),
  desk: z.string(),
  /** Time of first print when this one is a copy. */
  copyOf: instant.nullable(),
  trainingMode: z.boolean(),
  /** The largest thing on the paper, e.g. the promised date; null where there is none. */
  headline: z.object({ label: z.string(), value: z.string() }).nullable(),
  sections: z.array(z.object({ title: z.string(), lines: z.array(printLine) })),
  /** Amount lines, right-aligned. */
  amounts: z.array(z.object({ label: z.string(), value: z.string(), strong: z.boolean() })),
  notes: z.array(z.string()),
  signatures: z.array(z.string()),
  /** Barcode or QR content: the case number, or the receipt number. PNG bytes. */
  barcode: z.object({ png: bytes, text: z.string() }).nullable(),
});
export type PrintDocument = z.infer<typeof printDocument>;
