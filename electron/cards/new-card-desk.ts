/** The desk where the new card is compared, read back after activation, and made ready to go out. */
import type { Actor } from '../audit/index.ts';
import {
  caseDetail,
  caseOfNewCard,
  certificatesExpected,
  confirmNewCard,
  type JudgedNewCard,
  loadCase,
  recordEvidence,
  type StoredCase,
} from '../cases/index.ts';
import {
  type CallResult,
  type CardView,
  type CheckedInput,
  type NewCardVerdict,
  refusal,
  success,
} from '../ipc/contract.ts';
import { compareCardNumbers } from '../rules/index.ts';
import { belgianDate, storedInstant } from '../storage/index.ts';
import { activationEvidenceOf, type ExpectedCertificates } from './activation-evidence.ts';
import { createBoundVerdicts } from './bound-verdicts.ts';
import { cardOnDesk, lastSession } from './card-on-desk.ts';
import { type CollectionServices, dateNow, personOf } from './collection-services.ts';
import { fullName, isSamePerson } from './judge-card.ts';
import { judgeNewCard } from './new-card-verdict.ts';

export interface NewCardDesk {
  /** Judges the card in the reader. Refusals: `caseNotFound` and those of `cardOnDesk`. */
  judge(input: CheckedInput<'collection.judgeNewCard'>): Promise<CallResult<'collection.judgeNewCard'>>;
  /** Confirms it under the verdict named. Refusals: `verdictExpired` and those of the command. */
  confirm(
    officer: Actor,
    input: CheckedInput<'collection.confirmNewCard'>,
  ): Promise<CallResult<'collection.confirmNewCard'>>;
  /** Reads the evidence of activation off the confirmed card and keeps it. Refusal: `otherCardInReader`. */
  evidence(
    officer: Actor,
    input: CheckedInput<'collection.activationEvidence'>,
  ): Promise<CallResult<'collection.activationEvidence'>>;
}

export const createNewCardDesk = (services: CollectionServices): NewCardDesk => {
  const verdicts = createBoundVerdicts<JudgedNewCard>();
  return {
    judge: async ({ caseId }) => {
      const stored = await loadCase(services.database.read, caseId);
      if (stored === null) return refusal('caseNotFound');
      const lying = cardOnDesk(services.readerView());
      if (!lying.ok) return lying;
      const now = services.clock.now();
      const judgement = judgeNewCard(lying.value, {
        person: personOf(stored),
        letter: stored.application.letter,
        product: stored.application.product,
        announcedCardNumber: stored.order.arrived?.cardNumber ?? null,
        oldCardNumber: stored.collection.oldCard?.cardNumber ?? null,
        today: belgianDate(now),
        testCardsCount: services.testCardsCount,
      });
      const card = lying.value.kind === 'card' ? lying.value.card : null;
      const cardSessionId = card?.sessionId ?? '';
      const verdictId = verdicts.bind(caseId, cardSessionId, dateNow(services), {
        verdict: judgement.verdict,
        cardNumber: card?.identity.cardNumber ?? '',
        chipSerial: card?.identity.chipSerial ?? '',
      });
      const other =
        judgement.verdict === 'wrongCard' && card !== null ? await otherCard(services, stored, card.identity) : null;
      return success({ ...judgement, other, verdictId, cardSessionId, judgedAt: storedInstant(now) });
    },

    confirm: async (officer, { caseId, version, verdictId }) => {
      const session = lastSession(services.readerView());
      const judged = verdicts.read(verdictId, caseId, session, dateNow(services));
      if (!judged.ok) return judged;
      const confirmed = await confirmNewCard(services, { caseId, version, officer }, judged.value);
      if (!confirmed.ok) return confirmed;
      verdicts.spend(caseId);
      return caseDetail(services, caseId);
    },

    evidence: async (officer, { caseId, version }) => {
      const stored = await loadCase(services.database.read, caseId);
      if (stored === null) return refusal('caseNotFound');
      const lying = cardOnDesk(services.readerView());
      if (!lying.ok) return lying;
      const { newCard, pin } = stored.collection;
      if (lying.value.kind === 'card') {
        const same = compareCardNumbers(lying.value.card.identity.cardNumber, newCard?.cardNumber ?? '');
        if (same === 'different') return refusal('otherCardInReader');
      }
      const trials = {
        pin: pin?.outcome === 'VERIFIED' ? ('verified' as const) : null,
        keyProven: pin?.keyProven ?? null,
      };
      const status =
        lying.value.kind === 'card' ? await services.card.certificateStatus(lying.value.card.sessionId) : null;
      const evidence = activationEvidenceOf(
        lying.value,
        trials,
        expectedOf(stored, services),
        status?.ok === true ? status.value : null,
      );
      const recorded = await recordEvidence(services, { caseId, version, officer }, evidence);
      if (!recorded.ok) return recorded;
      const detail = await caseDetail(services, caseId);
      return detail.ok ? success({ evidence, case: detail.value }) : detail;
    },
  };
};

/** Whose card lies there instead, and where it belongs: two cards in one drawer are told apart by name. */
const otherCard = async (
  { database }: CollectionServices,
  stored: StoredCase,
  identity: CardView['identity'],
): Promise<NewCardVerdict['other']> => {
  const isOld =
    compareCardNumbers(identity.cardNumber, stored.collection.oldCard?.cardNumber ?? '') === 'equal' ||
    compareCardNumbers(identity.cardNumber, stored.application.held.cardNumber) === 'equal';
  const isSame = isSamePerson(identity, personOf(stored));
  const found = await caseOfNewCard(database.read, identity.cardNumber, identity.nationalNumber);
  const elsewhere = found === null || found.caseId === stored.id ? null : found;
  return {
    holder: fullName(identity.surname, identity.givenNames),
    mistake: isOld ? 'oldCard' : isSame ? 'samePerson' : 'otherPerson',
    caseId: elsewhere?.caseId ?? null,
    caseNumber: elsewhere?.caseNumber ?? '',
    location: elsewhere?.location ?? '',
  };
};

/** By the age of the holder now, and by what the holder chose: who declines certificates gets none. */
const expectedOf = (stored: StoredCase, services: CollectionServices): ExpectedCertificates => {
  const byAge = certificatesExpected(stored, services);
  return { ...byAge, chosen: stored.collection.certificates?.choice ?? null };
};
