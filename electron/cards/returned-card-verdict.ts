/** Verdict on the old card that somebody hands in when collecting the new one, and what every returned card is compared by. Pure. */
import type { CardView, FieldComparison, ReturnedCardVerdict } from '../ipc/contract.ts';
import { compareCardNumbers, compareCodes, compareDates } from '../rules/index.ts';
import {
  type Authenticity,
  authenticityOf,
  type CaseCard,
  type CasePerson,
  compareAuthenticity,
  comparePerson,
  fullName,
  isSamePerson,
} from './judge-card.ts';
import { decideReturnedCard, type ReturnedFacts } from './returned-card-decision.ts';

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

type CaseSide = Pick<ReturnedCardQuestion, 'held' | 'newCardNumber'>;

/** Which card of the case this is. */
export const cardMatch = (
  card: Pick<CardView['identity'], 'cardNumber' | 'letter' | 'validUntil'>,
  { held, newCardNumber }: CaseSide,
): ReturnedFacts['card'] => {
  if (newCardNumber !== null && compareCardNumbers(card.cardNumber, newCardNumber) === 'equal') return 'newCard';
  if (held === null) return 'otherCard';
  const number = compareCardNumbers(card.cardNumber, held.cardNumber);
  if (number !== 'notKnown') return number === 'equal' ? 'held' : 'otherCard';
  // The case never learnt the number: letter and last day must speak for the card, and neither against it.
  const signs = [compareCodes(card.letter, held.letter), compareDates(card.validUntil, held.validUntil)];
  if (signs.includes('different')) return 'otherCard';
  return signs.includes('equal') ? 'held' : 'notKnown';
};

/** A test card counts as genuine where test cards count. */
export const integrityOf = (authenticity: Authenticity, testCardsCount: boolean): ReturnedFacts['integrity'] =>
  authenticity === 'testCard' && testCardsCount ? 'genuine' : authenticity;

/** Card and case beside each other; without a case the right side stays empty. */
export const compareReturned = (
  card: CardView,
  question: (CaseSide & { readonly person: CasePerson }) | null,
  authenticity: Authenticity,
  accepted: boolean,
): FieldComparison[] => {
  const { identity } = card;
  const nobody: CasePerson = { surname: '', givenNames: '', nationalNumber: '', birthDate: null, nationality: '' };
  const held = question?.held ?? null;
  return [
    ...comparePerson(identity, question?.person ?? nobody).map((field) =>
      question === null ? { ...field, outcome: 'notKnown' as const } : field,
    ),
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
    compareAuthenticity(authenticity, accepted),
  ];
};

/**
 * Judges the card in the reader against the case that is open; `card` is null when the chip gave nothing usable. The table
 * of `returned-card-decision` decides, for a case whose old card is expected now.
 */
export const judgeReturnedCard = (card: CardView | null, question: ReturnedCardQuestion): ReturnedCardJudgement => {
  if (card === null) return { verdict: 'unreadable', fields: [], cardHolder: null };
  const { identity } = card;
  const { held } = question;
  const authenticity = authenticityOf(card.verdicts);
  const integrity = integrityOf(authenticity, question.testCardsCount);
  const samePerson = isSamePerson(identity, question.person);
  const reportedLost =
    held?.reportedLost === true && compareCardNumbers(identity.cardNumber, held.cardNumber) === 'equal';
  const { verdict } = decideReturnedCard(
    {
      readability: 'read',
      integrity,
      person: samePerson ? 'same' : 'other',
      card: cardMatch(identity, question),
      status: reportedLost ? 'lost' : question.withdrawn ? 'withdrawn' : 'inForce',
      caseState: 'collectable',
      origin: 'notKnown',
    },
    { withdrawn: 'keep', otherMunicipality: 'giveBack' },
  );
  if (verdict === 'noCase' || verdict === 'notOurs') throw new RangeError('a case is open');
  const refused = integrity === 'altered' || integrity === 'testCard';
  return {
    verdict,
    fields: compareReturned(card, question, authenticity, !refused),
    cardHolder: samePerson ? null : fullName(identity.surname, identity.givenNames),
  };
};
