/**
 * The decision on a card that comes back, as a table: the first row that fits gives the verdict, the message and the one
 * next action. Pure. `npm run verify:returned-card` walks all combinations of what can be known.
 */
import type { ReturnedAction, ReturnedVerdictWord } from '../ipc/contract.ts';

/** What can be known of a returned card; each dimension with all its values, so that the table can be walked whole. */
export const RETURNED_FACTS = {
  /** `typed`: the chip says nothing, the number was typed from the print. `otherCard`: no residence card at all. */
  readability: ['read', 'typed', 'unreadable', 'notActivated', 'otherCard'],
  /** `pending`: the identity is read, the signatures are still being checked. */
  integrity: ['genuine', 'altered', 'testCard', 'notKnown', 'pending'],
  /** Against the person of the case; `notKnown` when there is no case, or nothing to compare by. */
  person: ['same', 'other', 'notKnown'],
  /** `held`: the card that the case expects back. `newCard`: the one that it issues. */
  card: ['held', 'newCard', 'otherCard', 'notKnown'],
  status: ['inForce', 'withdrawn', 'lost', 'stolen'],
  /** `early`: the new card is not here yet. `taken`: the old card is in. `toDestroy`: handed over, this one is still whole. */
  caseState: ['none', 'early', 'collectable', 'taken', 'toDestroy', 'over'],
  origin: ['ours', 'otherMunicipality', 'notKnown'],
} as const;

type Dimension = keyof typeof RETURNED_FACTS;
export type ReturnedFacts = { readonly [Name in Dimension]: (typeof RETURNED_FACTS)[Name][number] };

/** What the municipality does with cards that are not to be taken in, from its profile. */
export interface ReturnedPolicy {
  readonly withdrawn: 'keep' | 'sendOn';
  readonly otherMunicipality: 'sendOn' | 'giveBack';
}
export const RETURNED_POLICIES = {
  withdrawn: ['keep', 'sendOn'],
  otherMunicipality: ['sendOn', 'giveBack'],
} as const;

/** Verdict, message (a key below `returned.message`) and the one next action. */
export interface ReturnedDecision {
  readonly verdict: ReturnedVerdictWord;
  readonly message: string;
  readonly action: ReturnedAction;
}

/** A row fits when every dimension that it names has one of the values named. */
export interface ReturnedRow extends Omit<ReturnedDecision, 'action'> {
  readonly when: { readonly [Name in Dimension]?: readonly ReturnedFacts[Name][] };
  readonly action: ReturnedAction | keyof ReturnedPolicy;
}

const known = ['same', 'notKnown'] as const;

/**
 * In this order: what cannot be judged; what is false (whoever holds it); what is dead (stays, whoever holds it); whose
 * card it is; which card of that person it is; how far the case is. An expected card is right wherever it was issued.
 */
export const RETURNED_ROWS: readonly ReturnedRow[] = [
  { when: { readability: ['otherCard'] }, verdict: 'notOurs', message: 'noResidenceCard', action: 'giveBack' },
  { when: { readability: ['unreadable'] }, verdict: 'unreadable', message: 'unreadable', action: 'typeNumber' },
  { when: { readability: ['notActivated'] }, verdict: 'unreadable', message: 'notActivated', action: 'typeNumber' },
  {
    when: { readability: ['read'], integrity: ['altered'] },
    verdict: 'invalidCard',
    message: 'altered',
    action: 'callSupervisor',
  },
  {
    when: { readability: ['read'], integrity: ['testCard'] },
    verdict: 'invalidCard',
    message: 'testCard',
    action: 'giveBack',
  },
  { when: { status: ['lost'] }, verdict: 'alreadyWithdrawn', message: 'lost', action: 'withdrawn' },
  { when: { status: ['stolen'] }, verdict: 'alreadyWithdrawn', message: 'stolen', action: 'withdrawn' },
  { when: { status: ['withdrawn'] }, verdict: 'alreadyWithdrawn', message: 'withdrawn', action: 'withdrawn' },
  {
    when: { caseState: ['none', 'over'], origin: ['otherMunicipality'] },
    verdict: 'notOurs',
    message: 'otherMunicipality',
    action: 'otherMunicipality',
  },
  { when: { caseState: ['none'] }, verdict: 'noCase', message: 'noCase', action: 'recordReason' },
  { when: { caseState: ['over'] }, verdict: 'noCase', message: 'caseOver', action: 'recordReason' },
  { when: { person: ['other'] }, verdict: 'otherPerson', message: 'otherPerson', action: 'giveBack' },
  {
    when: { readability: ['read'], person: ['notKnown'] },
    verdict: 'otherPerson',
    message: 'notComparable',
    action: 'giveBack',
  },
  {
    when: { person: known, card: ['newCard'] },
    verdict: 'otherCardSamePerson',
    message: 'newCard',
    action: 'toActivation',
  },
  {
    when: { person: known, card: ['otherCard'] },
    verdict: 'otherCardSamePerson',
    message: 'otherCard',
    action: 'giveBack',
  },
  {
    when: { person: known, card: ['notKnown'] },
    verdict: 'otherCardSamePerson',
    message: 'cardNotKnown',
    action: 'giveBack',
  },
  { when: { caseState: ['early'] }, verdict: 'rightCard', message: 'tooEarly', action: 'giveBack' },
  { when: { caseState: ['taken'] }, verdict: 'rightCard', message: 'alreadyIn', action: 'toActivation' },
  { when: { caseState: ['toDestroy'] }, verdict: 'rightCard', message: 'toDestroy', action: 'destroy' },
  { when: { readability: ['typed'] }, verdict: 'rightCard', message: 'byHand', action: 'takeInByHand' },
  { when: { integrity: ['pending'] }, verdict: 'rightCard', message: 'checking', action: 'wait' },
  { when: { integrity: ['notKnown'] }, verdict: 'rightCard', message: 'notChecked', action: 'takeIn' },
  { when: { integrity: ['genuine'] }, verdict: 'rightCard', message: 'rightCard', action: 'takeIn' },
];

const fits = ({ when }: ReturnedRow, facts: ReturnedFacts): boolean =>
  Object.entries(when).every(([name, values]) => (values as readonly string[]).includes(facts[name as Dimension]));

/** Number of the row that decides; -1 where the table has a hole. */
export const rowFor = (facts: ReturnedFacts): number => RETURNED_ROWS.findIndex((row) => fits(row, facts));

/** The decision. Facts that no row fits would be a hole in the table: the card is treated as one that cannot be judged. */
export const decideReturnedCard = (facts: ReturnedFacts, policy: ReturnedPolicy): ReturnedDecision => {
  const row = RETURNED_ROWS[rowFor(facts)];
  if (row === undefined) return { verdict: 'unreadable', message: 'unreadable', action: 'typeNumber' };
  const { verdict, message, action } = row;
  return {
    verdict,
    message,
    action: action in policy ? policy[action as keyof ReturnedPolicy] : action,
  } as ReturnedDecision;
};
