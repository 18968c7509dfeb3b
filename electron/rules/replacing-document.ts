/** Papers that come in place of the old card: which ones, and how long they hold where the law gives one term. Pure. */
import { Temporal } from 'temporal-polyfill';
import content from '../../resources/card-types/child-paper-card.json' with { type: 'json' };
import { reachedAge } from './ages.ts';
import type { IsoDate, PartialDate, Profile, TextMap } from './model/index.ts';

/** A paper that may be handed in instead of a card with a chip. */
export interface ReplacingPaper {
  readonly code: string;
  readonly label: TextMap;
}

/**
 * What may be handed in at the collection: the list of the municipality, and the paper card of somebody who was a child when
 * the last ones were issued. That card is the old card itself, whatever the list says.
 */
export const papersAtCollection = (
  profile: Pick<Profile, 'replacingDocuments'> | null,
  birthDate: PartialDate | null,
): readonly ReplacingPaper[] => [
  ...(profile?.replacingDocuments ?? []).filter(({ moment }) => moment === 'COLLECT'),
  ...(reachedAge(birthDate, content.under, content.lastIssued) === 'no' ? [content] : []),
];

/** Whether a paper can have been issued on this day: the last paper cards of children are of 14 January 2024. */
export const couldBeIssuedOn = (code: string, issued: IsoDate): boolean =>
  code !== content.code || issued <= content.lastIssued;

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
  // A card that ran out is handed in all the same.
  if (document.code === content.code) return true;
  const end = document.validUntil ?? replacingDocumentEnd(document.code, document.issued);
  return end === null || end >= today;
};
