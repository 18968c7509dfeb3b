import type { CallValue } from '../../electron/ipc/contract.ts';

export type Receipt = CallValue<'till.today'>['receipts'][number];

/** Receipts whose number, applicant, case number or payment reference holds what was typed; spaces and case aside. */
export const matching = (receipts: readonly Receipt[], typed: string): readonly Receipt[] => {
  const wanted = bare(typed);
  if (wanted === '') return receipts;
  return receipts.filter((receipt) =>
    [
      receipt.number,
      ...receipt.who,
      ...receipt.lines.map((line) => line.caseNumber),
      ...receipt.parts.map((part) => part.reference),
    ].some((text) => bare(text).includes(wanted)),
  );
};

const bare = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();

/** Everything that came in today, in cents, and by how many receipts. */
export const together = (
  totals: CallValue<'till.today'>['totals'],
): { readonly cents: number; readonly count: number } => ({
  cents: totals.reduce((sum, total) => sum + total.inCents + total.outCents, 0),
  count: totals.reduce((sum, total) => sum + total.count, 0),
});

/** Case numbers of a receipt, each once. */
export const caseNumbers = (receipt: Receipt): string =>
  [...new Set(receipt.lines.map((line) => line.caseNumber))].filter((number) => number !== '').join(', ');

/** References that terminal or bank gave. */
export const references = (receipt: Receipt): string =>
  receipt.parts
    .map((part) => part.reference)
    .filter((reference) => reference !== '')
    .join(', ');

/** Why an amount was asked or not, or why money went back; what several lines say is said once. */
export const reasons = (receipt: Receipt): string =>
  receipt.reason === ''
    ? [...new Set(receipt.lines.map((line) => line.reason))].filter((reason) => reason !== '').join(', ')
    : receipt.reason;

/** Receipts of today first, then those of other days or tills that are not among them. */
export const withEarlier = (today: readonly Receipt[], found: readonly Receipt[]): readonly Receipt[] => {
  const known = new Set(today.map(({ receiptId }) => receiptId));
  return [...today, ...found.filter(({ receiptId }) => !known.has(receiptId))];
};

/** The end of a number where the rest is that of the till's own receipts of this year; otherwise the whole. */
export const shortNumber = (
  number: string,
  { till, date }: { readonly till: string; readonly date: string },
): string => {
  const own = `${date.slice(0, 4)}-${till}-`;
  return number.startsWith(own) ? number.slice(own.length) : number;
};
