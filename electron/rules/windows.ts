/**
 * From when and until when something may be asked: windows counted back from a date, edges included.
 * Being early is a warning with its reason, being late a warning with its consequence; only the adult card for a child
 * is refused before its window, because it does not exist for younger children.
 */
import { birthdayOf, earliestBirthdayOf, latestBirthdayOf } from './ages.ts';
import { dateOf, timeBefore } from './calendar.ts';
import { lastValidDay } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { IsoDate, RuleQuestion, WindowAnswer } from './model/decision.ts';
import type { Profile, WindowRule } from './model/profile.ts';
import type { CardLetter } from './model/vocabulary.ts';

export interface WindowFound {
  readonly rule: WindowRule | null;
  readonly anchor: IsoDate | null;
  readonly window: WindowAnswer;
}

const NO_WINDOW: WindowFound = {
  rule: null,
  anchor: null,
  window: { state: 'none', opens: null, closes: null, consequence: null },
};

/** The window on the card that the applicant holds, or on the end of the right. */
export const heldCardWindow = (profile: Profile, types: CardTypes, question: RuleQuestion): WindowFound => {
  const rule = profile.windows.find(
    (candidate) =>
      candidate.anchor.kind !== 'BIRTHDAY' &&
      candidate.products.includes(question.product) &&
      (candidate.reasons === null || candidate.reasons.includes(question.reason)) &&
      concernsCard(candidate, question),
  );
  if (rule === undefined) return NO_WINDOW;
  return found(rule, anchorDay(rule, types, question), dateOf(question.at));
};

/**
 * From 3 months before the 12th birthday the adult card may be asked; it is switched on from the birthday. For a birth date known
 * in part the window is that of the latest birthday; `perhapsOpen` tells that it would be open on the earliest one.
 */
export const adultCardWindow = (
  profile: Profile,
  question: RuleQuestion,
): WindowFound & { readonly perhapsOpen: boolean } => {
  const rule =
    profile.windows.find(
      (candidate) => candidate.anchor.kind === 'BIRTHDAY' && candidate.products.includes(question.product),
    ) ?? ADULT_CARD_WINDOW;
  const years = rule.anchor.kind === 'BIRTHDAY' ? rule.anchor.years : 12;
  const day = dateOf(question.at);
  const earliest = earliestBirthdayOf(question.birthDate, years);
  return {
    ...found(rule, latestBirthdayOf(question.birthDate, years), day),
    perhapsOpen: earliest !== null && (rule.opens === null || timeBefore(earliest, rule.opens) <= day),
  };
};

/** The letter of the card that a window is about: the one held, or for a renewal without a known card the one asked for. */
export const heldLetter = (question: RuleQuestion): CardLetter | null =>
  question.held?.letter ?? (question.reason === 'RENEWAL' ? question.letter : null);

/** Used where a profile says nothing of the twelfth birthday: the practice that the National Register asks of all municipalities. */
const ADULT_CARD_WINDOW: WindowRule = {
  code: 'ADULT-12',
  letters: null,
  products: ['EVK'],
  reasons: null,
  anchor: { kind: 'BIRTHDAY', years: 12 },
  opens: { value: 3, unit: 'MONTHS' },
  closes: null,
  activationFromAnchor: true,
  approval: 'NONE',
  outcome: { kind: 'NONE' },
  appointmentType: null,
  lateConsequence: null,
  source: { seed: 'FOD Binnenlandse Zaken', line: '12 jaar', reading: 'general practice, the page is silent' },
};

const concernsCard = (rule: WindowRule, question: RuleQuestion): boolean => {
  const held = heldLetter(question);
  if (rule.letters !== null && (held === null || !rule.letters.includes(held))) return false;
  if (question.letter === null || rule.outcome.kind === 'NONE') return true;
  return question.letter === held || (rule.outcome.kind === 'APPLY_OTHER' && question.letter === rule.outcome.letter);
};

const anchorDay = (rule: WindowRule, types: CardTypes, question: RuleQuestion): IsoDate | null => {
  switch (rule.anchor.kind) {
    case 'CARD_EXPIRY':
      return question.held === null ? null : lastValidDay(types, question.held);
    case 'RIGHT_END':
      return question.rightUntil;
    case 'FIXED_DATE':
      return rule.anchor.date;
    case 'BIRTHDAY':
      return birthdayOf(question.birthDate, rule.anchor.years);
  }
};

const found = (rule: WindowRule, anchor: IsoDate | null, day: IsoDate): WindowFound => {
  const consequence = rule.lateConsequence;
  if (anchor === null) return { rule, anchor, window: { state: 'unknown', opens: null, closes: null, consequence } };
  const opens = rule.opens === null ? null : timeBefore(anchor, rule.opens);
  const closes = rule.closes === null ? null : timeBefore(anchor, rule.closes);
  // Without a closing day the window runs until the anchor: a card is valid all of its last day.
  const last = closes ?? anchor;
  const state = opens !== null && day < opens ? 'before' : day > last ? 'after' : 'inside';
  return { rule, anchor, window: { state, opens, closes, consequence } };
};
