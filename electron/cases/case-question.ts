import type { CardLetter, LocalDateTime, RuleQuestion } from '../rules/model/index.ts';
import type { StoredCase } from './record.ts';

/** A case as a question to the rules, at a wall-clock moment in Belgium. */
export const questionOf = (stored: StoredCase, at: LocalDateTime): RuleQuestion => {
  const { application } = stored;
  const { held, person } = application;
  return {
    product: application.product,
    letter: application.letter,
    reason: application.reason,
    procedure: application.procedure,
    delivery: application.delivery,
    servicePoint: application.servicePoint,
    birthDate: person.birthDate === '' ? null : person.birthDate,
    at,
    held: heldCard(held.letter, held.model, held.validUntil),
    rightUntil: application.rightUntil,
    dvzAgreement: application.dvz.agreement,
    answers: application.answers,
  };
};

const heldCard = (
  letter: CardLetter | null,
  model: 'old' | 'new' | null,
  validUntil: string | null,
): RuleQuestion['held'] => (letter === null ? null : { letter, model: model ?? 'new', validUntil });
