/** Money without a case, and money that goes back. */
import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CallValue, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { cashTotal, changeFor, inDenominations, type Profile, tillRulesOf } from '../rules/index.ts';
import type { Executor, Transaction } from '../storage/index.ts';
import { settleMeans } from './means.ts';
import { recordPayment } from './receipt.ts';
import { meansOf, type Receipt, type RefundCause } from './receipts-found.ts';
import { partsToGiveBack, refund, refundState } from './refund.ts';
import { expectedCash, leftInTill, openSessionOf } from './sessions.ts';
import { continueAttempt, findAttempt, openAttempts } from './terminal/attempts.ts';
import { approvedBy, receiptViews, type TillServices, tillHouse } from './till-desk.ts';

/** What a payment call answers. */
export const paidView = (receipt: Receipt): CallValue<'payments.take'> => ({
  receiptId: receipt.id,
  number: receipt.number,
  paidCents: receipt.paidCents,
  changeCents: receipt.parts.reduce((sum, part) => sum + part.changeCents, 0),
});

/**
 * A charge of the terminal becomes part of a receipt: its amount must be what goes over the terminal.
 * Refusals: `attemptNotFound`, `attemptSettled`, `attemptAmount`.
 */
export async function consumeAttempt(
  transaction: Transaction,
  where: { readonly at: string; readonly officer: Actor },
  attemptId: string | null,
  receipt: Receipt,
): Promise<Result<null>> {
  if (attemptId === null) return success(null);
  const attempt = await findAttempt(transaction, attemptId);
  if (attempt === null) return refusal('attemptNotFound');
  if (attempt.state === 'used' && attempt.detail === receipt.number) return success(null);
  const card = receipt.parts.find((part) => part.method === 'BANCONTACT');
  if (card === undefined || card.cents !== attempt.cents) return refusal('attemptAmount', { cents: attempt.cents });
  const used = await continueAttempt(transaction, where, attemptId, { state: 'used', detail: receipt.number });
  return used.ok ? success(null) : used;
}

/** What a payer still lays down, and the change, for the screen; the payment itself is reckoned again when it is taken. */
export async function reckon(
  services: TillServices,
  officer: Actor,
  { cents, means }: CheckedInput<'payments.reckon'>,
): Promise<Result<CallValue<'payments.reckon'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const isSplit = means.method === 'SPLIT';
  const card = isSplit ? (means.cardCents ?? 0) : means.method === 'CASH' ? 0 : cents;
  const inCash = cents - card;
  if (inCash <= 0 || (isSplit && card <= 0)) {
    return success({ cashDueCents: null, changeCents: null, change: [], changeIsShort: false });
  }
  const cashDueCents = cashTotal(inCash, house.value.profile.payment.cashRounding);
  const changeCents = means.givenCents === null ? null : changeFor(cashDueCents, means.givenCents);
  const session = await openSessionOf(services.database.read, house.value.moment.till);
  const there =
    session === null
      ? await leftInTill(services.database.read, house.value.moment.till)
      : await expectedCash(services.database.read, session);
  return success({
    cashDueCents,
    changeCents,
    change: changeCents === null ? [] : inDenominations(changeCents),
    changeIsShort: changeCents !== null && changeCents > there,
  });
}

/**
 * A charge that the terminal approved, and whose reference and amount a receipt carries, belongs to that receipt, also
 * where nobody named it: it is not open any more.
 */
export async function settleMatching(
  transaction: Transaction,
  where: { readonly at: string; readonly officer: Actor },
  receipt: Receipt,
): Promise<void> {
  const open = await openAttempts(transaction, receipt.till);
  for (const part of receipt.parts.filter(({ method }) => method === 'BANCONTACT')) {
    const found = open.find(
      ({ state, cents, reference }) => state === 'approved' && cents === part.cents && reference === part.reference,
    );
    if (found !== undefined) {
      await continueAttempt(transaction, where, found.attemptId, { state: 'used', detail: receipt.number });
    }
  }
}

/** A loose receipt: what it is for, why, and how it is paid. Refusals: `fieldsWrong`, `tillHeld`, those of `consumeAttempt`. */
export async function takeManual(
  services: TillServices,
  officer: Actor,
  input: CheckedInput<'payments.manual'>,
): Promise<Result<CallValue<'payments.manual'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { moment, profile } = house.value;
  const due = input.lines.reduce((sum, line) => sum + line.cents, 0);
  const parts = settleMeans(due, input.means, profile.payment.cashRounding, 'means.');
  if (!parts.ok) return parts;
  const taken = await services.database.transaction<Receipt, CallError>(async (transaction) => {
    const receipt = await recordPayment(transaction, {
      ...moment,
      lines: input.lines.map(({ label, cents, reason }) => ({
        caseId: null,
        caseNumber: '',
        feeKind: 'MANUAL',
        label: { nl: label },
        basis: 'MANUAL',
        cents,
        federalCents: null,
        municipalCents: null,
        feeRule: null,
        reason,
      })),
      parts: parts.value,
    });
    if (!receipt.ok) return receipt;
    await settleMatching(transaction, moment, receipt.value);
    const used = await consumeAttempt(transaction, moment, input.attemptId, receipt.value);
    if (!used.ok) return used;
    await record(transaction, moment.at, officer, noCase, {
      action: 'manualReceipt',
      params: { receipt: receipt.value.number, method: meansOf(receipt.value), cents: receipt.value.paidCents },
      reason: input.lines.map((line) => `${line.label}: ${line.reason}`).join('; '),
    });
    return receipt;
  });
  if (!taken.ok) return taken;
  services.announceCases([]);
  return success(paidView(taken.value));
}

/** What is left of a receipt, and whether a second person must agree to give it back. */
export async function refundStateOfDesk(
  services: TillServices,
  officer: Actor,
  receiptId: string,
): Promise<Result<CallValue<'payments.refundState'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { read } = services.database;
  const state = await refundState(read, receiptId);
  if (!state.ok) return state;
  const { receipt, leftByLine } = state.value;
  const [view] = await receiptViews(read, [receipt]);
  if (view === undefined) return refusal('receiptNotFound');
  const cents = leftByLine.reduce((sum, one) => sum + one, 0);
  return success({
    receipt: view,
    leftByLine: [...leftByLine],
    needsApproval: await needsApproval(read, house.value.profile, receipt, { cents, cause: 'REFUND' }),
  });
}

/** How an amount would go back, part by part, as it goes over the counter. Refusals: `receiptNotFound`, `isRefund`. */
export async function reckonRefund(
  services: TillServices,
  officer: Actor,
  { receiptId, lineCents }: CheckedInput<'payments.reckonRefund'>,
): Promise<Result<CallValue<'payments.reckonRefund'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const state = await refundState(services.database.read, receiptId);
  if (!state.ok) return state;
  const cents = lineCents.reduce((sum, one) => sum + one, 0);
  const parts = partsToGiveBack(state.value.leftByPart, cents, '', house.value.profile.payment.cashRounding);
  return success(parts.map((part) => ({ method: part.method, cents: -(part.cents + part.roundingCents) })));
}

/**
 * Gives money back: as the profile's rule says, or because of a mistake; above the limit, and where the rule does not let
 * it go by itself, with a second person. Refusals: `secondPersonNeeded` and those of `refund`.
 */
export async function refundOfDesk(
  services: TillServices,
  officer: Actor,
  input: CheckedInput<'payments.refund'>,
): Promise<Result<CallValue<'payments.refund'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { moment, profile } = house.value;
  const state = await refundState(services.database.read, input.receiptId);
  if (!state.ok) return state;
  const cents = input.lineCents.reduce((sum, one) => sum + one, 0);
  const above = tillRulesOf(profile).reversalApprovalAboveCents;
  const isNeeded = await needsApproval(services.database.read, profile, state.value.receipt, {
    cents,
    cause: input.cause,
  });
  const approved = await approvedBy(services, officer, input.approval, isNeeded, cents > above ? above : 0);
  if (!approved.ok) return approved;
  const given = await services.database.transaction<Receipt, CallError>((transaction) =>
    refund(transaction, moment, { ...input, approvedBy: approved.value }, profile.payment.cashRounding),
  );
  if (!given.ok) return given;
  services.announceCases(given.value.lines.map((line) => line.caseId).filter((id) => id !== null));
  return success(paidView(given.value));
}

/** Work has begun on cases in other states than these: their order went out. */
const NOT_SENT = ['PAYMENT_DUE', 'ORDERED', 'ORDER_REJECTED'];

async function needsApproval(
  executor: Executor,
  profile: Profile,
  receipt: Receipt,
  { cents, cause }: { readonly cents: number; readonly cause: RefundCause },
): Promise<boolean> {
  const rules = tillRulesOf(profile);
  if (cents > rules.reversalApprovalAboveCents) return true;
  if (cause === 'MISTAKE' || rules.refund === 'ALWAYS') return false;
  if (rules.refund !== 'BEFORE_ORDER') return true;
  const ids = receipt.lines.map((line) => line.caseId).filter((id) => id !== null);
  if (ids.length === 0) return false;
  const rows = await executor.selectFrom('cases').select(['state', 'order_progress']).where('id', 'in', ids).execute();
  return !rows.every(
    ({ state, order_progress }) =>
      NOT_SENT.includes(state) ||
      (state === 'CANCELLED' && (JSON.parse(order_progress) as { accepted: unknown }).accepted === null),
  );
}
