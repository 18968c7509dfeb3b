import type { Actor, AuditNote } from '../audit/index.ts';
import {
  type ApplicationDraft,
  type Assessment,
  type CallError,
  type CheckedInput,
  type FinishedApplication,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { type Means, type Receipt, settleMeans } from '../payments/index.ts';
import {
  type AssessmentFound,
  type CaseState,
  cardTypes,
  type IsoDate,
  inviteFrom,
  type Profile,
  type StaffRole,
  type TriState,
  walkInAllowed,
} from '../rules/index.ts';
import { type HouseSettings, houseSettings } from '../staff/index.ts';
import { belgianDate, belgianDateTime, type Transaction } from '../storage/index.ts';
import { papersCarriedAlong } from './attest-of-person.ts';
import { type CaseChange, changeCase } from './command.ts';
import { isApplication } from './drafts.ts';
import { linesOf, takePayment } from './payment.ts';
import type { CaseDecision, Deed, StoredCase } from './record.ts';
import type { IntakeServices } from './services.ts';
import { waiverNotes } from './steps/record-step.ts';
import { loadCase } from './store.ts';
import { type CaseEvent, isMadeAtCounter, stateAfterAll, toTheDesk } from './transitions.ts';
import { enterWithdrawn } from './withdrawn-cards.ts';

/** What the rules say of a draft now, under the profile in force today. Refusals: `notSetUp`, `noProfileInForce`. */
export async function assessDraft(services: IntakeServices, draft: ApplicationDraft): Promise<Result<Assessment>> {
  const judged = await judge(services, draft);
  return judged.ok ? success(judged.value.assessment) : judged;
}

type Finish = CheckedInput<'intake.finish'>;
type Settling = Pick<Finish, 'draft' | 'shownDueCents'> & Partial<Pick<Finish, 'waiver'>>;
type FinishInput = Settling & Pick<Finish, 'draftId'>;

/**
 * Finishes an application: judged again here, whatever the page showed; then case, receipt, ledger and audit in one
 * transaction. Refusals: those of `readyToFinish` and `finishWithin`, `draftNotFound`, `alreadyFinished`, and storage errors.
 */
export async function finishApplication(
  services: IntakeServices,
  officer: Actor,
  input: FinishInput,
  role: StaffRole = 'OFFICER',
): Promise<Result<FinishedApplication>> {
  const ready = await readyToFinish(services, input, role);
  if (!ready.ok) return ready;
  const current = await loadCase(services.database.read, input.draftId);
  if (current === null) {
    return refusal('draftNotFound');
  }
  if (current.state === 'AWAITING_DVZ') {
    return refusal('decisionAwaited');
  }
  if (!isApplication(current.state)) {
    return refusal('alreadyFinished', { caseNumber: current.caseNumber, state: current.state });
  }
  const finished = await services.database.transaction<FinishedCase, CallError>((transaction) =>
    finishWithin(services, transaction, officer, current, ready.value),
  );
  if (!finished.ok) return finished;
  services.announceCases([finished.value.stored.id]);
  return success(finishedApplication(finished.value));
}

/** An application that the rules let through and whose money is known, before anything is written. */
export interface ReadyApplication extends Judged, Pick<Due, 'dueCents' | 'laterCents' | 'waived' | 'means'> {
  readonly draft: ApplicationDraft;
  readonly waiver: Finish['waiver'];
}

/**
 * Judges an application for the last time. Refusals: `amountChanged` (another amount than the officer saw), `notOffered`,
 * `applicationIncomplete` with the open points as fields, `notWaivable`, `waiverNotAllowed`, `notSetUp`, `noProfileInForce`.
 */
export async function readyToFinish(
  services: IntakeServices,
  { draft, shownDueCents, waiver = null }: Settling,
  role: StaffRole,
): Promise<Result<ReadyApplication>> {
  const judged = await judge(services, draft);
  if (!judged.ok) return judged;
  const { assessment, profile } = judged.value;
  if (waiver !== null && waiver.guard !== 'walkInAllowed') {
    return refusal('notWaivable', { guard: waiver.guard });
  }
  const due = settle(draft, assessment, shownDueCents, profile, role);
  return due.ok ? success({ ...judged.value, ...due.value, draft, waiver }) : due;
}

/** The case as it was finished, and the receipt where something was paid. */
export interface FinishedCase {
  readonly stored: StoredCase;
  readonly receipt: Receipt | null;
}

/**
 * The same within a transaction that is under way; whoever runs it announces the case. Refusals: `guard.walkInAllowed` where
 * only appointments are received and there is none (a waiver sets that aside), `changedMeanwhile`, `tillHeld`.
 */
export async function finishWithin(
  services: IntakeServices,
  transaction: Transaction,
  officer: Actor,
  current: StoredCase,
  ready: ReadyApplication,
): Promise<Result<FinishedCase>> {
  const { draft, waiver, assessment, settings, profile, dueCents, laterCents, waived, means } = ready;
  let receipt: Receipt | null = null;
  const came = await services.diary.receive(transaction, officer, current.id, {
    name: `${draft.person.surname} ${draft.person.givenNames}`.trim(),
    birthDate: draft.person.birthDate,
  });
  if (!came.ok) return came;
  // Noting that somebody kept an appointment changes the case; nobody else can, while this transaction runs.
  const now = await loadCase(transaction, current.id);
  const version = came.value === 'KEPT' ? (now?.version ?? current.version) : current.version;
  const papers = await papersCarriedAlong(
    transaction,
    { course: (now ?? current).course, application: draft },
    belgianDate(services.clock.now()),
  );
  const change = (before: StoredCase, deed: Deed): Result<CaseChange> => {
    const decision = {
      ...decide(draft, assessment, profile, dueCents, deed, belgianDate(services.clock.now())),
      laterCents,
    };
    const events = eventsOf(before.state, draft, draft.payment.method === 'TOGETHER' && laterCents > 0 && dueCents > 0);
    const order = events.includes('settled') ? { ...before.order, ordered: deed } : before.order;
    const walkIn = events.includes('walkedIn') ? walkInOf(draft, profile, decision.appliedOn, came.value) : null;
    const course = {
      ...before.course,
      missing: null,
      appointment: null,
      interimPapers: papers,
      walkIn: walkIn === null ? before.course.walkIn : { ...deed, allowed: walkIn },
      waivers:
        waiver === null ? before.course.waivers : [...before.course.waivers, { ...deed, ...waiver, step: 'walkedIn' }],
    };
    const content = { ...before, application: draft, decision, order, course };
    const state = stateAfterAll(before.state, events, {
      content,
      today: decision.appliedOn,
      openPoints: assessment.openPoints.length,
      waived: waiver === null ? [] : [waiver.guard],
    });
    if (!state.ok) {
      return state;
    }
    return success({
      next: { ...content, state: state.value },
      notes: [...notesOf(draft, decision, events), ...waiverNotes(waiver, 'walkedIn')],
      also: async (transaction, stored) => {
        await withdrawLostCard(transaction, stored, deed);
        if (laterCents > 0) return success(null);
        const lines = linesOf(stored, profile, waived ? draft.payment.waiverReason : null);
        const parts = means === null ? success([]) : settleMeans(dueCents, means, profile.payment.cashRounding);
        if (!parts.ok) return parts;
        const paid = await takePayment(transaction, {
          cases: [stored],
          at: deed.at,
          officer,
          till: settings.till,
          lines,
          parts: parts.value,
        });
        if (paid.ok) receipt = paid.value;
        return paid;
      },
    });
  };
  const changed = await changeCase(services, transaction, { caseId: current.id, version, officer }, change);
  return changed.ok ? success({ stored: changed.value, receipt }) : changed;
}

/**
 * Whether somebody who is here without an appointment may be helped. Where no diary is kept in this application nobody can
 * tell whether there was one, and the question is not asked.
 */
const walkInOf = (
  { product, letter, person }: ApplicationDraft,
  profile: Profile,
  day: IsoDate,
  came: 'KEPT' | 'NONE' | 'UNKNOWN',
): TriState =>
  came === 'NONE'
    ? walkInAllowed(profile, { product, letter, birthDate: person.birthDate, purpose: 'APPLY', day })
    : 'unknown';

interface Judged {
  readonly settings: HouseSettings;
  readonly profile: Profile;
  readonly assessment: AssessmentFound;
}

async function judge(services: IntakeServices, draft: ApplicationDraft): Promise<Result<Judged>> {
  const now = services.clock.now();
  const settings = await houseSettings(services.database.read);
  if (settings === null) {
    return refusal('notSetUp');
  }
  const profile = services.profiles.inForce(settings.profileId, belgianDate(now));
  if (profile === null) {
    return refusal('noProfileInForce', { date: belgianDate(now) });
  }
  return success({ settings, profile, assessment: services.assess(draft, profile, belgianDateTime(now)) });
}

/** What is to be paid, and how; `means` is null when nothing is paid now. */
interface Due {
  readonly dueCents: number;
  /** What is asked at the collection, or together with others at the till. */
  readonly laterCents: number;
  readonly waived: boolean;
  readonly means: Means | null;
}

function settle(
  draft: ApplicationDraft,
  assessment: AssessmentFound,
  shownDueCents: number | null,
  profile: Profile,
  role: StaffRole,
): Result<Due> {
  const { payment, fee, openPoints } = assessment;
  if (fee.state === 'notOffered') {
    return refusal('notOffered');
  }
  if (payment.dueCents !== shownDueCents) {
    return refusal('amountChanged', { shownCents: shownDueCents ?? '', dueCents: payment.dueCents ?? '' });
  }
  if (openPoints.length > 0 || payment.dueCents === null) {
    return refusal(
      'applicationIncomplete',
      { count: openPoints.length },
      openPoints.map(({ field, messageKey, params }) => ({ path: field, messageKey, params })),
    );
  }
  const dueCents = payment.dueCents;
  if (payment.moment === 'AT_COLLECTION') {
    const laterCents = fee.cents ?? draft.payment.officerAmountCents ?? 0;
    return success({ dueCents, laterCents, waived: false, means: null });
  }
  const later = { dueCents, laterCents: dueCents, waived: false, means: null };
  switch (dueCents === 0 ? 'NOTHING' : draft.payment.method) {
    case 'NOTHING':
      return success({ dueCents, laterCents: 0, waived: false, means: null });
    case '':
      return refusal('fieldsWrong', undefined, [
        { path: 'payment.method', messageKey: 'errors.paymentMethodRequired' },
      ]);
    case 'TOGETHER':
      return success(later);
    case 'WAIVED':
      if (draft.payment.waiverReason === '') {
        return refusal('fieldsWrong', undefined, [{ path: 'payment.waiverReason', messageKey: 'errors.reasonNeeded' }]);
      }
      return profile.payment.waiverBy.includes(role)
        ? success({ dueCents: 0, laterCents: 0, waived: true, means: null })
        : refusal('waiverNotAllowed');
    default: {
      const { cardCents, givenCents, terminalReference } = draft.payment;
      const means: Means = {
        method: draft.payment.method as Means['method'],
        cardCents,
        givenCents,
        reference: terminalReference,
      };
      const parts = settleMeans(dueCents, means, profile.payment.cashRounding, 'payment.');
      return parts.ok ? success({ dueCents, laterCents: 0, waived: false, means }) : parts;
    }
  }
}

/** What happens at the desk in one go: right known, at the counter, checked, paid; and made at once where the counter makes it. */
function eventsOf(state: CaseState, draft: ApplicationDraft, waits: boolean): readonly CaseEvent[] {
  const start: readonly CaseEvent[] = [...toTheDesk(state), 'checked'];
  if (waits) return start;
  return isMadeAtCounter(draft.product) ? [...start, 'settledAndMade', 'closed'] : [...start, 'settled'];
}

function decide(
  draft: ApplicationDraft,
  assessment: AssessmentFound,
  profile: Profile,
  dueCents: number,
  deed: Deed,
  appliedOn: string,
): CaseDecision {
  const { fee, promised, validUntil, activationNotBefore } = assessment;
  return {
    profile: { id: profile.profileId, version: profile.version },
    appliedAt: deed.at,
    appliedOn,
    fee,
    dueCents,
    promised,
    validUntil,
    activationNotBefore,
    inviteFrom: inviteFrom(profile, cardTypes, {
      product: draft.product,
      letter: draft.letter,
      validUntil: validUntil ?? draft.rightUntil,
      birthDate: draft.person.birthDate,
      today: appliedOn,
    }),
  };
}

/** What the history says: the application, and every decision of the officer that somebody may ask about later. */
function notesOf(draft: ApplicationDraft, decision: CaseDecision, events: readonly CaseEvent[]): CaseChange['notes'] {
  const waived = draft.checklist
    .filter(({ state }) => state === 'WAIVED')
    .map(({ code, reason }): AuditNote => ({ action: 'itemWaived', params: { item: code }, reason }));
  const exempted: readonly AuditNote[] =
    draft.photo.exemption === null
      ? []
      : [
          {
            action: 'photoExempted',
            params: { kind: draft.photo.exemption.kind },
            reason: draft.photo.exemption.reason,
          },
        ];
  return [
    {
      action: 'applicationFinished',
      params: {
        product: draft.product,
        letter: draft.letter,
        reason: draft.reason,
        procedure: draft.procedure,
        fee: decision.fee.state,
        feeRule: decision.fee.rule,
        cents: decision.dueCents,
        profile: decision.profile.id,
        profileVersion: decision.profile.version,
        promised: decision.promised?.to ?? null,
        /** Every step of the state machine that this one command took. */
        steps: events.join(' '),
      },
    },
    ...waived,
    ...exempted,
    ...(decision.fee.state === 'unknown'
      ? [
          {
            action: 'amountByOfficer',
            params: { cents: decision.dueCents },
            reason: draft.payment.officerAmountReason,
          },
        ]
      : []),
  ];
}

async function withdrawLostCard(transaction: Transaction, stored: StoredCase, deed: Deed): Promise<void> {
  const { kind, cardNumber } = stored.application.held;
  if (kind === 'LOST' || kind === 'STOLEN') {
    await enterWithdrawn(transaction, { cardNumber, cause: kind, caseId: stored.id }, deed.at);
  }
}

/** What the desk is told of it. */
export const finishedApplication = ({ stored, receipt }: FinishedCase): FinishedApplication => ({
  caseId: stored.id,
  product: stored.application.product,
  caseNumber: stored.caseNumber,
  receiptNumber: receipt?.number ?? null,
  fee: stored.decision?.fee ?? { state: 'unknown', cents: null, rule: null },
  paidCents: receipt?.paidCents ?? 0,
  changeCents: receipt?.parts.reduce((sum, part) => sum + part.changeCents, 0) ?? 0,
  promised: stored.decision?.promised ?? null,
});
