/** What the old card, the new card and every later desk ask of a card: whose is it, and is it genuine. */
import type { CardView, FieldComparison } from '../ipc/contract.ts';
import type { CardLetter } from '../rules/index.ts';
import {
  type Comparison,
  compareDates,
  compareGivenNames,
  compareNationalNumbers,
  compareSurnames,
  nameWords,
} from '../rules/index.ts';

/** The person of a case, as the application recorded them. */
export interface CasePerson {
  readonly surname: string;
  readonly givenNames: string;
  readonly nationalNumber: string;
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or null. */
  readonly birthDate: string | null;
  readonly nationality: string;
}

/** A card as a case knows it; empty number and nulls where the case does not know. */
export interface CaseCard {
  readonly letter: CardLetter | null;
  readonly cardNumber: string;
  readonly validUntil: string | null;
}

/**
 * Whether the signed data on the card hold.
 * `altered`: a signature, the chain or the chip was checked and failed. `notKnown`: it could not be checked.
 */
export type Authenticity = 'genuine' | 'altered' | 'testCard' | 'notKnown';

/** One answer over the five verdicts of a card; one failed part condemns the card. */
export const authenticityOf = (verdicts: CardView['verdicts']): Authenticity => {
  if (verdicts === null) return 'notKnown';
  const parts = [verdicts.identity, verdicts.address, verdicts.photo, verdicts.chain, verdicts.chip];
  if (parts.some((part) => part.verdict === 'invalid')) return 'altered';
  const carrying = [verdicts.identity, verdicts.chain];
  if (carrying.some((part) => part.verdict === 'notCheckable')) return 'notKnown';
  return parts.some((part) => part.verdict === 'testCard') ? 'testCard' : 'genuine';
};

/** Name as it is printed: surname first. */
export const fullName = (surname: string, givenNames: string): string =>
  [surname, givenNames].filter(Boolean).join(' ');

const nameComparison = (identity: CardView['identity'], person: CasePerson): Comparison =>
  compareSurnames(identity.surname, person.surname) === 'equal' &&
  compareGivenNames(identity.givenNames, identity.thirdNameInitial, person.givenNames) === 'equal'
    ? 'equal'
    : 'different';

/**
 * The national number decides whose card it is; where one side has none, birth date and name together do.
 * A name may have changed since the card was made, so with equal numbers a different name is shown, not judged.
 */
export const isSamePerson = (identity: CardView['identity'], person: CasePerson): boolean => {
  const number = compareNationalNumbers(identity.nationalNumber, person.nationalNumber);
  if (number !== 'notKnown') return number === 'equal';
  return (
    nameWords(fullName(person.surname, person.givenNames)).length > 0 &&
    compareDates(identity.birthDate, person.birthDate) === 'equal' &&
    nameComparison(identity, person) === 'equal'
  );
};

/** The person's part of the comparison table. */
export const comparePerson = (identity: CardView['identity'], person: CasePerson): FieldComparison[] => [
  {
    field: 'name',
    onCard: fullName(identity.surname, identity.givenNames),
    inCase: fullName(person.surname, person.givenNames),
    outcome: nameComparison(identity, person),
  },
  {
    field: 'nationalNumber',
    onCard: identity.nationalNumber,
    inCase: person.nationalNumber,
    outcome: compareNationalNumbers(identity.nationalNumber, person.nationalNumber),
  },
  {
    field: 'birthDate',
    onCard: identity.birthDate ?? '',
    inCase: person.birthDate ?? '',
    outcome: compareDates(identity.birthDate, person.birthDate),
  },
];

/** The authenticity line; the texts are codes that the page words. */
export const compareAuthenticity = (authenticity: Authenticity, accepted: boolean): FieldComparison => ({
  field: 'authenticity',
  onCard: authenticity,
  inCase: 'genuine',
  outcome: authenticity === 'notKnown' ? 'notKnown' : accepted ? 'equal' : 'different',
});
