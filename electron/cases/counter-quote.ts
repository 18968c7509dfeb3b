/** The quick calculator: answers from the rules in force at this moment, and a draft that begins with what was asked. */
import type { Actor } from '../audit/index.ts';
import {
  type ApplicationDraft,
  type CallInput,
  type CallValue,
  type CardView,
  type Result,
  refusal,
  type StoredDraft,
  success,
} from '../ipc/contract.ts';
import {
  cardTypes,
  counterQuote,
  counterWishes,
  type LocalDateTime,
  type Profile,
  questionOfCounter,
} from '../rules/index.ts';
import { houseSettings } from '../staff/index.ts';
import { belgianDate, belgianDateTime } from '../storage/index.ts';
import { startDraft } from './drafts.ts';
import type { IntakeServices } from './services.ts';

type Question = CallInput<'counter.quote'>['question'];

/** Letters and products by name. Refusals: `notSetUp`, `noProfileInForce`. */
export async function wishesAtCounter(services: IntakeServices): Promise<Result<CallValue<'counter.wishes'>>> {
  const rules = await rulesNow(services);
  return rules.ok ? success(counterWishes(rules.value.profile, cardTypes)) : rules;
}

/** One answer. Refusals: `notSetUp`, `noProfileInForce`. */
export async function quoteAtCounter(
  services: IntakeServices,
  question: Question,
): Promise<Result<CallValue<'counter.quote'>>> {
  const rules = await rulesNow(services);
  if (!rules.ok) return rules;
  const { profile, at } = rules.value;
  const { procedures, bring, questions, warnings, reasons, ...found } = counterQuote(profile, cardTypes, question, at);
  return success({
    ...found,
    procedures: [...procedures],
    bring: bring.map(({ moment: _moment, ...item }) => item),
    questions: [...questions],
    warnings: [...warnings],
    reasons: [...reasons],
  });
}

/** A draft with the question in it; what the card tells of the person wins over what was typed for the calculation. */
export async function startFromQuestion(
  services: IntakeServices,
  officer: Actor,
  card: CardView | null,
  question: Question,
): Promise<Result<StoredDraft>> {
  const rules = await rulesNow(services);
  if (!rules.ok) return rules;
  const { profile, at } = rules.value;
  return startDraft(services, officer, card, (draft) => withQuestion(draft, profile, question, at));
}

/** The draft of an application for what was asked. */
export const withQuestion = (
  draft: ApplicationDraft,
  profile: Profile,
  question: Question,
  at: LocalDateTime,
): ApplicationDraft => {
  const { product, letter, reason, procedure, delivery } = questionOfCounter(profile, cardTypes, question, at);
  const fromCard = draft.held.kind === 'CARD';
  const kind =
    reason === 'LOSS'
      ? 'LOST'
      : reason === 'THEFT'
        ? 'STOLEN'
        : fromCard
          ? 'CARD'
          : reason === 'RENEWAL' || reason === 'DEFECT' || reason === 'CHANGE'
            ? 'CARD'
            : 'NONE';
  return {
    ...draft,
    person: draft.person.birthDate === '' ? { ...draft.person, birthDate: question.birthDate } : draft.person,
    held: { ...draft.held, kind },
    product,
    letter,
    reason,
    procedure,
    delivery,
    answers: { ...draft.answers, ...question.answers },
  };
};

async function rulesNow(
  services: IntakeServices,
): Promise<Result<{ readonly profile: Profile; readonly at: LocalDateTime }>> {
  const now = services.clock.now();
  const settings = await houseSettings(services.database.read);
  if (settings === null) return refusal('notSetUp');
  const profile = services.profiles.inForce(settings.profileId, belgianDate(now));
  return profile === null
    ? refusal('noProfileInForce', { date: belgianDate(now) })
    : success({ profile, at: belgianDateTime(now) });
}
