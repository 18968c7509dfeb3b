/** The desk where the old card, or what stands for it, comes in. */
import type { Actor } from '../audit/index.ts';
import {
  type AcceptedDocument,
  caseDetail,
  isWithdrawn,
  type JudgedOldCard,
  loadCase,
  type StoredCase,
  type TakenItem,
  takeIn,
} from '../cases/index.ts';
import { type CallResult, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { papersAtCollection } from '../rules/index.ts';
import { storedInstant } from '../storage/index.ts';
import { createBoundVerdicts } from './bound-verdicts.ts';
import { cardOnDesk, lastSession } from './card-on-desk.ts';
import { type CollectionServices, dateNow, personOf } from './collection-services.ts';
import { judgeReturnedCard, type ReturnedCardQuestion } from './returned-card-verdict.ts';
import { sideOf } from './returned-facts.ts';

export interface ReturnedCardDesk {
  /** Judges the card in the reader. Refusals: `caseNotFound` and those of `cardOnDesk`. */
  judge(input: CheckedInput<'collection.judgeReturnedCard'>): Promise<CallResult<'collection.judgeReturnedCard'>>;
  /** Takes an item in; a card only under the verdict named. Refusals: `verdictExpired` and those of the command. */
  takeIn(officer: Actor, input: CheckedInput<'collection.takeIn'>): Promise<CallResult<'collection.takeIn'>>;
}

export const createReturnedCardDesk = (services: CollectionServices): ReturnedCardDesk => {
  const verdicts = createBoundVerdicts<JudgedOldCard>();

  const itemOf = (input: CheckedInput<'collection.takeIn'>): Result<TakenItem> => {
    const { item } = input;
    if (item.kind !== 'CARD') return success(item);
    const session = lastSession(services.readerView());
    const judged = verdicts.read(item.verdictId, input.caseId, session, dateNow(services));
    return judged.ok ? success({ kind: 'CARD', judged: judged.value, damaged: item.damaged }) : judged;
  };

  return {
    judge: async ({ caseId }) => {
      const stored = await loadCase(services.database.read, caseId);
      if (stored === null) return refusal('caseNotFound');
      const lying = cardOnDesk(services.readerView());
      if (!lying.ok) return lying;
      const card = lying.value.kind === 'card' ? lying.value.card : null;
      const question = await questionFor(services, stored, card?.identity.cardNumber ?? '');
      const judgement = judgeReturnedCard(card, question);
      const now = services.clock.now();
      const cardSessionId = card?.sessionId ?? '';
      const verdictId = verdicts.bind(caseId, cardSessionId, dateNow(services), {
        verdict: judgement.verdict,
        cardNumber: card?.identity.cardNumber ?? '',
      });
      return success({ ...judgement, verdictId, cardSessionId, judgedAt: storedInstant(now) });
    },

    takeIn: async (officer, input) => {
      const stored = await loadCase(services.database.read, input.caseId);
      if (stored === null) return refusal('caseNotFound');
      const item = itemOf(input);
      if (!item.ok) return item;
      const command = { caseId: input.caseId, version: input.version, officer };
      const taken = await takeIn(services, command, item.value, acceptedDocuments(services, stored));
      if (!taken.ok) return taken;
      verdicts.spend(input.caseId);
      return caseDetail(services, input.caseId);
    },
  };
};

const questionFor = async (
  services: CollectionServices,
  stored: StoredCase,
  numberOnCard: string,
): Promise<ReturnedCardQuestion> => {
  return {
    person: personOf(stored),
    ...sideOf(stored),
    withdrawn: await isWithdrawn(services.database.read, numberOnCard),
    testCardsCount: services.testCardsCount,
  };
};

/** The list of the profile version under which the case runs, in the language of its record. */
const acceptedDocuments = (services: CollectionServices, stored: StoredCase): readonly AcceptedDocument[] => {
  const { decision } = stored;
  const profile = decision === null ? null : services.profiles.version(decision.profile.id, decision.profile.version);
  const language = profile?.officialLanguage ?? 'nl';
  return papersAtCollection(profile, stored.application.person.birthDate || null).map(({ code, label }) => ({
    code,
    label: label[language] ?? label.nl,
  }));
};
