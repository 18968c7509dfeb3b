import type { AuditNote } from '../audit/index.ts';
import { type CaseStep, type Result, refusal, success } from '../ipc/contract.ts';
import { checkCardNumber, compactCardNumber } from '../rules/index.ts';
import { belgianDate } from '../storage/index.ts';
import { type CaseCommand, runCaseCommand } from './command.ts';
import type { CaseOrder, Deed, StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';
import { type CaseEvent, stateAfter } from './transitions.ts';

/**
 * Records one step between application and collection. Refusals: `stepNotPossible` in this state, `fieldsWrong` with the
 * field to correct, `cardNumberTaken` when another case has this card, and those of `runCaseCommand`.
 */
export async function recordStep(
  services: CaseServices,
  command: CaseCommand,
  step: CaseStep,
): Promise<Result<StoredCase>> {
  const prepared = prepare(step);
  if (!prepared.ok) {
    return prepared;
  }
  const { event, order, note } = prepared.value;
  if (step.step === 'cardArrived') {
    const taken = await otherCaseWithCard(services, command.caseId, compactCardNumber(step.cardNumber));
    if (taken !== null) {
      return refusal('cardNumberTaken', { caseNumber: taken }, [
        { path: 'cardNumber', messageKey: 'errors.cardNumberTaken', params: { caseNumber: taken } },
      ]);
    }
  }
  return runCaseCommand(services, command, (current, deed) => {
    const content = { ...current, order: order(current.order, deed) };
    const state = stateAfter(current.state, event, {
      content,
      today: belgianDate(services.clock.now()),
      openPoints: 0,
    });
    return state.ok ? success({ next: { ...content, state: state.value }, notes: [note] }) : state;
  });
}

interface PreparedStep {
  readonly event: CaseEvent;
  readonly order: (order: CaseOrder, deed: Deed) => CaseOrder;
  readonly note: AuditNote;
}

/** What a step does to the order, and what the history says of it. */
function prepare(step: CaseStep): Result<PreparedStep> {
  switch (step.step) {
    case 'acceptedByRegister':
      return success({
        event: 'acceptedByRegister',
        order: (order, deed) => ({ ...order, accepted: { ...deed, reference: step.reference } }),
        note: { action: 'acceptedByRegister', params: { reference: step.reference } },
      });
    case 'rejectedByRegister':
      return withReason(step.reason, {
        event: 'rejectedByRegister',
        order: (order, deed) => ({
          ...order,
          accepted: null,
          rejections: [...order.rejections, { ...deed, reason: step.reason }],
        }),
        note: { action: 'rejectedByRegister', reason: step.reason },
      });
    case 'orderCorrected':
      return withReason(step.reason, {
        event: 'orderCorrected',
        order: (order, deed) => ({ ...order, ordered: deed }),
        note: { action: 'orderCorrected', reason: step.reason },
      });
    case 'cardArrived':
      return arrival(step.cardNumber, step.location);
    case 'codesSent':
      return success({
        event: 'codesSent',
        order: (order, deed) => ({ ...order, codesSent: deed }),
        note: { action: 'codesSent' },
      });
    case 'cancelled':
      return withReason(step.reason, {
        event: 'cancelled',
        order: (order, deed) => ({ ...order, cancelled: { ...deed, reason: step.reason } }),
        note: { action: 'cancelled', reason: step.reason },
      });
  }
}

function withReason(reason: string, prepared: PreparedStep): Result<PreparedStep> {
  return reason === ''
    ? refusal('fieldsWrong', undefined, [{ path: 'reason', messageKey: 'errors.reasonRequired' }])
    : success(prepared);
}

function arrival(typed: string, location: string): Result<PreparedStep> {
  const checked = checkCardNumber(typed);
  const known = checked.ok && checked.kind !== 'BELGIAN';
  if (!known || location === '') {
    return refusal('fieldsWrong', undefined, [
      ...(known ? [] : [{ path: 'cardNumber', messageKey: 'errors.cardNumberWrong' }]),
      ...(location === '' ? [{ path: 'location', messageKey: 'errors.locationRequired' }] : []),
    ]);
  }
  const cardNumber = checked.compact;
  return success({
    event: 'cardArrived',
    order: (order, deed) => ({ ...order, arrived: { ...deed, cardNumber, location } }),
    note: { action: 'cardArrived', params: { cardNumber, location } },
  });
}

/** Number of another case that already has this card, or null: a card scanned twice is a mistake of the hand. */
async function otherCaseWithCard(services: CaseServices, caseId: string, cardNumber: string): Promise<string | null> {
  const row = await services.database.read
    .selectFrom('cases')
    .select('case_number')
    .where('new_card_number', '=', cardNumber)
    .where('id', '<>', caseId)
    .where('state', 'not in', ['CANCELLED', 'LAPSED'])
    .executeTakeFirst();
  return row?.case_number ?? null;
}
