import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../../audit/index.ts';
import { type Result, refusal, success } from '../../ipc/contract.ts';
import type { Executor, TerminalEventsTable, Transaction } from '../../storage/index.ts';
import { needsReason } from '../movements.ts';
import { takeTurn } from '../sessions.ts';

/**
 * How a charge on the payment terminal stands. `started`: the terminal was asked and has not answered; `unknown`: nobody can say
 * whether the money was taken; `approved`: it was, and no receipt has it yet. These three are open: as long as one is open,
 * the till asks the terminal for nothing new, so that nobody pays twice. `used`: a receipt has it. `declined`: nothing was
 * taken. `cancelled`: taken, and given back on the terminal.
 */
export const ATTEMPT_STATES = ['started', 'approved', 'declined', 'unknown', 'used', 'cancelled'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** A charge as it stands. */
export interface Attempt {
  readonly attemptId: string;
  readonly till: string;
  readonly state: AttemptState;
  readonly cents: number;
  readonly purpose: string;
  readonly reference: string;
  readonly detail: string;
  readonly at: string;
  readonly officer: string;
}

/** What may follow on what. */
const NEXT: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  started: ['approved', 'declined', 'unknown'],
  unknown: ['approved', 'declined', 'cancelled'],
  approved: ['used', 'cancelled'],
  declined: [],
  used: [],
  cancelled: [],
};

const OPEN: readonly AttemptState[] = ['started', 'approved', 'unknown'];

/** Begins an attempt. Refusal: `terminalOutcomeOpen` while an earlier one of this till is open. */
export async function startAttempt(
  transaction: Transaction,
  where: { readonly at: string; readonly till: string; readonly officer: Actor },
  what: { readonly cents: number; readonly purpose: string },
): Promise<Result<Attempt>> {
  await takeTurn(transaction, where.till);
  const open = await openAttempts(transaction, where.till);
  if (open.length > 0) return refusal('terminalOutcomeOpen', { count: open.length });
  return success(
    await write(
      transaction,
      where,
      { attemptId: randomUUID(), state: 'started', reference: '', detail: '', ...what },
      1,
    ),
  );
}

/**
 * Says how an attempt goes on. Refusals: `attemptNotFound`, `attemptSettled` when that cannot follow on what it is,
 * `reasonNeeded` when an officer settles an unknown outcome without saying how it was found out.
 */
export async function continueAttempt(
  transaction: Transaction,
  where: { readonly at: string; readonly officer: Actor },
  attemptId: string,
  what: { readonly state: AttemptState; readonly reference?: string; readonly detail: string },
): Promise<Result<Attempt>> {
  const last = await lastEvent(transaction, attemptId);
  if (last === undefined) return refusal('attemptNotFound');
  const before = attemptOf(last);
  if (!NEXT[before.state].includes(what.state)) return refusal('attemptSettled', { state: before.state });
  if (before.state === 'unknown' && what.detail === '') return needsReason();
  return success(
    await write(
      transaction,
      { ...where, till: before.till },
      {
        attemptId,
        state: what.state,
        cents: before.cents,
        purpose: before.purpose,
        reference: what.reference === undefined || what.reference === '' ? before.reference : what.reference,
        detail: what.detail,
      },
      Number(last.sequence) + 1,
    ),
  );
}

/** The open attempts of a till, oldest first. */
export async function openAttempts(executor: Executor, till: string): Promise<readonly Attempt[]> {
  const rows = await executor
    .selectFrom('terminal_events')
    .selectAll()
    .where('till', '=', till)
    .where('state', 'in', [...OPEN])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('terminal_events as later')
            .select('later.attempt_id')
            .whereRef('later.attempt_id', '=', 'terminal_events.attempt_id')
            .whereRef('later.sequence', '>', 'terminal_events.sequence'),
        ),
      ),
    )
    .orderBy('at')
    .execute();
  return rows.map(attemptOf);
}

/** An attempt as it stands, or null. */
export async function findAttempt(executor: Executor, attemptId: string): Promise<Attempt | null> {
  const row = await lastEvent(executor, attemptId);
  return row === undefined ? null : attemptOf(row);
}

const lastEvent = (executor: Executor, attemptId: string) =>
  executor
    .selectFrom('terminal_events')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();

async function write(
  transaction: Transaction,
  { at, till, officer }: { readonly at: string; readonly till: string; readonly officer: Actor },
  attempt: Pick<Attempt, 'attemptId' | 'state' | 'cents' | 'purpose' | 'reference' | 'detail'>,
  sequence: number,
): Promise<Attempt> {
  const row: TerminalEventsTable = {
    attempt_id: attempt.attemptId,
    sequence,
    at,
    till,
    state: attempt.state,
    cents: attempt.cents,
    purpose: attempt.purpose,
    reference: attempt.reference,
    detail: attempt.detail,
    officer_id: officer.staffId,
    officer_name: officer.name,
  };
  await transaction.insertInto('terminal_events').values(row).execute();
  await record(transaction, at, officer, noCase, {
    action: `terminal.${attempt.state}`,
    params: { till, cents: attempt.cents, reference: attempt.reference === '' ? null : attempt.reference },
    ...(attempt.detail === '' ? {} : { reason: attempt.detail }),
  });
  return attemptOf(row);
}

const attemptOf = (row: TerminalEventsTable): Attempt => ({
  attemptId: row.attempt_id,
  till: row.till,
  state: row.state as AttemptState,
  cents: Number(row.cents),
  purpose: row.purpose,
  reference: row.reference,
  detail: row.detail,
  at: row.at,
  officer: row.officer_name,
});
