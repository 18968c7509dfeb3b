import { type Result, refusal, success } from '../ipc/contract.ts';
import type { CaseState, IsoDate, Product } from '../rules/model/index.ts';
import { hasCardToDestroy } from './collection-guards.ts';
import type { CaseContent } from './record.ts';

/** What can happen to a case (domain model, sections 5.1 to 5.3). */
export const CASE_EVENTS = [
  'rightKnown',
  'decisionPending',
  'dvzAgreed',
  'dvzRefused',
  'invited',
  'appointmentBooked',
  'walkedIn',
  'arrived',
  'didNotCome',
  'foundIncomplete',
  'cameBack',
  'checked',
  'settled',
  'settledAndMade',
  'acceptedByRegister',
  'rejectedByRegister',
  'orderCorrected',
  'cardArrived',
  'codesSent',
  'collectionBooked',
  'collectionStarted',
  'collectionBrokenOff',
  'handedOver',
  'closed',
  'reminded',
  'lapsed',
  'discarded',
  'cancelled',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** What guards look at: the case as it would be after the step, and what the rules found. */
export interface Facts {
  readonly content: Pick<CaseContent, 'application' | 'decision' | 'order' | 'collection'>;
  readonly today: IsoDate;
  /** Points that the rules still hold open; 0 when the application is complete. */
  readonly openPoints: number;
}

/** Conditions of transitions. A guard that fails is also the code of the refusal. */
export const GUARDS = {
  nothingOpen: (facts: Facts) => facts.openPoints === 0,
  amountFixed: ({ content }: Facts) => content.decision !== null,
  madeByProducer: ({ content }: Facts) => !isMadeAtCounter(content.application.product),
  madeAtCounter: ({ content }: Facts) => isMadeAtCounter(content.application.product),
  cardNumberKnown: ({ content }: Facts) => (content.order.arrived?.cardNumber ?? '') !== '',
  cardStillAway: ({ content }: Facts) => content.order.arrived === null,
  cardHere: ({ content }: Facts) => content.order.arrived !== null,
  codesStillToSend: ({ content }: Facts) => content.order.codesSent === null,
  codesAreSent: ({ content }: Facts) => content.order.codesSent !== null,
  oldCardSettled: ({ content }: Facts) => content.collection.oldCard !== null,
  letterSeen: ({ content }: Facts) => content.collection.letterSeen !== null,
  newCardConfirmed: ({ content }: Facts) => content.collection.newCard !== null,
  fingerprintsSettled: ({ content }: Facts) =>
    content.collection.fingerprints !== null && content.collection.fingerprints.outcome !== 'MISMATCH',
  pinSettled: ({ content }: Facts) => content.collection.pin !== null,
  evidenceTaken: ({ content }: Facts) => content.collection.activation !== null,
  activationReached: ({ content, today }: Facts) =>
    (content.decision?.activationNotBefore ?? null) === null || (content.decision?.activationNotBefore ?? '') <= today,
  oldCardDestroyed: ({ content }: Facts) => !hasCardToDestroy(content.collection),
} as const satisfies Record<string, (facts: Facts) => boolean>;
export type Guard = keyof typeof GUARDS;

/** One row of the state machine: in one of these states, when this happens and all guards hold, the case goes there. */
export interface Transition {
  readonly from: readonly CaseState[];
  readonly event: CaseEvent;
  readonly guards: readonly Guard[];
  readonly to: CaseState;
}

/** Products that the counter makes itself; all others come from the producer. */
const MADE_AT_COUNTER: readonly Product[] = ['PAPER_CHILD', 'AI', 'CERT_ACTIVATION'];

/** Whether the counter makes this product itself while the applicant waits. */
export function isMadeAtCounter(product: Product): boolean {
  return MADE_AT_COUNTER.includes(product);
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

/** The state machine. What is not in this table cannot happen. */
export const TRANSITIONS: readonly Transition[] = [
  { from: ['DRAFT'], event: 'rightKnown', guards: [], to: 'ENTITLED' },
  { from: ['DRAFT'], event: 'decisionPending', guards: [], to: 'AWAITING_DVZ' },
  { from: ['AWAITING_DVZ'], event: 'dvzAgreed', guards: [], to: 'ENTITLED' },
  { from: ['AWAITING_DVZ'], event: 'dvzRefused', guards: [], to: 'CANCELLED' },
  { from: ['ENTITLED'], event: 'invited', guards: [], to: 'INVITED' },
  { from: ['ENTITLED', 'INVITED'], event: 'appointmentBooked', guards: [], to: 'APPT_APPLY' },
  { from: ['ENTITLED', 'INVITED'], event: 'walkedIn', guards: [], to: 'CHECKING' },
  { from: ['APPT_APPLY'], event: 'arrived', guards: [], to: 'CHECKING' },
  { from: ['APPT_APPLY'], event: 'didNotCome', guards: [], to: 'ENTITLED' },
  { from: ['CHECKING'], event: 'foundIncomplete', guards: [], to: 'INCOMPLETE' },
  { from: ['INCOMPLETE'], event: 'cameBack', guards: [], to: 'CHECKING' },
  { from: ['CHECKING'], event: 'checked', guards: ['nothingOpen'], to: 'PAYMENT_DUE' },
  { from: ['PAYMENT_DUE'], event: 'settled', guards: ['amountFixed', 'madeByProducer'], to: 'ORDERED' },
  { from: ['PAYMENT_DUE'], event: 'settledAndMade', guards: ['amountFixed', 'madeAtCounter'], to: 'ACTIVE' },
  { from: ['ORDERED'], event: 'acceptedByRegister', guards: [], to: 'IN_PRODUCTION' },
  { from: ['ORDERED', 'IN_PRODUCTION'], event: 'rejectedByRegister', guards: [], to: 'ORDER_REJECTED' },
  { from: ['ORDER_REJECTED'], event: 'orderCorrected', guards: [], to: 'ORDERED' },
  {
    from: ['IN_PRODUCTION'],
    event: 'cardArrived',
    guards: ['cardNumberKnown', 'codesStillToSend'],
    to: 'CARD_AT_COUNTER',
  },
  { from: ['CODES_SENT'], event: 'cardArrived', guards: ['cardNumberKnown', 'codesAreSent'], to: 'READY' },
  { from: ['IN_PRODUCTION'], event: 'codesSent', guards: ['cardStillAway'], to: 'CODES_SENT' },
  { from: ['CARD_AT_COUNTER'], event: 'codesSent', guards: ['cardHere'], to: 'READY' },
  { from: ['READY', 'REMINDED'], event: 'collectionBooked', guards: [], to: 'APPT_COLLECT' },
  { from: ['APPT_COLLECT'], event: 'didNotCome', guards: [], to: 'READY' },
  {
    from: ['READY', 'APPT_COLLECT', 'REMINDED'],
    event: 'collectionStarted',
    guards: ['cardHere', 'codesAreSent'],
    to: 'HANDOVER',
  },
  { from: ['HANDOVER'], event: 'collectionBrokenOff', guards: [], to: 'READY' },
  {
    from: ['READY', 'APPT_COLLECT', 'REMINDED', 'HANDOVER'],
    event: 'handedOver',
    guards: [
      'oldCardSettled',
      'letterSeen',
      'newCardConfirmed',
      'fingerprintsSettled',
      'pinSettled',
      'evidenceTaken',
      'activationReached',
    ],
    to: 'ACTIVE',
  },
  { from: ['ACTIVE'], event: 'closed', guards: ['oldCardDestroyed'], to: 'DONE' },
  { from: ['READY'], event: 'reminded', guards: [], to: 'REMINDED' },
  { from: ['REMINDED'], event: 'lapsed', guards: [], to: 'LAPSED' },
  { from: ['DRAFT'], event: 'discarded', guards: [], to: 'CANCELLED' },
  { from: [...BEFORE_ORDER, ...AFTER_ORDER], event: 'cancelled', guards: [], to: 'CANCELLED' },
];

/** Events that one command may take together, each with its own guards. */
const TOGETHER: readonly (readonly CaseEvent[])[] = [
  ['rightKnown', 'walkedIn', 'checked'],
  ['rightKnown', 'walkedIn', 'checked', 'settled'],
  ['rightKnown', 'walkedIn', 'checked', 'settledAndMade', 'closed'],
  ['handedOver', 'closed'],
];

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
  const open = rows.find((row) => row.guards.every((guard) => GUARDS[guard](facts)));
  if (open !== undefined) {
    return success(open.to);
  }
  const missing = rows[0]?.guards.find((guard) => !GUARDS[guard](facts));
  return missing === undefined
    ? refusal('stepNotPossible', { state, event })
    : refusal(`guard.${missing}`, { state, event });
}

/** The state after several events that happen in one command, each with its guards. */
export function stateAfterAll(state: CaseState, events: readonly CaseEvent[], facts: Facts): Result<CaseState> {
  return events.reduce<Result<CaseState>>(
    (reached, event) => (reached.ok ? stateAfter(reached.value, event, facts) : reached),
    success(state),
  );
}
