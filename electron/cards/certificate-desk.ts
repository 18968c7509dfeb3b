/** A visit for the certificates of a card alone: no card is ordered or given out, the one in use is proven and read back. */
import type { Actor } from '../audit/index.ts';
import { assessDraft, draftFromCard, finishCertificates } from '../cases/index.ts';
import {
  type ApplicationDraft,
  type CallResult,
  type CardView,
  type CheckedInput,
  type Result,
  refusal,
  type StaffRole,
  success,
} from '../ipc/contract.ts';
import { certificateWorkFor, compareCardNumbers } from '../rules/index.ts';
import { belgianDate, storedInstant } from '../storage/index.ts';
import { type ActivationTrials, activationEvidenceOf, expectedByAge } from './activation-evidence.ts';
import { cardForDraft } from './card-for-draft.ts';
import type { CollectionServices } from './collection-services.ts';
import { authenticityOf } from './judge-card.ts';

export interface CertificateDesk {
  /** Refusals: `cardChangedMeanwhile`, `cardStillReading`, `cardAltered`, `notAResidenceCard`. */
  begin(input: CheckedInput<'certificates.begin'>): Promise<CallResult<'certificates.begin'>>;
  /**
   * Everything in one record. Refusals besides those of `begin`: `otherCardInReader`, `certificateWorkNotPossible`,
   * `signatureNotOnCard` (the federal application has not put it there yet, or the card was not read again), and those of an
   * application that is finished.
   */
  finish(
    officer: Actor,
    role: StaffRole,
    input: CheckedInput<'certificates.finish'>,
  ): Promise<CallResult<'certificates.finish'>>;
}

export const createCertificateDesk = (
  services: CollectionServices,
  trialsOf: (cardSessionId: string) => ActivationTrials,
): CertificateDesk => {
  const cardOf = (cardSessionId: string): Result<CardView> => {
    const card = cardForDraft(services.readerView(), cardSessionId);
    if (!card.ok) return card;
    const { kind } = card.value.identity;
    if (kind !== 'residence' && kind !== 'child') return refusal('notAResidenceCard');
    return authenticityOf(card.value.verdicts) === 'altered' ? refusal('cardAltered') : card;
  };

  const workFor = (card: CardView) => {
    const today = belgianDate(services.clock.now());
    const expected = expectedByAge(card.identity.birthDate, today);
    const none = { present: false, notAfter: null };
    return certificateWorkFor(
      card.certificates ?? { authentication: none, signature: none },
      expected.signature,
      statusOf(card),
      storedInstant(services.clock.now()),
    );
  };

  return {
    begin: async ({ cardSessionId }) => {
      const card = cardOf(cardSessionId);
      if (!card.ok) return card;
      const judged = await assessDraft(services, certificateDraft(card.value));
      if (!judged.ok) return judged;
      const { identity, certificates } = card.value;
      const { fee, payment, questions } = judged.value;
      const { work, suggested } = workFor(card.value);
      return success({
        cardSessionId,
        surname: identity.surname,
        givenNames: identity.givenNames,
        birthDate: identity.birthDate,
        letter: identity.letter,
        cardNumber: identity.cardNumber,
        onCard: {
          authentication: certificates?.authentication.present === true,
          signature: certificates?.signature.present === true,
        },
        work: [...work],
        suggested,
        fee,
        methods: [...payment.methods],
        isOpenWhetherOffered: questions.some(({ code }) => code === OFFERED_HERE),
      });
    },

    finish: async (officer, role, input) => {
      const card = cardOf(input.cardSessionId);
      if (!card.ok) return card;
      const { identity, certificates, sessionId } = card.value;
      if (compareCardNumbers(identity.cardNumber, input.cardNumber) !== 'equal') return refusal('otherCardInReader');
      const { work } = workFor(card.value);
      if (!work.some((one) => one.work === input.work && one.isPossible)) return refusal('certificateWorkNotPossible');
      if (input.work === 'SIGNATURE' && certificates?.signature.present !== true) return refusal('signatureNotOnCard');
      const today = belgianDate(services.clock.now());
      const evidence = activationEvidenceOf(
        { kind: 'card', card: card.value },
        trialsOf(sessionId),
        expectedByAge(identity.birthDate, today),
        card.value.certificateStatus ?? null,
      );
      const draft = { ...certificateDraft(card.value), answers: { [OFFERED_HERE]: 'yes' as const } };
      const { payment } = draft;
      return finishCertificates(services, officer, role, {
        application: { ...draft, payment: { ...payment, ...input.payment } },
        work: input.work,
        codes: input.codes,
        shownCents: input.shownCents,
        card: { cardNumber: identity.cardNumber, chipSerial: identity.chipSerial },
        evidence,
      });
    },
  };
};

/** The question of profiles that do not say whether they do this. */
const OFFERED_HERE = 'OFFERED_HERE';

/** The application as the card tells it: the card in use is what it is about, nothing is ordered. */
const certificateDraft = (card: CardView): ApplicationDraft => ({
  ...draftFromCard(card),
  product: 'CERT_ACTIVATION',
  letter: null,
  reason: 'OTHER',
});

/** The worse of both, as far as anybody asked. */
const statusOf = ({ certificateStatus }: CardView) => {
  const told = [certificateStatus?.authentication.status, certificateStatus?.signature.status];
  return (['revoked', 'onHold'] as const).find((status) => told.includes(status)) ?? 'notChecked';
};
