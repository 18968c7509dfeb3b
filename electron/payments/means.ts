import { type Result, refusal, success } from '../ipc/contract.ts';
import { cashTotal, type PaymentMethod } from '../rules/index.ts';
import type { ReceiptPart } from './receipts-found.ts';

/** How somebody pays, as the officer typed it. */
export interface Means {
  readonly method: PaymentMethod | 'SPLIT';
  /** Reference that the terminal printed. */
  readonly reference: string;
  /** Of a split payment, what goes over the terminal. */
  readonly cardCents: number | null;
  /** Cash that was laid down. */
  readonly givenCents: number | null;
}

/**
 * The parts of a payment: what goes over the terminal exactly, what is paid in cash rounded. Pure.
 * Refusal: `fieldsWrong`, with the field under `prefix`.
 */
export function settleMeans(
  dueCents: number,
  means: Means,
  rounding: 'TO_5_CENTS' | 'EXACT',
  prefix = '',
): Result<readonly ReceiptPart[]> {
  const { method, reference, cardCents, givenCents } = means;
  const wrong = (field: string, messageKey: string): Result<never> =>
    refusal('fieldsWrong', undefined, [{ path: `${prefix}${field}`, messageKey: `errors.${messageKey}` }]);
  if (method !== 'CASH') {
    if (method !== 'ONLINE' && method !== 'OTHER' && reference === '') {
      return wrong('terminalReference', 'terminalReferenceRequired');
    }
    if (method !== 'SPLIT') {
      return success([{ method, reference, cents: dueCents, roundingCents: 0, givenCents: null, changeCents: 0 }]);
    }
    if (cardCents === null || cardCents <= 0 || cardCents >= dueCents) return wrong('cardCents', 'splitCard');
  }
  const card = method === 'SPLIT' ? (cardCents ?? 0) : 0;
  const cash = dueCents - card;
  const cashDueCents = cashTotal(cash, rounding);
  if (givenCents === null || givenCents < cashDueCents) return wrong('givenCents', 'notEnoughGiven');
  const inCash: ReceiptPart = {
    method: 'CASH',
    reference: '',
    cents: cash,
    roundingCents: cashDueCents - cash,
    givenCents,
    changeCents: givenCents - cashDueCents,
  };
  const overTerminal: ReceiptPart = {
    method: 'BANCONTACT',
    reference,
    cents: card,
    roundingCents: 0,
    givenCents: null,
    changeCents: 0,
  };
  return success(card === 0 ? [inCash] : [overTerminal, inCash]);
}
