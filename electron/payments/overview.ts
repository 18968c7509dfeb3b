import type { CallValue } from '../ipc/contract.ts';
import type { TextMap } from '../rules/model/index.ts';
import type { Executor } from '../storage/index.ts';
import { ACCOUNTS, type Account } from './ledger.ts';
import { MANUAL_LABEL } from './receipts-found.ts';

type Overview = CallValue<'till.overview'>;
type Step = Overview['steps'][number];

const INCOME: readonly Account[] = ['feeIncome', 'feeFederal', 'feeMunicipal', 'manualIncome'];

/**
 * Money of all tills in a period, day by day or month by month, by fee kind and by account. From the ledger, so that it is
 * what the export says. Days without a receipt are there with nothing.
 */
export async function tillOverview(
  executor: Executor,
  period: { readonly from: string; readonly to: string; readonly by: 'day' | 'month' },
  accountNumbers: Readonly<Record<string, string>>,
): Promise<Overview> {
  const { from, to, by } = period;
  const booked = await executor
    .selectFrom('ledger_bookings')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select((row) => ['date', 'account', row.fn.sum<number | string>('cents').as('cents')])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy(['date', 'account'])
    .execute();
  const counted = await executor
    .selectFrom('receipts')
    .select((row) => ['date', row.fn.countAll<number | string>().as('count')])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy('date')
    .execute();
  const stepOf = (date: string) => (by === 'day' ? date : date.slice(0, 7));
  const steps = new Map<string, Step>(
    stepsBetween(from, to, by).map((step) => [
      step,
      { step, receipts: 0, incomeCents: 0, cashCents: 0, cardCents: 0, differenceCents: 0 },
    ]),
  );
  const totals = new Map<string, number>();
  for (const { date, account, cents: sum } of booked) {
    const cents = Number(sum);
    totals.set(account, (totals.get(account) ?? 0) + cents);
    const step = steps.get(stepOf(date));
    if (step === undefined) continue;
    if (INCOME.includes(account as Account)) step.incomeCents -= cents;
    if (account === 'terminal') step.cardCents += cents;
    if (account === 'differences') step.differenceCents -= cents;
  }
  for (const { date, count } of counted) {
    const step = steps.get(stepOf(date));
    if (step !== undefined) step.receipts += Number(count);
  }
  for (const { date, cents } of await cashOfReceipts(executor, from, to)) {
    const step = steps.get(stepOf(date));
    if (step !== undefined) step.cashCents += Number(cents);
  }
  return {
    from,
    to,
    steps: [...steps.values()],
    kinds: await kindsOf(executor, from, to),
    accounts: ACCOUNTS.filter((account) => (totals.get(account) ?? 0) !== 0).map((account) => ({
      account,
      number: accountNumbers[account] ?? '',
      cents: totals.get(account) ?? 0,
    })),
  };
}

/** Cash of payments and refunds alone: a safe drop is no income. */
const cashOfReceipts = (executor: Executor, from: string, to: string) =>
  executor
    .selectFrom('ledger_bookings')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select((row) => ['date', row.fn.sum<number | string>('cents').as('cents')])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('account', '=', 'tillCash')
    .where('ledger_bookings.receipt_id', 'is not', null)
    .groupBy('date')
    .execute();

async function kindsOf(executor: Executor, from: string, to: string): Promise<Overview['kinds']> {
  const rows = await executor
    .selectFrom('receipt_lines')
    .innerJoin('receipts', 'receipts.id', 'receipt_lines.receipt_id')
    .select((row) => [
      'fee_kind',
      'label',
      'kind',
      row.fn.sum<number | string>('receipt_lines.cents').as('cents'),
      row.fn.countAll<number | string>().as('count'),
    ])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy(['fee_kind', 'label', 'kind'])
    .execute();
  const kinds = new Map<string, Overview['kinds'][number]>();
  for (const row of rows) {
    const found = kinds.get(row.fee_kind) ?? {
      feeKind: row.fee_kind,
      label: row.fee_kind === 'MANUAL' ? MANUAL_LABEL : (JSON.parse(row.label) as TextMap),
      count: 0,
      cents: 0,
    };
    found.cents += Number(row.cents);
    found.count += row.kind === 'payment' ? Number(row.count) : 0;
    kinds.set(row.fee_kind, found);
  }
  return [...kinds.values()].sort((one, other) => other.cents - one.cents);
}

/** More steps than these nobody sees in a plot. */
const MOST_STEPS = 400;

function stepsBetween(from: string, to: string, by: 'day' | 'month'): readonly string[] {
  const steps: string[] = [];
  const end = by === 'day' ? to : to.slice(0, 7);
  let step = by === 'day' ? from : from.slice(0, 7);
  while (step <= end && steps.length < MOST_STEPS) {
    steps.push(step);
    step = by === 'day' ? nextDay(step) : nextMonth(step);
  }
  return steps;
}

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};
