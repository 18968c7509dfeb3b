import type { Actor, AuditNote } from '../../audit/index.ts';
import {
  type CaseStep,
  type CheckedInput,
  type FieldError,
  type Result,
  refusal,
  success,
} from '../../ipc/contract.ts';
import { compactCardNumber } from '../../rules/index.ts';
import { type HouseSettings, houseSettings } from '../../staff/index.ts';
import { belgianDate, belgianDateTime, type Executor, type Transaction } from '../../storage/index.ts';
import { type CaseChange, type CaseChanger, type CaseCommand, changeCase, runCaseCommand } from '../command.ts';
import type { CaseContent, Deed, StoredCase } from '../record.ts';
import type { IntakeServices } from '../services.ts';
import { loadCase } from '../store.ts';
import { type CaseEvent, stateAfterAll, stateBefore, WAIVABLE } from '../transitions.ts';
import { STEPS } from './all.ts';
import type { DefinedStepName, StepContext, StepDefinition } from './definition.ts';

type Waiver = CheckedInput<'cases.step'>['waiver'];

/**
 * Records one step of a case. Refusals: `stepNotPossible` in this state, `guard.…` for a condition that does not hold,
 * `fieldsWrong` with the field to correct, `cardNumberTaken` when another case has this card, `nothingToUndo`,
 * `notWaivable`, and those of `runCaseCommand`.
 */
export async function recordStep(
  services: IntakeServices,
  command: CaseCommand,
  step: CaseStep,
  waiver: Waiver = null,
): Promise<Result<StoredCase>> {
  const { read } = services.database;
  const changer = await stepChanger(services, read, command.caseId, step, waiver);
  return changer.ok ? runCaseCommand(services, command, changer.value) : changer;
}

/** The same within a transaction that is under way, on the case as it stands then. */
export async function takeStep(
  services: IntakeServices,
  transaction: Transaction,
  on: { readonly caseId: string; readonly officer: Actor },
  step: CaseStep,
  waiver: Waiver = null,
): Promise<Result<StoredCase>> {
  const current = await loadCase(transaction, on.caseId);
  if (current === null) return refusal('caseNotFound');
  const changer = await stepChanger(services, transaction, on.caseId, step, waiver);
  return changer.ok ? changeCase(services, transaction, { ...on, version: current.version }, changer.value) : changer;
}

/** What a step makes of its case, once its fields are right. */
async function stepChanger(
  services: IntakeServices,
  executor: Executor,
  caseId: string,
  step: CaseStep,
  waiver: Waiver,
): Promise<Result<CaseChanger>> {
  if (step.step === 'undone') {
    const { reason } = step;
    return reason === ''
      ? refusal('fieldsWrong', undefined, [{ path: 'step.reason', messageKey: 'errors.reasonRequired' }])
      : success((current) => takenBack(current, reason));
  }
  const definition = definitionOf(step);
  const wrong = definition.check?.(step) ?? [];
  if (wrong.length > 0) return wrongFields(wrong);
  if (waiver !== null && !WAIVABLE.some((guard) => guard === waiver.guard)) {
    return refusal('notWaivable', { guard: waiver.guard });
  }
  if (step.step === 'cardArrived') {
    const taken = await otherCaseWithCard(executor, caseId, compactCardNumber(step.cardNumber));
    if (taken !== null) {
      return refusal('cardNumberTaken', { caseNumber: taken }, [
        { path: 'step.cardNumber', messageKey: 'errors.cardNumberTaken', params: { caseNumber: taken } },
      ]);
    }
  }
  const settings = await houseSettings(executor);
  return success((current, deed): Result<CaseChange> => {
    const context = { ...surroundings(services, settings, current), deed };
    if (definition.fits?.(current) === false) {
      return refusal('stepNotPossible', { state: current.state, event: definition.event });
    }
    const unfit = definition.checkInCase?.(step, current, context) ?? [];
    if (unfit.length > 0) return wrongFields(unfit);
    const changed = withWaiver(definition.change(contentOf(current), step, context), step, waiver, deed);
    const state = stateAfterAll(current.state, eventsOf(definition.event, current), {
      content: changed,
      today: context.today,
      openPoints: 0,
      waived: waiver === null ? [] : [waiver.guard],
    });
    if (!state.ok) return state;
    const { last: _, ...courseBefore } = current.course;
    const last = { ...deed, step: step.step, from: current.state, order: current.order, course: courseBefore };
    const note = { action: step.step, ...definition.note(step, current) };
    return success({
      next: { ...changed, state: state.value, course: { ...changed.course, last } },
      notes: [note, ...waiverNotes(waiver, step.step)],
      also: async (transaction, stored) => {
        await definition.also?.(transaction, stored, deed);
        return success(null);
      },
    });
  });
}

const wrongFields = (wrong: readonly FieldError[]): Result<never> =>
  refusal(
    'fieldsWrong',
    undefined,
    wrong.map((field) => ({ ...field, path: `step.${field.path}` })),
  );

/** What the history says of a condition that was set aside. */
export const waiverNotes = (waiver: Waiver, step: string): readonly AuditNote[] =>
  waiver === null ? [] : [{ action: 'conditionWaived', params: { guard: waiver.guard, step }, reason: waiver.reason }];

/** The definition of a step, typed for just this step. */
export const definitionOf = <Step extends Exclude<CaseStep, { step: 'undone' }>>(step: Step): StepDefinition<Step> =>
  STEPS[step.step as DefinedStepName] as unknown as StepDefinition<Step>;

/**
 * The events of a step: of a draft for which an appointment is made, or that is worked on at the counter, the right of
 * residence counts as known; what has no chip closes its case when it is given out.
 */
export const eventsOf = (event: CaseEvent, current: StoredCase): readonly CaseEvent[] => {
  if (current.state === 'DRAFT') {
    if (event === 'foundIncomplete') return ['rightKnown', 'walkedIn', event];
    if (event === 'appointmentBooked' || event === 'walkedIn') return ['rightKnown', event];
  }
  return event === 'documentHandedOver' ? [event, 'closed'] : [event];
};

/** What steps look at beside the case: the day, the rules in force, whether the application came too late. */
export const surroundings = (
  services: IntakeServices,
  settings: HouseSettings | null,
  stored: StoredCase,
): Omit<StepContext, 'deed'> => {
  const now = services.clock.now();
  const today = belgianDate(now);
  const profile = settings === null ? null : services.profiles.inForce(settings.profileId, today);
  const appliedOn = stored.decision?.appliedOn;
  const isLate =
    profile !== null &&
    services.assess(stored.application, profile, appliedOn ? `${appliedOn}T12:00` : belgianDateTime(now)).window
      .state === 'after';
  return { today, profile, isLate };
};

/** Only the parts that a step may change, so that a spread of the whole case never carries more. */
export const contentOf = ({ state, application, decision, order, collection, course }: StoredCase): CaseContent => ({
  state,
  application,
  decision,
  order,
  collection,
  course,
});

const withWaiver = (content: CaseContent, step: CaseStep, waiver: Waiver, deed: Deed): CaseContent =>
  waiver === null
    ? content
    : {
        ...content,
        course: {
          ...content.course,
          waivers: [...content.course.waivers, { ...deed, ...waiver, step: step.step }],
        },
      };

/** The last step taken back: the case stands as before it, and the history keeps both. Refusal: `nothingToUndo`. */
export const takenBack = (current: StoredCase, reason: string): Result<CaseChange> => {
  const state = stateBefore(current);
  const { last } = current.course;
  if (state === null || last === null) return refusal('nothingToUndo');
  // The waivers stay: that a condition was set aside is not undone by taking the step back.
  const course = { ...last.course, waivers: current.course.waivers, last: null };
  return success({
    next: { ...contentOf(current), state, order: last.order, course },
    notes: [{ action: 'stepUndone', params: { step: last.step }, ...(reason === '' ? {} : { reason }) }],
  });
};

/** Number of another case that already has this card, or null: a card scanned twice is a mistake of the hand. */
async function otherCaseWithCard(executor: Executor, caseId: string, cardNumber: string): Promise<string | null> {
  const row = await executor
    .selectFrom('cases')
    .select('case_number')
    .where('new_card_number', '=', cardNumber)
    .where('id', '<>', caseId)
    .where('state', 'not in', ['CANCELLED', 'LAPSED'])
    .executeTakeFirst();
  return row?.case_number ?? null;
}
