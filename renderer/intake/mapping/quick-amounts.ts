/** Round sums that people hand over for an amount, smallest first; the exact amount is the first one. Euro cents. */
export const quickAmounts = (dueCents: number): readonly number[] => {
  const notes = dueCents < 2000 ? [500, 1000, 2000, 5000] : [1000, 5000, 10000];
  const rounded = notes.map((note) => Math.ceil(dueCents / note) * note);
  return [...new Set([dueCents, ...rounded])].slice(0, 4);
};

/** Euro cents as a button says it: `127`, `21,30`. */
export const shortAmount = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
