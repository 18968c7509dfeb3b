import type { Actor } from '../audit/index.ts';
import type { ApplicationDraft, NextPurpose } from '../ipc/contract.ts';
import { type Result, refusal, success } from '../ipc/contract.ts';
import { type IsoDate, reachedAge } from '../rules/index.ts';
import { belgianDate } from '../storage/index.ts';
import { isAttestStanding, standingAttest } from './attest.ts';
import { emptyCourse, type InterimPaper } from './course.ts';
import { openApplication } from './drafts.ts';
import { emptyDraft } from './new-draft.ts';
import type { StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';
import { loadCase } from './store.ts';

/**
 * Begins the next application of the person of a case: who it is and which card is held now come from that case, everything
 * else is asked anew. Refusal: `caseNotFound`.
 */
export async function startNext(
  services: CaseServices,
  officer: Actor,
  input: { readonly caseId: string; readonly purpose: NextPurpose },
): Promise<Result<{ readonly caseId: string }>> {
  const before = await loadCase(services.database.read, input.caseId);
  if (before === null) return refusal('caseNotFound');
  const started = await openApplication(services, officer, {
    application: nextApplication(before, input.purpose, belgianDate(services.clock.now())),
    photo: null,
    origin: { from: 'case', caseNumber: before.caseNumber },
    course: { ...emptyCourse, interimPapers: papersUntilCard(before, input.purpose) },
  });
  return started.ok ? success({ caseId: started.value.id }) : started;
}

/** An attest goes along to the case of the card: there it runs out, or is handed in. */
const papersUntilCard = (before: StoredCase, purpose: NextPurpose): readonly InterimPaper[] => {
  const attest = purpose === 'CARD' && isAttestStanding(before) ? standingAttest(before) : null;
  return attest === null ? [] : [attest];
};

const PRODUCT_OF = {
  RENEWAL: null,
  CARD: 'EVK',
  ADULT_CARD: 'EVK',
  CERTIFICATE: 'CERT_ACTIVATION',
  CODES: 'CODES_REPRINT',
} as const satisfies Record<NextPurpose, ApplicationDraft['product'] | null>;

const REASON_OF = {
  RENEWAL: 'RENEWAL',
  CARD: 'FIRST',
  ADULT_CARD: 'RENEWAL',
  CERTIFICATE: 'OTHER',
  CODES: 'OTHER',
} as const satisfies Record<NextPurpose, ApplicationDraft['reason']>;

/** The application as far as the case before it tells. Pure. */
export const nextApplication = (before: StoredCase, purpose: NextPurpose, today: IsoDate): ApplicationDraft => {
  const empty = emptyDraft();
  const { application, order, decision } = before;
  const cardNumber = order.arrived?.cardNumber ?? '';
  const isChild = purpose === 'CARD' && reachedAge(application.person.birthDate || null, 12, today) === 'no';
  const product = isChild ? 'EVK_CHILD' : (PRODUCT_OF[purpose] ?? application.product);
  return {
    ...empty,
    person: { ...application.person, sources: {} },
    held:
      cardNumber === ''
        ? empty.held
        : {
            ...empty.held,
            kind: 'CARD',
            letter: application.letter,
            model: 'new',
            cardNumber,
            validUntil: decision?.validUntil ?? application.rightUntil,
          },
    product,
    letter: application.letter,
    reason: REASON_OF[purpose],
    rightUntil: application.rightUntil,
    representative: purpose === 'ADULT_CARD' ? application.representative : empty.representative,
  };
};
