import { z } from 'zod';
import { LANGUAGES } from '../../rules/model/index.ts';

/** Calendar date `YYYY-MM-DD`. */
export const isoDate = z.iso.date();
/** Birth date as far as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
/** Instant in UTC, ISO 8601 with `Z`. */
export const instant = z.iso.datetime();
/** Amount in euro cents. */
export const cents = z.int().min(0).max(100_000_00);
/** Key of a stored record. */
export const recordId = z.uuid();
/** Free text typed by staff; length bounded so that no field can fill the disk. */
export const shortText = z.string().trim().max(200);
export const longText = z.string().trim().max(2000);
/** Text in one or more languages, nl always present. */
export const textMap = z.object({
  nl: z.string(),
  fr: z.string().optional(),
  de: z.string().optional(),
  en: z.string().optional(),
});
export const language = z.enum(LANGUAGES);

/** Bytes that cross the process border (photos). */
export const bytes = z.instanceof(Uint8Array);
