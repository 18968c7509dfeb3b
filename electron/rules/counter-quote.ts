/** What is asked a hundred times a day at the counter: what would it cost, when would it be ready, can it be had at all? */
import { ageQuestionCode, applicantReached } from './applicant-age.ts';
import { procedureChoices } from './assess.ts';
import { dateOf } from './calendar.ts';
import { letterLabel, productTypeOf } from './card-types.ts';
import { decide } from './decide.ts';
import { suggestedLetter } from './letter-choice.ts';
import type { ProcedureChoice } from './model/assessment.ts';
import type { CardTypes } from './model/card-type.ts';
import type { Decision, IsoDate, LocalDateTime, PartialDate, RuleQuestion } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import {
  type ApplicationReason,
  CARD_LETTERS,
  type CardLetter,
  type Delivery,
  PRODUCTS,
  type Procedure,
  type Product,
  type TextMap,
  type TriState,
} from './model/vocabulary.ts';
import { adultCardWindow } from './windows.ts';

/** A question as the counter puts it: a letter (the product follows from the age) or a product without a letter. */
export interface CounterQuestion {
  readonly wanted: CardLetter | Product;
  readonly reason: ApplicationReason;
  /** Empty: an adult. */
  readonly birthDate: PartialDate | '';
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly held: RuleQuestion['held'];
  readonly answers: Readonly<Record<string, TriState>>;
}

export interface CounterQuoteFound
  extends Pick<
    Decision,
    | 'possible'
    | 'fee'
    | 'promised'
    | 'fingerprints'
    | 'validUntil'
    | 'activationNotBefore'
    | 'questions'
    | 'warnings'
    | 'reasons'
  > {
  readonly profile: { readonly id: string; readonly version: number; readonly name: TextMap };
  readonly today: IsoDate;
  readonly product: Product;
  readonly productLabel: TextMap;
  readonly letter: CardLetter | null;
  /** Another letter that is meant for this applicant, e.g. F+ for the holder of an F; null where there is none. */
  readonly instead: CardLetter | null;
  readonly procedures: readonly ProcedureChoice[];
  readonly bring: Decision['checklist'];
}

/** What can be asked: all letters with their names, then the products that have none. */
export const counterWishes = (
  profile: Profile,
  types: CardTypes,
): { wanted: CardLetter | Product; label: TextMap }[] => [
  ...CARD_LETTERS.map((letter) => {
    const own = profile.letters.find((entry) => entry.letter === letter)?.label ?? null;
    return { wanted: letter, label: letterLabel(types, letter, own) };
  }),
  ...PRODUCTS.filter((product) => !productTypeOf(types, product).needsLetter).map((product) => ({
    wanted: product,
    label: productLabel(profile, types, product),
  })),
];

/** Total, like `decide`: any question of the right shape gets an answer. */
export const counterQuote = (
  profile: Profile,
  types: CardTypes,
  asked: CounterQuestion,
  at: LocalDateTime,
): CounterQuoteFound => {
  const question = questionOfCounter(profile, types, asked, at);
  const decision = decide(profile, types, question);
  const { possible, fee, promised, fingerprints, validUntil, activationNotBefore, questions, warnings, reasons } =
    decision;
  const suggested = suggestedLetter(profile, types, { ...question, held: heldFor(question) }, '');
  return {
    profile: { id: profile.profileId, version: profile.version, name: profile.displayName },
    today: dateOf(at),
    product: question.product,
    productLabel: productLabel(profile, types, question.product),
    letter: question.letter,
    instead: question.letter === null || possible !== 'no' || suggested === question.letter ? null : suggested,
    procedures: procedureChoices(profile, types, question),
    bring: decision.checklist.filter((entry) => entry.moment === 'APPLY'),
    possible,
    fee,
    promised,
    fingerprints,
    validUntil,
    activationNotBefore,
    questions,
    warnings,
    reasons,
  };
};

/** The rules' own question. A child under 12 is asked about with the child card, unless the adult card may be asked already. */
export const questionOfCounter = (
  profile: Profile,
  types: CardTypes,
  asked: CounterQuestion,
  at: LocalDateTime,
): RuleQuestion => {
  const { reason, procedure, delivery, held } = asked;
  const adult = asked.birthDate === '';
  const base: RuleQuestion = {
    product: 'EVK',
    letter: CARD_LETTERS.find((letter) => letter === asked.wanted) ?? null,
    reason,
    procedure,
    delivery,
    servicePoint: null,
    birthDate: asked.birthDate === '' || asked.birthDate > dateOf(at) ? null : asked.birthDate,
    at,
    held,
    rightUntil: null,
    dvzAgreement: 'unknown',
    answers: { ...(adult ? ADULT : {}), ...asked.answers },
  };
  const product = PRODUCTS.find((candidate) => candidate === asked.wanted) ?? productForAge(profile, base);
  return { ...base, product, letter: productTypeOf(types, product).needsLetter ? base.letter : null };
};

/** "No birth date typed" means an adult here, and the field says so. */
const ADULT: Readonly<Record<string, TriState>> = Object.fromEntries(
  [6, 12, 18].map((years) => [ageQuestionCode(years), 'yes' as const]),
);

const productForAge = (profile: Profile, question: RuleQuestion): Product => {
  if (applicantReached(question, 12) !== 'no') return 'EVK';
  const { window, perhapsOpen } = adultCardWindow(profile, question);
  return window.state === 'before' && !perhapsOpen ? 'EVK_CHILD' : 'EVK';
};

/** Whoever renews a letter holds it, also where no card was shown. */
const heldFor = ({ held, letter, reason }: RuleQuestion): RuleQuestion['held'] =>
  held ?? (letter === null || reason === 'FIRST' ? null : { letter, model: null, validUntil: null });

const productLabel = (profile: Profile, types: CardTypes, product: Product): TextMap =>
  profile.products.find((entry) => entry.product === product)?.label ?? productTypeOf(types, product).names;
