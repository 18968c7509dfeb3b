export { ACCOUNTS, type Account, balances } from './ledger.ts';
export {
  type Payment,
  type Receipt,
  receiptNumber,
  receiptsOfCase,
  receiptsOfDay,
  recordPayment,
  type Settlement,
} from './receipt.ts';
export { tillToday } from './till.ts';
export { type LedgerFault, verifyLedger } from './verify.ts';
