/** Verdict on the old card that somebody hands in when collecting the new one. Pure. */
import type { CardView, FieldComparison, ReturnedCardVerdict } from '../ipc/contract.ts';
import { compareCardNumbers, compareCodes, compareDates } from '../rules/index.ts';
import {
  authenticityOf,
  type CaseCard,
  type CasePerson,
  compareAuthenticity,
  comparePerson,
  fullName,
  isSamePerson,
} from './judge-card.ts';

/** What the case says about the card that should come in. */
export interface ReturnedCardQuestion {
  readonly person: CasePerson;
  /** The card held at application; null when the applicant had none. */
  readonly held: (CaseCard & { readonly reportedLost: boolean }) | null;
  /** Number of the card that is being issued, so that it is never taken in as the old one. */
  readonly newCardNumber: string | null;
  /** True when the register of withdrawn cards has the number of the card in the reader. */
  readonly withdrawn: boolean;
  /** True only where test cards count, that is in training mode. */
  readonly testCardsCount: boolean;
}

/** The verdict word with the table that explains it. */
export interface ReturnedCardJudgement {
  readonly verdict: ReturnedCardVerdict['verdict'];
  readonly fields: FieldComparison[];
  readonly cardHolder: string | null;
}

const isHeldCard = (identity: CardView['identity'], question: ReturnedCardQuestion): boolean => {
  const { held, newCardNumber } = question;
  if (held === null) return false;
  if (newCardNumber !== null && compareCardNumbers(identity.cardNumber, newCardNumber) === 'equal') return false;
  const number = compareCardNumbers(identity.cardNumber, held.cardNumber);
  if (number !== 'notKnown') return number === 'equal';
  // The case never learnt the number: letter and last day must speak for the card, and neither against it.
  const signs = [compareCodes(identity.letter, held.letter), compareDates(identity.validUntil, held.validUntil)];
  return signs.includes('equal') && !signs.includes('different');
};

/**
 * Judges the card in the reader against the case; `card` is null when the chip gave nothing usable.
 * Order of the verdicts, first that holds: unreadable, invalidCard (altered: never right, whoever holds it),
 * alreadyWithdrawn (withdrawn or reported lost: stays here), otherPerson, otherCardSamePerson, rightCard.
 */
export const judgeReturnedCard = (card: CardView | null, question: ReturnedCardQuestion): ReturnedCardJudgement => {
  if (card === null) return { verdict: 'unreadable', fields: [], cardHolder: null };
  const { identity } = card;
  const { held } = question;
  const authenticity = authenticityOf(card.verdicts);
  const refused = authenticity === 'altered' || (authenticity === 'testCard' && !question.testCardsCount);
  const samePerson = isSamePerson(identity, question.person);
  const heldCard = isHeldCard(identity, question);
  const reportedLost =
    held?.reportedLost === true && compareCardNumbers(identity.cardNumber, held.cardNumber) === 'equal';
  const verdict = refused
    ? 'invalidCard'
    : question.withdrawn || reportedLost
      ? 'alreadyWithdrawn'
      : !samePerson
        ? 'otherPerson'
        : heldCard
          ? 'rightCard'
          : 'otherCardSamePerson';
  const fields: FieldComparison[] = [
    ...comparePerson(identity, question.person),
    {
      field: 'letter',
      onCard: identity.letter ?? '',
      inCase: held?.letter ?? '',
      outcome: compareCodes(identity.letter, held?.letter ?? null),
    },
    {
      field: 'cardNumber',
      onCard: identity.cardNumber,
      inCase: held?.cardNumber ?? '',
      outcome: compareCardNumbers(identity.cardNumber, held?.cardNumber ?? ''),
    },
    {
      field: 'validUntil',
      onCard: identity.validUntil ?? '',
      inCase: held?.validUntil ?? '',
      outcome: compareDates(identity.validUntil, held?.validUntil ?? null),
    },
    compareAuthenticity(authenticity, !refused),
  ];
  return { verdict, fields, cardHolder: samePerson ? null : fullName(identity.surname, identity.givenNames) };
};
