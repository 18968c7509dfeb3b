/** What to bring and to check, from the profile in force. An age or letter not yet known leaves an item in: nothing is dropped on a guess. */
import { ageOn } from './ages.ts';
import { inBand } from './applicant-age.ts';
import { dateOf } from './calendar.ts';
import type { ChecklistEntry, RuleQuestion } from './model/decision.ts';
import type { ChecklistItem, Profile } from './model/profile.ts';
import { sourceOf } from './reasons.ts';

/** All items for all moments; the caller filters by `moment`. */
export const checklistFor = (profile: Profile, question: RuleQuestion): ChecklistEntry[] =>
  profile.checklist.filter((item) => applies(item, question)).map(entry);

const applies = (item: ChecklistItem, question: RuleQuestion): boolean => {
  const named = <Word>(list: readonly Word[] | null, word: Word | null) =>
    list === null || word === null || list.includes(word);
  const age = ageOn(question.birthDate, dateOf(question.at)) ?? { youngest: 0, oldest: 150 };
  return (
    named(item.products, question.product) &&
    named(item.letters, question.letter) &&
    named(item.reasons, question.reason) &&
    inBand(age, item.ageMin, item.ageBelow) !== 'no'
  );
};

const entry = (item: ChecklistItem): ChecklistEntry => ({
  code: item.code,
  label: item.label,
  moment: item.moment,
  need: item.need,
  group: item.group,
  quantity: item.quantity,
  waivable: item.waivableBy.length > 0,
  source: sourceOf(item.source),
});
