/** How a product is made and given out. */
import type { Product } from '../rules/model/index.ts';

/** Products that the counter makes itself; all others come from the producer. */
const MADE_AT_COUNTER: readonly Product[] = ['PAPER_CHILD', 'AI', 'CERT_ACTIVATION'];
/** Products without a chip of ours: nothing is read or activated when they are given out, and no codes belong to them. */
const WITHOUT_CHIP: readonly Product[] = ['PAPER_CHILD', 'AI', 'TRAVEL', 'CODES_REPRINT'];

/** Whether the counter makes this product itself while the applicant waits. */
export function isMadeAtCounter(product: Product): boolean {
  return MADE_AT_COUNTER.includes(product);
}

/** Whether this product is given out without reading a chip: a paper, a travel document, codes printed again. */
export const isWithoutChip = (product: Product): boolean => WITHOUT_CHIP.includes(product);
