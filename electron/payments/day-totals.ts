import { PAYMENT_METHODS, type PaymentMethod, type TextMap } from '../rules/model/index.ts';
import type { Executor } from '../storage/index.ts';
import type { CountLine } from './closing.ts';
import { type Balances, balancesOfSessions } from './ledger.ts';
import { MANUAL_LABEL, type Receipt, receiptsOfSessions } from './receipts-found.ts';

/** Receipts and amounts of some till sessions. Amounts are net of what went back. */
export interface DayTotals {
  readonly first: string | null;
  readonly last: string | null;
  readonly receipts: number;
  readonly refunds: number;
  readonly free: number;
  readonly waived: number;
  readonly means: readonly {
    readonly method: PaymentMethod;
    readonly inCents: number;
    readonly outCents: number;
    readonly count: number;
  }[];
  readonly kinds: readonly FeeKindTotal[];
  /** What the applicants paid, before rounding of cash. */
  readonly incomeCents: number;
  readonly roundingCents: number;
  readonly accounts: Balances;
}

export interface FeeKindTotal {
  readonly feeKind: string;
  readonly label: TextMap;
  readonly count: number;
  readonly cents: number;
}

/** Everything that a closing keeps besides its own figures. */
export interface ClosingDetails extends DayTotals {
  readonly counts: readonly CountLine[];
  /** Cash that went to the safe at the closing. */
  readonly safeCents: number;
}

/** Totals of till sessions, from their receipts and bookings. */
export async function dayTotals(executor: Executor, sessionIds: readonly string[]): Promise<DayTotals> {
  const receipts = await receiptsOfSessions(executor, sessionIds);
  return { ...totalsOf(receipts), accounts: await balancesOfSessions(executor, sessionIds) };
}

/** Totals of receipts. Pure. */
export function totalsOf(receipts: readonly Receipt[]): Omit<DayTotals, 'accounts'> {
  const lines = receipts.flatMap((receipt) => receipt.lines);
  const payments = receipts.filter((receipt) => receipt.kind === 'payment');
  return {
    first: receipts[0]?.number ?? null,
    last: receipts.at(-1)?.number ?? null,
    receipts: receipts.length,
    refunds: receipts.length - payments.length,
    free: payments.flatMap((receipt) => receipt.lines).filter((line) => line.basis === 'FREE').length,
    waived: payments.flatMap((receipt) => receipt.lines).filter((line) => line.basis === 'WAIVED').length,
    means: PAYMENT_METHODS.map((method) => meansTotal(receipts, method)).filter(
      ({ method, count }) => count > 0 || method === 'BANCONTACT' || method === 'CASH',
    ),
    kinds: kindTotals(receipts),
    incomeCents: lines.reduce((sum, line) => sum + line.cents, 0),
    roundingCents: receipts.reduce((sum, receipt) => sum + receipt.roundingCents, 0),
  };
}

const meansTotal = (receipts: readonly Receipt[], method: PaymentMethod) => {
  const parts = receipts.flatMap((receipt) => receipt.parts).filter((part) => part.method === method);
  const paid = parts.map((part) => part.cents + part.roundingCents);
  return {
    method,
    inCents: paid.filter((cents) => cents > 0).reduce((sum, cents) => sum + cents, 0),
    outCents: paid.filter((cents) => cents < 0).reduce((sum, cents) => sum + cents, 0),
    count: parts.length,
  };
};

const kindTotals = (receipts: readonly Receipt[]): readonly FeeKindTotal[] => {
  const found = new Map<string, { label: TextMap; count: number; cents: number }>();
  for (const receipt of receipts) {
    for (const line of receipt.lines) {
      const known = found.get(line.feeKind) ?? {
        label: line.feeKind === 'MANUAL' ? MANUAL_LABEL : line.label,
        count: 0,
        cents: 0,
      };
      known.cents += line.cents;
      known.count += receipt.kind === 'payment' ? 1 : 0;
      found.set(line.feeKind, known);
    }
  }
  return [...found]
    .map(([feeKind, total]) => ({ feeKind, ...total }))
    .sort((one, other) => (one.feeKind < other.feeKind ? -1 : 1));
};
