import { type Result, refusal, success } from '../ipc/contract.ts';
import type { CaseState } from '../rules/model/index.ts';
import { type Facts, type Guard, holds, WAIVABLE } from './guards.ts';
import type { CaseContent } from './record.ts';

export { type Facts, GUARDS, type Guard, WAIVABLE } from './guards.ts';
export { isMadeAtCounter, isWithoutChip } from './products.ts';

/** What can happen to a case (domain model, sections 5.1 to 5.3). */
export const CASE_EVENTS = [
  'rightKnown',
  'decisionPending',
  'dvzAgreed',
  'dvzRefused',
  'invited',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'walkedIn',
  'arrived',
  'didNotCome',
  'foundIncomplete',
  'cameBack',
  'interimGiven',
  'checked',
  'settled',
  'settledAndMade',
  'acceptedByRegister',
  'rejectedByRegister',
  'orderCorrected',
  'cardArrived',
  'codesSent',
  'documentArrived',
  'documentHandedOver',
  'codesReprintAsked',
  'codesReprintArrived',
  'collectionBooked',
  'collectionStarted',
  'collectionBrokenOff',
  'handedOver',
  'closed',
  'reminded',
  'lapsed',
  'attestGiven',
  'attestExtended',
  'attestEnded',
  'discarded',
  'cancelled',
  'transferred',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** One row of the state machine: in one of these states, when this happens and all guards hold, the case goes there. */
export interface Transition {
  readonly from: readonly CaseState[];
  readonly event: CaseEvent;
  readonly guards: readonly Guard[];
  readonly to: CaseState;
}

const BEFORE_ORDER: readonly CaseState[] = [
  'AWAITING_DVZ',
  'ENTITLED',
  'INVITED',
  'APPT_APPLY',
  'CHECKING',
  'INCOMPLETE',
  'PAYMENT_DUE',
];
const AFTER_ORDER: readonly CaseState[] = [
  'ORDERED',
  'ORDER_REJECTED',
  'IN_PRODUCTION',
  'CARD_AT_COUNTER',
  'CODES_SENT',
  'READY',
  'APPT_COLLECT',
  'HANDOVER',
  'REMINDED',
];

/** A step that leaves the case where it is, in each of these states. */
const stays = (states: readonly CaseState[], event: CaseEvent, guards: readonly Guard[]): readonly Transition[] =>
  states.map((state) => ({ from: [state], event, guards, to: state }));

/** The state machine. What is not in this table cannot happen. */
export const TRANSITIONS: readonly Transition[] = [
  { from: ['DRAFT'], event: 'rightKnown', guards: ['dvzNotAwaited'], to: 'ENTITLED' },
  {
    from: ['DRAFT', 'ENTITLED', 'CHECKING', 'INCOMPLETE'],
    event: 'decisionPending',
    guards: ['dvzAsked'],
    to: 'AWAITING_DVZ',
  },
  { from: ['AWAITING_DVZ'], event: 'dvzAgreed', guards: ['instructionKnown'], to: 'ENTITLED' },
  { from: ['AWAITING_DVZ'], event: 'dvzRefused', guards: ['refusalKnown'], to: 'CANCELLED' },
  { from: ['ENTITLED'], event: 'invited', guards: ['invitationAllowed'], to: 'INVITED' },
  { from: ['ENTITLED', 'INVITED'], event: 'appointmentBooked', guards: ['appointmentKnown'], to: 'APPT_APPLY' },
  { from: ['ENTITLED', 'INVITED'], event: 'walkedIn', guards: ['walkInAllowed'], to: 'CHECKING' },
  { from: ['APPT_APPLY'], event: 'arrived', guards: [], to: 'CHECKING' },
  { from: ['APPT_APPLY'], event: 'didNotCome', guards: [], to: 'ENTITLED' },
  { from: ['APPT_APPLY'], event: 'appointmentCancelled', guards: [], to: 'ENTITLED' },
  { from: ['CHECKING'], event: 'foundIncomplete', guards: ['missingListed'], to: 'INCOMPLETE' },
  { from: ['INCOMPLETE'], event: 'cameBack', guards: [], to: 'CHECKING' },
  { from: ['CHECKING'], event: 'checked', guards: ['dvzNotAwaited', 'nothingOpen'], to: 'PAYMENT_DUE' },
  { from: ['PAYMENT_DUE'], event: 'settled', guards: ['amountFixed', 'madeByProducer'], to: 'ORDERED' },
  { from: ['PAYMENT_DUE'], event: 'settledAndMade', guards: ['amountFixed', 'madeAtCounter'], to: 'ACTIVE' },
  ...stays(['DRAFT', ...BEFORE_ORDER, ...AFTER_ORDER], 'interimGiven', ['interimInTime']),
  { from: ['ORDERED'], event: 'acceptedByRegister', guards: [], to: 'IN_PRODUCTION' },
  { from: ['ORDERED', 'IN_PRODUCTION'], event: 'rejectedByRegister', guards: [], to: 'ORDER_REJECTED' },
  { from: ['ORDER_REJECTED'], event: 'orderCorrected', guards: [], to: 'ORDERED' },
  {
    from: ['IN_PRODUCTION'],
    event: 'cardArrived',
    guards: ['withChip', 'cardNumberKnown', 'codesStillToSend'],
    to: 'CARD_AT_COUNTER',
  },
  { from: ['CODES_SENT'], event: 'cardArrived', guards: ['cardNumberKnown', 'codesAreSent'], to: 'READY' },
  { from: ['IN_PRODUCTION'], event: 'codesSent', guards: ['withChip', 'cardStillAway'], to: 'CODES_SENT' },
  { from: ['CARD_AT_COUNTER'], event: 'codesSent', guards: ['cardHere'], to: 'READY' },
  { from: ['IN_PRODUCTION'], event: 'documentArrived', guards: ['withoutChip', 'cardHere'], to: 'READY' },
  { from: ['READY', 'REMINDED'], event: 'collectionBooked', guards: ['appointmentKnown'], to: 'APPT_COLLECT' },
  ...(['didNotCome', 'appointmentCancelled'] as const).flatMap((event): readonly Transition[] => [
    { from: ['APPT_COLLECT'], event, guards: ['neverReminded'], to: 'READY' },
    { from: ['APPT_COLLECT'], event, guards: ['wasReminded'], to: 'REMINDED' },
  ]),
  ...stays(['APPT_APPLY', 'APPT_COLLECT'], 'appointmentMoved', ['appointmentKnown']),
  {
    from: ['READY', 'APPT_COLLECT', 'REMINDED'],
    event: 'collectionStarted',
    guards: ['cardHere', 'codesAreSent', 'codesNotAwaited'],
    to: 'HANDOVER',
  },
  { from: ['HANDOVER'], event: 'collectionBrokenOff', guards: [], to: 'READY' },
  {
    from: ['READY', 'APPT_COLLECT', 'REMINDED', 'HANDOVER'],
    event: 'handedOver',
    guards: [
      'withChip',
      'codesNotAwaited',
      'oldCardSettled',
      'letterSeen',
      'newCardConfirmed',
      'fingerprintsSettled',
      'federalDone',
      'pinSettled',
      'evidenceTaken',
      'activationReached',
    ],
    to: 'ACTIVE',
  },
  {
    from: ['READY', 'APPT_COLLECT', 'REMINDED'],
    event: 'documentHandedOver',
    guards: ['withoutChip', 'cardHere'],
    to: 'ACTIVE',
  },
  ...stays(['READY', 'REMINDED', 'ACTIVE', 'DONE'], 'codesReprintAsked', ['withChip']),
  { from: ['APPT_COLLECT', 'HANDOVER'], event: 'codesReprintAsked', guards: ['withChip'], to: 'READY' },
  ...stays(['READY', 'REMINDED', 'ACTIVE', 'DONE'], 'codesReprintArrived', ['codesAwaited']),
  { from: ['ACTIVE'], event: 'closed', guards: ['oldCardDestroyed'], to: 'DONE' },
  { from: ['READY', 'REMINDED'], event: 'reminded', guards: ['reminderDue'], to: 'REMINDED' },
  { from: ['REMINDED'], event: 'lapsed', guards: ['lapseDue'], to: 'LAPSED' },
  ...(['attestGiven', 'attestExtended', 'attestEnded'] as const).flatMap((event) =>
    stays(['ACTIVE', 'DONE'], event, ['isAttest']),
  ),
  { from: ['DRAFT'], event: 'discarded', guards: [], to: 'CANCELLED' },
  { from: [...BEFORE_ORDER, ...AFTER_ORDER], event: 'cancelled', guards: [], to: 'CANCELLED' },
  {
    from: ['DRAFT', ...BEFORE_ORDER, ...AFTER_ORDER],
    event: 'transferred',
    guards: ['destinationKnown'],
    to: 'CANCELLED',
  },
];

/**
 * Steps that may be taken back while nothing was done after them. Not among them: money, a card handed over, a withdrawn card,
 * a decision of the Immigration Office. They are corrected by a step forward.
 */
export const REVERSIBLE: readonly CaseEvent[] = [
  'rightKnown',
  'decisionPending',
  'invited',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'walkedIn',
  'arrived',
  'didNotCome',
  'foundIncomplete',
  'cameBack',
  'interimGiven',
  'acceptedByRegister',
  'rejectedByRegister',
  'orderCorrected',
  'cardArrived',
  'codesSent',
  'documentArrived',
  'collectionBooked',
  'codesReprintAsked',
  'codesReprintArrived',
  'reminded',
  'attestGiven',
  'attestExtended',
  'attestEnded',
  'cancelled',
  'transferred',
];

/**
 * The state to which the last step of a case is taken back, or null when it cannot be: it is none of `REVERSIBLE`, something
 * happened after it, or it ended a case of which the card was here already and has been withdrawn.
 */
export const stateBefore = (current: Pick<CaseContent, 'state' | 'course'>): CaseState | null => {
  const { last } = current.course;
  if (last === null || !REVERSIBLE.some((event) => event === last.step)) return null;
  const ended = last.step === 'cancelled' || last.step === 'transferred';
  return ended && last.order.arrived !== null ? null : last.from;
};

/** Events that one command may take together, each with its own guards. */
const TOGETHER: readonly (readonly CaseEvent[])[] = [
  ...(['DRAFT', 'ENTITLED', 'APPT_APPLY', 'CHECKING', 'INCOMPLETE'] as const).flatMap((state) => [
    [...toTheDesk(state), 'checked'] as const,
    [...toTheDesk(state), 'checked', 'settled'] as const,
    [...toTheDesk(state), 'checked', 'settledAndMade', 'closed'] as const,
  ]),
  ['rightKnown', 'walkedIn', 'foundIncomplete'],
  ['rightKnown', 'walkedIn'],
  ['rightKnown', 'appointmentBooked'],
  ['handedOver', 'closed'],
  ['documentHandedOver', 'closed'],
];

/** What has to happen, in order, until an application that stands here is being checked at the counter. */
export function toTheDesk(state: CaseState): readonly CaseEvent[] {
  switch (state) {
    case 'DRAFT':
      return ['rightKnown', 'walkedIn'];
    case 'ENTITLED':
    case 'INVITED':
      return ['walkedIn'];
    case 'APPT_APPLY':
      return ['arrived'];
    case 'INCOMPLETE':
      return ['cameBack'];
    default:
      return [];
  }
}

/**
 * Whether the table lets a case come from one state to the other within one command, all guards holding for the case as it
 * would be. The store writes no other change of state, whoever asks.
 */
export function isOpenWay(from: CaseState, to: CaseState, facts: Facts): boolean {
  const ways = [...CASE_EVENTS.map((event) => [event]), ...TOGETHER];
  return (
    from === to ||
    ways.some((events) => {
      const reached = stateAfterAll(from, events, facts);
      return reached.ok && reached.value === to;
    })
  );
}

/**
 * The state after an event. Refusals: `stepNotPossible` (this cannot happen in this state), or the first guard that does
 * not hold, under `guard.<name>`.
 */
export function stateAfter(state: CaseState, event: CaseEvent, facts: Facts): Result<CaseState> {
  const rows = TRANSITIONS.filter((row) => row.event === event && row.from.includes(state));
  const open = rows.find((row) => row.guards.every((guard) => holds(guard, facts)));
  if (open !== undefined) {
    return success(open.to);
  }
  const missing = rows[0]?.guards.find((guard) => !holds(guard, facts));
  return missing === undefined
    ? refusal('stepNotPossible', { state, event })
    : refusal(`guard.${missing}`, { state, event, ...(WAIVABLE.includes(missing) ? { waivable: missing } : {}) });
}

/** The state after several events that happen in one command, each with its guards. */
export function stateAfterAll(state: CaseState, events: readonly CaseEvent[], facts: Facts): Result<CaseState> {
  return events.reduce<Result<CaseState>>(
    (reached, event) => (reached.ok ? stateAfter(reached.value, event, facts) : reached),
    success(state),
  );
}
