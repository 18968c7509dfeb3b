import type { CallValue } from '../../electron/ipc/contract.ts';

export type Receipt = CallValue<'till.today'>['receipts'][number];

/** Receipts whose number, case number or payment reference holds what was typed; spaces and case aside. */
export const matching = (receipts: readonly Receipt[], typed: string): readonly Receipt[] => {
  const wanted = bare(typed);
  if (wanted === '') return receipts;
  return receipts.filter((receipt) =>
    [receipt.number, receipt.caseNumber, receipt.reference].some((text) => bare(text).includes(wanted)),
  );
};

const bare = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();

/** Everything that came in today, in cents, and by how many receipts. */
export const together = (
  totals: CallValue<'till.today'>['totals'],
): { readonly cents: number; readonly count: number } => ({
  cents: totals.reduce((sum, total) => sum + total.cents, 0),
  count: totals.reduce((sum, total) => sum + total.count, 0),
});
