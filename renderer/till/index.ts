/** The place "Kassa": today's receipts and totals of this till, and the reprint of a receipt. */
export { TillPage } from './till-page.tsx';
