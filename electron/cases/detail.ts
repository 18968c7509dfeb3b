import { type Actor, historyOfCase, recordView } from '../audit/index.ts';
import {
  type CallError,
  type CaseDetail,
  type CaseState,
  type CollectionProgress,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { changedBetween } from '../municipality/index.ts';
import { meansOf, type Receipt, receiptsOfCase } from '../payments/index.ts';
import { maskNationalNumber, papersAtCollection } from '../rules/index.ts';
import { houseSettings } from '../staff/index.ts';
import { belgianDate, belgianDateTime, type Executor } from '../storage/index.ts';
import { lettersFor } from './documents/letters.ts';
import { isApplication } from './drafts.ts';
import { owedCents } from './owed.ts';
import type { CaseCourse, CollectionRecord } from './record.ts';
import type { IntakeServices } from './services.ts';
import { offeredSteps } from './steps/offered.ts';
import { surroundings } from './steps/record-step.ts';
import { fromRow } from './store.ts';
import { toSummary } from './summary.ts';
import { stateBefore } from './transitions.ts';
import { visitView } from './visit.ts';

/** What the case page needs. */
export type DetailServices = IntakeServices;

/** Opens a case for an officer; the look is recorded. Refusal: `caseNotFound`. */
export async function openCase(services: DetailServices, officer: Actor, caseId: string): Promise<Result<CaseDetail>> {
  const looked = await services.database.transaction<null, CallError>(async (transaction) => {
    const found = await transaction
      .selectFrom('cases')
      .select(['case_number', 'purged_on'])
      .where('id', '=', caseId)
      .executeTakeFirst();
    if (found === undefined) {
      return refusal('caseNotFound');
    }
    if (found.purged_on !== null) {
      return refusal('casePurged', { caseNumber: found.case_number, on: found.purged_on });
    }
    await recordView(transaction, services.clock.now(), officer, caseId);
    return success(null);
  });
  return looked.ok ? caseDetail(services, caseId) : looked;
}

/** A case as the case page shows it, after a command. Refusal: `caseNotFound`. */
export async function caseDetail(services: DetailServices, caseId: string): Promise<Result<CaseDetail>> {
  const { read } = services.database;
  const row = await read.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirst();
  if (row === undefined) {
    return refusal('caseNotFound');
  }
  const stored = fromRow(row);
  const receipts = await receiptsOfCase(read, caseId);
  const receipt = receipts.find(({ kind }) => kind === 'payment');
  const history = await historyOfCase(read, caseId);
  const { decision } = stored;
  const owed = await owedCents(read, stored);
  const around = surroundings(services, await houseSettings(read), stored);
  const steps = offeredSteps(stored, around);
  const summary = toSummary(row, belgianDate(services.clock.now()));
  const profile = decision === null ? null : services.profiles.version(decision.profile.id, decision.profile.version);
  return success({
    ...summary,
    // A row of a list cannot tell it: an attest that was made, of which nothing is recorded yet.
    nextAction: steps.some(({ step }) => step === 'attestGiven') ? 'recordAttest' : summary.nextAction,
    application: stored.application,
    fee: decision?.fee ?? { state: 'unknown', cents: null, rule: null },
    profile: {
      ...(decision?.profile ?? { id: '', version: 0 }),
      name: profile?.displayName ?? null,
      effectiveFrom: profile?.effectiveFrom ?? null,
    },
    rulesChanged:
      profile === null || CLOSED.has(stored.state)
        ? null
        : changedBetween(profile, services.profiles.inForce(profile.profileId, belgianDate(services.clock.now()))),
    receipt:
      receipt === undefined
        ? null
        : { number: receipt.number, cents: paidFor(receipts, caseId), method: meansOf(receipt), at: receipt.at },
    owedCents: owed,
    oldPhoto: await photoOf(read, caseId),
    collection: toProgress(stored.collection),
    visit: visitView(stored, services, { today: around.today, owedCents: owed }),
    history: history.map(({ sequence: _sequence, ...line }) => ({ ...line, params: { ...line.params } })),
    documents: await documentsOf(read, caseId),
    replacingDocuments: papersAtCollection(profile, stored.application.person.birthDate || null).map(
      ({ code, label }) => ({ code, label }),
    ),
    activationNotBefore: decision?.activationNotBefore ?? null,
    steps: [...steps],
    letters: [...lettersFor(stored)],
    undoable: stateBefore(stored) === null ? null : (stored.course.last?.step ?? null),
    course: toCourse(stored.course, around.today),
    mayCorrect: !isApplication(stored.state),
    block: blockOf(stored.course),
    openPoints:
      isApplication(stored.state) && around.profile !== null
        ? services
            .assess(stored.application, around.profile, belgianDateTime(services.clock.now()))
            .openPoints.map(({ field, messageKey, params }) => ({ field, messageKey, params }))
        : [],
  });
}

/** States in which no rule will be asked again. */
const CLOSED: ReadonlySet<CaseState> = new Set(['DONE', 'CANCELLED', 'LAPSED']);
/** What was paid for a case and did not go back. A receipt of this case alone counts with its rounding. */
function paidFor(receipts: readonly Receipt[], caseId: string): number {
  const own = receipts.map((receipt) =>
    receipt.lines.every((line) => line.caseId === caseId)
      ? receipt.paidCents
      : receipt.lines.filter((line) => line.caseId === caseId).reduce((sum, line) => sum + line.cents, 0),
  );
  return Math.max(
    0,
    own.reduce((sum, cents) => sum + cents, 0),
  );
}

async function photoOf(executor: Executor, caseId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await executor.selectFrom('case_photos').select('photo').where('case_id', '=', caseId).executeTakeFirst();
  return row === undefined ? null : new Uint8Array(row.photo);
}

function documentsOf(executor: Executor, caseId: string): Promise<CaseDetail['documents']> {
  return executor
    .selectFrom('documents')
    .select(['id as documentId', 'kind', 'at'])
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .execute();
}

const blockOf = ({ block }: CaseCourse): CaseDetail['block'] =>
  block ? { cause: block.cause, reason: block.reason, at: block.at, by: block.by } : null;

/** The course as the page shows it. */
function toCourse(course: CaseCourse, today: string): CaseDetail['course'] {
  const { dvz, corrections, interimPapers, attestEnd, missing, appointment, reminders, codesReprint, end, waivers } =
    course;
  return {
    dvz: {
      askedOn: dvz.asked?.askedOn ?? null,
      answerBy: dvz.asked?.answerBy ?? null,
      agreedOn: dvz.agreed?.date ?? null,
      reference: dvz.agreed?.reference ?? dvz.refused?.reference ?? '',
    },
    corrections: corrections.map(({ field, before, after, reason, at, by }) => ({
      ...{ field, reason, at, by },
      before: field === 'nationalNumber' ? maskNationalNumber(before) : before,
      after: field === 'nationalNumber' ? maskNationalNumber(after) : after,
    })),
    interimPapers: interimPapers.map(({ paper, number, issuedOn, validUntil }) => ({
      paper,
      number,
      issuedOn,
      validUntil,
      runsOut: validUntil < today,
    })),
    attestEnd: attestEnd === null ? null : { reason: attestEnd.reason, at: attestEnd.at, by: attestEnd.by },
    missing:
      missing === null ? null : { items: [...missing.items], note: missing.note, at: missing.at, by: missing.by },
    appointment: appointment === null ? null : { time: appointment.time, purpose: appointment.purpose },
    reminders: reminders.map(({ at, by }) => ({ at, by })),
    codesReprint:
      codesReprint === null ? null : { askedAt: codesReprint.at, arrivedAt: codesReprint.arrived?.at ?? null },
    end: end === null ? null : { cause: end.cause, municipality: end.municipality, at: end.at, by: end.by },
    waivers: waivers.map(({ guard, reason, at, by }) => ({ guard, reason, at, by })),
  };
}

/** The collection as the page shows it: who and when without keys of staff. */
function toProgress(collection: CollectionRecord): CollectionProgress {
  const { oldCard, present, letterSeen, newCard, fingerprints, certificates, pin, activation, handedOver } = collection;
  return {
    oldCard:
      oldCard === null
        ? null
        : {
            kind: oldCard.kind,
            description: oldCard.description,
            at: oldCard.at,
            by: oldCard.by,
            destroyedAt: oldCard.destroyed?.at ?? null,
          },
    present:
      present === null
        ? null
        : { applicant: present.applicant, representative: present.representative, at: present.at, by: present.by },
    letterSeen: letterSeen === null ? null : { at: letterSeen.at, by: letterSeen.by },
    newCard:
      newCard === null
        ? null
        : { cardNumber: newCard.cardNumber, unread: newCard.unread === true, at: newCard.at, by: newCard.by },
    fingerprints:
      fingerprints === null
        ? null
        : { outcome: fingerprints.outcome, at: fingerprints.at, by: fingerprints.by, reason: fingerprints.reason },
    certificates:
      certificates === null ? null : { choice: certificates.choice, at: certificates.at, by: certificates.by },
    pin: pin === null ? null : { outcome: pin.outcome, at: pin.at, by: pin.by, reason: pin.reason },
    activation:
      activation === null ? null : { evidence: [...activation.evidence], at: activation.at, by: activation.by },
    handedOver: handedOver === null ? null : { at: handedOver.at, by: handedOver.by },
  };
}
