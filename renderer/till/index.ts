/** The place "Kassa": today's receipts and totals of this till, and the reprint of a receipt. */
export { usePayCase } from './pay-case.tsx';
export { PayDialog } from './pay-dialog.tsx';
export { usePaper } from './reprint.ts';
export { TillPage } from './till-page.tsx';
