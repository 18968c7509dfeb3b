import type { CallValue } from '../ipc/contract.ts';
import { PAYMENT_METHODS } from '../rules/model/index.ts';
import { belgianDate, type Clock, type Database } from '../storage/index.ts';
import { receiptsOfDay } from './receipt.ts';

/** What went through a till today: totals per way of paying, and the receipts, newest first. */
export async function tillToday(
  services: { readonly database: Database; readonly clock: Clock },
  till: string,
): Promise<CallValue<'till.today'>> {
  const date = belgianDate(services.clock.now());
  const receipts = await receiptsOfDay(services.database.read, till, date);
  const totals = PAYMENT_METHODS.map((method) => {
    const own = receipts.filter((receipt) => receipt.method === method);
    return { method, cents: own.reduce((sum, receipt) => sum + receipt.paidCents, 0), count: own.length };
  });
  return {
    till,
    date,
    totals: totals.filter(({ method, count }) => count > 0 || method === 'BANCONTACT' || method === 'CASH'),
    receipts: receipts.map((receipt) => ({
      receiptId: receipt.id,
      number: receipt.number,
      at: receipt.at,
      caseNumber: receipt.caseNumber,
      caseId: receipt.caseId,
      cents: receipt.paidCents,
      method: receipt.method,
      reference: receipt.reference,
    })),
  };
}
