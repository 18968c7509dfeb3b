/** Payments as tests make them. */
import type { Payment, ReceiptLine, ReceiptPart } from '../../../electron/payments/index.ts';
import { els } from '../cases/counter-house.ts';

/** A line without a case. */
export const lineOf = (cents: number, more: Partial<ReceiptLine> = {}): ReceiptLine => ({
  caseId: null,
  caseNumber: '',
  feeKind: 'EVK.NORMAL',
  label: { nl: 'F+  Duurzaam verblijf' },
  basis: 'RULE',
  cents,
  federalCents: null,
  municipalCents: null,
  feeRule: 'card-normal',
  reason: '',
  ...more,
});

export const byCard = (cents: number, reference = 'T-0001'): ReceiptPart => ({
  method: 'BANCONTACT',
  reference,
  cents,
  roundingCents: 0,
  givenCents: null,
  changeCents: 0,
});

export const inCash = (cents: number, more = 0): ReceiptPart => {
  const rounded = cents <= 5 ? cents : Math.round(cents / 5) * 5;
  return {
    method: 'CASH',
    reference: '',
    cents,
    roundingCents: rounded - cents,
    givenCents: rounded + more,
    changeCents: more,
  };
};

/** A payment on the ordinary day, by Els at till L3. */
export const paymentOf = (parts: readonly ReceiptPart[], more: Partial<Payment> = {}): Payment => ({
  at: '2026-11-09T13:42:00.000Z',
  date: '2026-11-09',
  till: 'L3',
  officer: els,
  lines: [lineOf(parts.reduce((sum, part) => sum + part.cents, 0))],
  parts,
  ...more,
});
