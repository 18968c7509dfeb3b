/** The record of a visit for certificates alone: a case of its own, opened, settled and closed with its evidence. */
import type { Actor } from '../audit/index.ts';
import { type ApplicationDraft, type CallError, type CallResult, success } from '../ipc/contract.ts';
import type { StaffRole } from '../rules/index.ts';
import { storedInstant } from '../storage/index.ts';
import type { CertificateRecord } from './course.ts';
import { beginApplication } from './drafts.ts';
import { assessDraft, type FinishedCase, finishedApplication, finishWithin, readyToFinish } from './finish.ts';
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
 * The rules are asked before anything is written; then the case is opened with all that was done in it, settled and closed in
 * one transaction. Refusals: those of `finishApplication`.
 */
export async function finishCertificates(
  services: IntakeServices,
  officer: Actor,
  role: StaffRole,
  visit: CertificateVisitRecord,
): Promise<CallResult<'certificates.finish'>> {
  const judged = await assessDraft(services, visit.application);
  if (!judged.ok) return judged;
  const draft: ApplicationDraft = {
    ...visit.application,
    checklist: judged.value.checklist.map(({ code, need }) => ({
      code,
      state: need === 'IF_APPLICABLE' ? 'NOT_APPLICABLE' : 'PRESENT',
      reason: '',
    })),
  };
  const ready = await readyToFinish(services, { draft, shownDueCents: visit.shownCents }, role);
  if (!ready.ok) return ready;
  const deed: Deed = { at: storedInstant(services.clock.now()), staffId: officer.staffId, by: officer.name };
  const finished = await services.database.transaction<FinishedCase, CallError>(async (transaction) => {
    const begun = await beginApplication(services, transaction, officer, {
      application: draft,
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
    return finishWithin(services, transaction, officer, begun, ready.value);
  });
  if (!finished.ok) return finished;
  services.announceCases([finished.value.stored.id]);
  const { caseId, caseNumber, receiptNumber, paidCents, changeCents } = finishedApplication(finished.value);
  return success({ caseId, caseNumber, receiptNumber, paidCents, changeCents, evidence: [...visit.evidence] });
}
