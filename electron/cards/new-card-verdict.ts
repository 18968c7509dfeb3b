/** Verdict on the new card before it leaves the counter. Pure. */
import type { CardView, FieldComparison, NewCardVerdict } from '../ipc/contract.ts';
import type { CardLetter, Product } from '../rules/index.ts';
import { compareCardNumbers, compareCodes } from '../rules/index.ts';
import { authenticityOf, type CasePerson, compareAuthenticity, comparePerson, isSamePerson } from './judge-card.ts';

/** What the case says about the card that was ordered. */
export interface NewCardQuestion {
  readonly person: CasePerson;
  readonly letter: CardLetter | null;
  readonly product: Product;
  /** Number noted when the parcel was scanned in; null when it was not. */
  readonly announcedCardNumber: string | null;
  /** Number of the card that was handed in, which may not go out again. */
  readonly oldCardNumber: string | null;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly testCardsCount: boolean;
}

/** What the reader could make of the chip: a card, one that is not switched on yet, or nothing usable. */
export type NewCardReading =
  | { readonly kind: 'card'; readonly card: CardView }
  | { readonly kind: 'notActivated' }
  | { readonly kind: 'unreadable' };

export interface NewCardJudgement {
  readonly verdict: NewCardVerdict['verdict'];
  readonly fields: FieldComparison[];
}

const letterComparison = (identity: CardView['identity'], question: NewCardQuestion): FieldComparison => {
  const childExpected = question.product === 'EVK_CHILD';
  const rightModel = (identity.kind === 'child') === childExpected;
  return {
    field: 'letter',
    // Child and adult cards carry the same letter; the document type number tells them apart.
    onCard: rightModel ? (identity.letter ?? '') : `${identity.letter ?? ''} (${identity.documentType})`.trim(),
    inCase: question.letter ?? '',
    outcome: rightModel ? compareCodes(identity.letter, question.letter) : 'different',
  };
};

/**
 * Judges the card in the reader against the order. Every field must be equal; only a number that nobody announced,
 * a letter that the case left open, or a person without a national number may stay not known.
 * A card whose signatures could not be checked is not handed over: a new card carries all that is needed to check it.
 * Order: unreadable, notActivated, invalidCard, wrongCard, rightCard.
 */
export const judgeNewCard = (reading: NewCardReading, question: NewCardQuestion): NewCardJudgement => {
  if (reading.kind !== 'card') return { verdict: reading.kind, fields: [] };
  const { identity, verdicts } = reading.card;
  const authenticity = authenticityOf(verdicts);
  const genuine = authenticity === 'genuine' || (authenticity === 'testCard' && question.testCardsCount);
  const letter = letterComparison(identity, question);
  const number = compareCardNumbers(identity.cardNumber, question.announcedCardNumber ?? '');
  const isOldCard = compareCardNumbers(identity.cardNumber, question.oldCardNumber ?? '') === 'equal';
  const inForce = identity.validUntil !== null && identity.validUntil >= question.today;
  const right =
    isSamePerson(identity, question.person) &&
    letter.outcome !== 'different' &&
    number !== 'different' &&
    !isOldCard &&
    inForce;
  const fields: FieldComparison[] = [
    ...comparePerson(identity, question.person),
    letter,
    {
      field: 'cardNumber',
      onCard: identity.cardNumber,
      inCase: question.announcedCardNumber ?? '',
      outcome: isOldCard ? 'different' : number,
    },
    {
      field: 'validUntil',
      onCard: identity.validUntil ?? '',
      inCase: '',
      outcome: inForce ? 'equal' : 'different',
    },
    compareAuthenticity(authenticity, genuine),
  ];
  return { verdict: genuine ? (right ? 'rightCard' : 'wrongCard') : 'invalidCard', fields };
};
