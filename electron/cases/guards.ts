/** Conditions of transitions. Pure; they look at the case as it would be after the step. */
import type { IsoDate } from '../rules/model/index.ts';
import { hasCardToDestroy, isFederalDone } from './collection-guards.ts';
import { isMadeAtCounter, isWithoutChip } from './products.ts';
import type { CaseContent } from './record.ts';

/** What guards look at: the case as it would be after the step, and what the rules found. */
export interface Facts {
  readonly content: Pick<CaseContent, 'application' | 'decision' | 'order' | 'collection' | 'course'>;
  readonly today: IsoDate;
  /** Points that the rules still hold open; 0 when the application is complete. */
  readonly openPoints: number;
  /** Guards that an officer sets aside with this step; only those of `WAIVABLE` can be. */
  readonly waived?: readonly string[];
}

/** A guard that fails is also the code of the refusal. */
export const GUARDS = {
  dvzNotAwaited: ({ content }: Facts) => content.course.dvz.asked === null || content.course.dvz.agreed !== null,
  dvzAsked: ({ content }: Facts) => content.course.dvz.asked !== null,
  instructionKnown: ({ content }: Facts) => (content.course.dvz.agreed?.reference ?? '') !== '',
  refusalKnown: ({ content }: Facts) => (content.course.dvz.refused?.reference ?? '') !== '',
  invitationAllowed: ({ content }: Facts) => content.course.invitation?.sends !== 'no',
  appointmentKnown: ({ content }: Facts) => content.course.appointment !== null,
  walkInAllowed: ({ content }: Facts) => content.course.walkIn?.allowed !== 'no',
  missingListed: ({ content: { course } }: Facts) => course.missing !== null && course.missing.items.length > 0,
  interimInTime: ({ content }: Facts) => content.course.interimPapers.at(-1)?.inTime !== false,
  nothingOpen: (facts: Facts) => facts.openPoints === 0,
  amountFixed: ({ content }: Facts) => content.decision !== null,
  madeByProducer: ({ content }: Facts) => !isMadeAtCounter(content.application.product),
  madeAtCounter: ({ content }: Facts) => isMadeAtCounter(content.application.product),
  withChip: ({ content }: Facts) => !isWithoutChip(content.application.product),
  withoutChip: ({ content }: Facts) => isWithoutChip(content.application.product),
  isAttest: ({ content }: Facts) => content.application.product === 'AI',
  cardNumberKnown: ({ content }: Facts) => (content.order.arrived?.cardNumber ?? '') !== '',
  cardStillAway: ({ content }: Facts) => content.order.arrived === null,
  cardHere: ({ content }: Facts) => content.order.arrived !== null,
  codesStillToSend: ({ content }: Facts) => content.order.codesSent === null,
  codesAreSent: ({ content }: Facts) => content.order.codesSent !== null,
  codesAwaited: ({ content }: Facts) => content.course.codesReprint !== null,
  codesNotAwaited: ({ content: { course } }: Facts) =>
    course.codesReprint === null || course.codesReprint.arrived !== null,
  oldCardSettled: ({ content }: Facts) => content.collection.oldCard !== null,
  letterSeen: ({ content }: Facts) => content.collection.letterSeen !== null,
  newCardConfirmed: ({ content }: Facts) => content.collection.newCard !== null,
  fingerprintsSettled: ({ content }: Facts) =>
    content.collection.fingerprints !== null && content.collection.fingerprints.outcome !== 'MISMATCH',
  federalDone: ({ content }: Facts) => isFederalDone(content.collection),
  pinSettled: ({ content }: Facts) => content.collection.pin !== null,
  evidenceTaken: ({ content }: Facts) => content.collection.activation !== null,
  activationReached: ({ content, today }: Facts) =>
    (content.decision?.activationNotBefore ?? null) === null || (content.decision?.activationNotBefore ?? '') <= today,
  oldCardDestroyed: ({ content }: Facts) => !hasCardToDestroy(content.collection),
  reminderDue: ({ content, today }: Facts) => (content.course.reminders.at(-1)?.dueOn ?? '9999') <= today,
  lapseDue: ({ content, today }: Facts) => (content.course.lapse?.dueOn ?? '9999') <= today,
  neverReminded: ({ content }: Facts) => content.course.reminders.length === 0,
  wasReminded: ({ content }: Facts) => content.course.reminders.length > 0,
  destinationKnown: ({ content }: Facts) => (content.course.end?.municipality ?? '') !== '',
} as const satisfies Record<string, (facts: Facts) => boolean>;
export type Guard = keyof typeof GUARDS;

/**
 * Guards that an officer may set aside with a reason, because they rest on a municipality's practice or because the law knows
 * excuses (absence abroad, hospital, prison). All others hold whoever asks.
 */
export const WAIVABLE: readonly Guard[] = ['invitationAllowed', 'walkInAllowed', 'interimInTime', 'reminderDue'];

/** Whether a guard holds, or is set aside. */
export const holds = (guard: Guard, facts: Facts): boolean =>
  GUARDS[guard](facts) || (WAIVABLE.includes(guard) && facts.waived?.includes(guard) === true);
