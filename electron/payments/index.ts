export { type BookServices, closingsOf, dayFileOf, exportOf, overviewOf, rememberedMapping } from './books-desk.ts';
export {
  type Closing,
  COUNTED,
  type Count,
  closeTill,
  closingsOfPeriod,
  countedCents,
  countTill,
  findClosing,
  sessionsSinceDay,
} from './closing.ts';
export { bookedCharges, readDayFile, reconcile } from './day-file.ts';
export { type ClosingDetails, dayTotals, totalsOf } from './day-totals.ts';
export { type ExportWanted, exportBooks } from './export.ts';
export { ACCOUNTS, type Account, type BookingKind, balances, balancesOfSessions } from './ledger.ts';
export { type Means, settleMeans } from './means.ts';
export { moveCash, reverseMovement } from './movements.ts';
export { tillOverview } from './overview.ts';
export {
  consumeAttempt,
  paidView,
  reckon,
  reckonRefund,
  refundOfDesk,
  refundStateOfDesk,
  settleMatching,
  takeManual,
} from './pay-desk.ts';
export { type Payment, receiptNumber, recordPayment } from './receipt.ts';
export {
  findReceipt,
  type LineBasis,
  meansOf,
  type Receipt,
  type ReceiptLine,
  type ReceiptMeans,
  type ReceiptPart,
  receiptsLike,
  receiptsOfCase,
  receiptsOfDay,
  receiptsOfPeriod,
  refundsOf,
} from './receipts-found.ts';
export { partsToGiveBack, refund, refundState } from './refund.ts';
export { expectedCash, leftInTill, openSessionOf, openTill, type TillMoment } from './sessions.ts';
export { findAttempt, openAttempts } from './terminal/attempts.ts';
export { manualTerminal, type PaymentTerminal, type TerminalAddress } from './terminal/terminal.ts';
export { chargeTerminal, noteUnclear, resolveAttempt, type TerminalServices } from './terminal/terminal-desk.ts';
export { zvtTerminal } from './terminal/zvt-terminal.ts';
export {
  approvedBy,
  closeOfDesk,
  countOfDesk,
  moveCashOfDesk,
  openTillOfDesk,
  receiptViews,
  reverseOfDesk,
  type TillServices,
  tillHouse,
  tillToday,
} from './till-desk.ts';
export { type LedgerFault, verifyLedger } from './verify.ts';
