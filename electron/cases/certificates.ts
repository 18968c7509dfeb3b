/** The record of a visit for certificates alone: a case of its own, opened, settled and closed with its evidence. */
import type { Actor } from '../audit/index.ts';
import { type ApplicationDraft, type CallResult, type CallValue, refusal, success } from '../ipc/contract.ts';
import type { StaffRole } from '../rules/index.ts';
import { storedInstant } from '../storage/index.ts';
import type { CertificateRecord } from './course.ts';
import { openApplication } from './drafts.ts';
import { assessDraft, finishApplication } from './finish.ts';
import { type Deed, type EvidenceRecord, emptyCollection, emptyCourse } from './record.ts';
import type { IntakeServices } from './services.ts';

/** What was done, as the desk found it. */
export interface CertificateVisitRecord {
  readonly application: ApplicationDraft;
  readonly work: CertificateRecord['work'];
  readonly codes: CertificateRecord['codes'];
  /** What the officer told the holder. */
  readonly shownCents: number;
  readonly card: { readonly cardNumber: string; readonly chipSerial: string };
  readonly evidence: readonly EvidenceRecord[];
}

/**
 * The rules are asked before anything is written. The case is opened with all that was done in it, then settled and closed:
 * when the second command never comes, the draft still tells what was done. Refusals: those of `finishApplication`.
 */
export async function finishCertificates(
  services: IntakeServices,
  officer: Actor,
  role: StaffRole,
  visit: CertificateVisitRecord,
): Promise<CallResult<'certificates.finish'>> {
  const judged = await assessDraft(services, visit.application);
  if (!judged.ok) return judged;
  const application: ApplicationDraft = {
    ...visit.application,
    checklist: judged.value.checklist.map(({ code, need }) => ({
      code,
      state: need === 'IF_APPLICABLE' ? 'NOT_APPLICABLE' : 'PRESENT',
      reason: '',
    })),
  };
  const again = await assessDraft(services, application);
  if (!again.ok) return again;
  const refused = refusalOf(again.value, visit.shownCents);
  if (refused !== null) return refused;
  const deed: Deed = { at: storedInstant(services.clock.now()), staffId: officer.staffId, by: officer.name };
  const started = await openApplication(services, officer, {
    application,
    photo: null,
    action: `certificates.${visit.work}`,
    origin: { from: 'certificates', cardNumber: visit.card.cardNumber, codes: visit.codes },
    collection: {
      ...emptyCollection,
      newCard: { ...deed, ...visit.card },
      activation: { ...deed, evidence: visit.evidence },
    },
    course: { ...emptyCourse, certificates: { ...deed, work: visit.work, codes: visit.codes } },
  });
  if (!started.ok) return started;
  const finished = await finishApplication(
    services,
    officer,
    { draftId: started.value.id, draft: application, shownDueCents: again.value.payment.dueCents },
    role,
  );
  if (!finished.ok) return finished;
  const { caseId, caseNumber, receiptNumber, paidCents, changeCents } = finished.value;
  return success({ caseId, caseNumber, receiptNumber, paidCents, changeCents, evidence: [...visit.evidence] });
}

/** Why it cannot be settled, before there is a case. */
const refusalOf = ({ payment, openPoints, fee }: CallValue<'intake.assess'>, shownCents: number) => {
  if (fee.state === 'notOffered') return refusal('notOffered');
  if (openPoints.length > 0) {
    return refusal(
      'applicationIncomplete',
      { count: openPoints.length },
      openPoints.map(({ field, messageKey, params }) => ({ path: field, messageKey, params })),
    );
  }
  return payment.dueCents === shownCents
    ? null
    : refusal('amountChanged', { shownCents, dueCents: payment.dueCents ?? '' });
};
