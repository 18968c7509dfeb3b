/** Charges on the payment terminal of this desk: each is written down before the terminal hears of it. */
import type { Actor } from '../../audit/index.ts';
import {
  type CallError,
  type CallValue,
  type CheckedInput,
  type Result,
  refusal,
  success,
} from '../../ipc/contract.ts';
import { storedInstant } from '../../storage/index.ts';
import { attemptView, type TillServices, tillHouse } from '../till-desk.ts';
import { type Attempt, type AttemptState, continueAttempt, findAttempt, startAttempt } from './attempts.ts';
import type { PaymentTerminal } from './terminal.ts';

/** What charging needs besides the till. */
export interface TerminalServices extends TillServices {
  readonly terminal: PaymentTerminal;
}

/** Charges that the terminal is working on now, in this process. */
const underWay = new Set<string>();

/**
 * Asks the terminal for an amount. Refusals: `terminalNotLinked`, `terminalOutcomeOpen`. How it ended is in the answer:
 * `approved`, `declined` or `unknown`.
 */
export async function chargeTerminal(
  services: TerminalServices,
  officer: Actor,
  { cents, purpose }: CheckedInput<'terminal.charge'>,
): Promise<Result<CallValue<'terminal.charge'>>> {
  if (services.terminal.kind === 'manual') return refusal('terminalNotLinked');
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const started = await services.database.transaction<Attempt, CallError>((transaction) =>
    startAttempt(transaction, house.value.moment, { cents, purpose }),
  );
  if (!started.ok) return started;
  const { attemptId } = started.value;
  underWay.add(attemptId);
  try {
    const outcome = await services.terminal.charge(cents);
    const state: AttemptState = outcome.kind;
    const reference = outcome.kind === 'declined' ? '' : outcome.reference;
    return await goOn(services, officer, attemptId, [{ state, reference, detail: outcome.detail }]);
  } finally {
    underWay.delete(attemptId);
    services.announceCases([]);
  }
}

/** Notes that a charge by hand ended without a clear answer. Refusal: `terminalOutcomeOpen`. */
export async function noteUnclear(
  services: TerminalServices,
  officer: Actor,
  { cents, purpose, detail }: CheckedInput<'terminal.unclear'>,
): Promise<Result<CallValue<'terminal.unclear'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { moment } = house.value;
  const noted = await services.database.transaction<Attempt, CallError>(async (transaction) => {
    const started = await startAttempt(transaction, moment, { cents, purpose });
    if (!started.ok) return started;
    return continueAttempt(transaction, moment, started.value.attemptId, { state: 'unknown', detail });
  });
  services.announceCases([]);
  return noted.ok ? success(attemptView(noted.value)) : noted;
}

/**
 * The officer found out how a charge ended. One that a former run of the application left behind counts as unknown first.
 * Refusals: `terminalBusy` while the terminal still works on it, those of `continueAttempt`.
 */
export async function resolveAttempt(
  services: TerminalServices,
  officer: Actor,
  { attemptId, state, reference, reason }: CheckedInput<'terminal.resolve'>,
): Promise<Result<CallValue<'terminal.resolve'>>> {
  if (underWay.has(attemptId)) return refusal('terminalBusy');
  const before = await findAttempt(services.database.read, attemptId);
  if (before === null) return refusal('attemptNotFound');
  if (state === 'approved' && reference === '' && before.reference === '') {
    return refusal('fieldsWrong', undefined, [{ path: 'reference', messageKey: 'errors.terminalReferenceRequired' }]);
  }
  const left = before.state === 'started' ? [{ state: 'unknown' as const, reference: '', detail: '' }] : [];
  const resolved = await goOn(services, officer, attemptId, [...left, { state, reference, detail: reason }]);
  services.announceCases([]);
  return resolved;
}

const goOn = async (
  services: TerminalServices,
  officer: Actor,
  attemptId: string,
  steps: readonly { readonly state: AttemptState; readonly reference: string; readonly detail: string }[],
): Promise<Result<CallValue<'terminal.charge'>>> => {
  const at = storedInstant(services.clock.now());
  const done = await services.database.transaction<Attempt, CallError>(async (transaction) => {
    let attempt: Result<Attempt> = refusal('attemptNotFound');
    for (const step of steps) {
      attempt = await continueAttempt(transaction, { at, officer }, attemptId, step);
      if (!attempt.ok) return attempt;
    }
    return attempt;
  });
  return done.ok ? success(attemptView(done.value)) : done;
};
