/** Which steps a case offers now. Pure; the same table and guards as the command, so that the page never decides. */
import type { CaseStep, OfferedStep } from '../../ipc/contract.ts';
import type { CaseState } from '../../rules/model/index.ts';
import { GUARDS, type Guard, WAIVABLE } from '../guards.ts';
import type { StoredCase } from '../record.ts';
import { stateAfterAll, TRANSITIONS } from '../transitions.ts';
import { STEPS } from './all.ts';
import type { DefinedStepName, StepContext } from './definition.ts';
import { contentOf, definitionOf, eventsOf } from './record-step.ts';

/** Steps that are expected in a state, in their usual order; everything else that is possible stands behind them. */
const EXPECTED: Readonly<Partial<Record<CaseState, readonly DefinedStepName[]>>> = {
  AWAITING_DVZ: ['dvzAgreed', 'dvzRefused'],
  ENTITLED: ['invited', 'appointmentBooked', 'walkedIn'],
  INVITED: ['appointmentBooked', 'walkedIn'],
  APPT_APPLY: ['arrived', 'appointmentMoved', 'didNotCome', 'appointmentCancelled'],
  INCOMPLETE: ['cameBack'],
  ORDERED: ['acceptedByRegister', 'rejectedByRegister'],
  ORDER_REJECTED: ['orderCorrected'],
  IN_PRODUCTION: ['cardArrived', 'codesSent', 'documentArrived', 'rejectedByRegister'],
  CARD_AT_COUNTER: ['codesSent'],
  CODES_SENT: ['cardArrived'],
  APPT_COLLECT: ['documentHandedOver', 'appointmentMoved', 'didNotCome', 'appointmentCancelled'],
  READY: ['documentHandedOver', 'codesReprintArrived'],
  REMINDED: ['documentHandedOver', 'codesReprintArrived'],
  ACTIVE: ['attestGiven', 'codesReprintArrived'],
  DONE: ['attestGiven', 'codesReprintArrived'],
};

/** Guards that tell one product or course from another: a step that they exclude does not exist for this case. */
const SORTING: readonly Guard[] = [
  'madeByProducer',
  'madeAtCounter',
  'withChip',
  'withoutChip',
  'isAttest',
  'codesAwaited',
  'neverReminded',
  'wasReminded',
];

/** The steps of this case, the expected ones first, each with its refusal when a condition does not hold. */
export const offeredSteps = (current: StoredCase, around: Omit<StepContext, 'deed'>): readonly OfferedStep[] => {
  const expected = EXPECTED[current.state] ?? [];
  const names = [...expected, ...(Object.keys(STEPS) as DefinedStepName[]).filter((name) => !expected.includes(name))];
  return names.flatMap((name) => {
    const offered = offer(current, definitionOf(STEPS[name].sample as Exclude<CaseStep, { step: 'undone' }>), around);
    return offered === null ? [] : [{ step: name, isMain: expected.includes(name), ...offered }];
  });
};

const offer = (
  current: StoredCase,
  definition: ReturnType<typeof definitionOf>,
  around: Omit<StepContext, 'deed'>,
): Pick<OfferedStep, 'refusal' | 'waivable'> | null => {
  const events = eventsOf(definition.event, current);
  const [first = definition.event] = events;
  if (!TRANSITIONS.some((row) => row.event === first && row.from.includes(current.state))) return null;
  if (definition.fits?.(contentOf(current)) === false) return null;
  const deed = { at: `${around.today}T12:00:00.000Z`, staffId: '', by: '' };
  const content = definition.change(contentOf(current), definition.sample, { ...around, deed });
  const state = stateAfterAll(current.state, events, { content, today: around.today, openPoints: 0 });
  if (state.ok) return { refusal: null, waivable: null };
  const guard = guardOf(state.error.code);
  if (guard === null || SORTING.includes(guard)) return null;
  const params = dueOf(guard, content);
  return {
    refusal: {
      code: state.error.code,
      messageKey: state.error.messageKey,
      params: { ...state.error.params, ...params },
    },
    waivable: WAIVABLE.includes(guard) ? guard : null,
  };
};

const guardOf = (code: string): Guard | null => {
  const name = code.replace(/^guard\./, '');
  return Object.keys(GUARDS).find((guard): guard is Guard => guard === name) ?? null;
};

/** From when a step that waits for its day is possible. */
const dueOf = (guard: Guard, { course }: ReturnType<typeof contentOf>): Record<string, string> => {
  if (guard === 'reminderDue') return { date: course.reminders.at(-1)?.dueOn ?? '' };
  return guard === 'lapseDue' ? { date: course.lapse?.dueOn ?? '' } : {};
};
