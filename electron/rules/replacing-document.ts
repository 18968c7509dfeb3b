/** How long a paper that replaces the old card holds, where the law gives one term. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './model/index.ts';

/**
 * Last day of a replacing document counted from its day of issue, or null where only the document itself tells.
 * Annexes 8ter and 8quater: 45 days from issue. Annex 12: one month from the declaration.
 * Annex 15 and 49 have terms that depend on their ground, so the date on the paper is asked.
 */
export const replacingDocumentEnd = (code: string, issued: IsoDate): IsoDate | null => {
  const name = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  const day = Temporal.PlainDate.from(issued);
  if (/8(ter|quater(bis)?)$/.test(name)) return day.add({ days: 45 }).toString();
  if (/(^|\D)12$/.test(name)) return day.add({ months: 1 }).toString();
  return null;
};

/** True when the document still holds on `today`; a document holds all of its last day. */
export const replacingDocumentHolds = (
  document: { readonly code: string; readonly issued: IsoDate; readonly validUntil: IsoDate | null },
  today: IsoDate,
): boolean => {
  const end = document.validUntil ?? replacingDocumentEnd(document.code, document.issued);
  return end === null || end >= today;
};
