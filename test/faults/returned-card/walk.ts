/**
 * Walks every combination of what can be known of a returned card and holds the decision to what must always be true,
 * said apart from the table: the rules below know no row.
 */
import { readFileSync } from 'node:fs';
import {
  decideReturnedCard,
  RETURNED_FACTS,
  RETURNED_POLICIES,
  RETURNED_ROWS,
  type ReturnedDecision,
  type ReturnedFacts,
  type ReturnedPolicy,
  rowFor,
} from '../../../electron/cards/returned-card-decision.ts';
import { RETURNED_ACTIONS, RETURNED_VERDICT_WORDS } from '../../../electron/ipc/contract.ts';

export interface Walk {
  readonly combinations: number;
  /** How often each verdict came up. */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

type Claim = readonly [
  what: string,
  holds: (decision: ReturnedDecision, facts: ReturnedFacts, policy: ReturnedPolicy) => boolean,
];

/** What must hold, whatever the table looks like. */
const CLAIMS: readonly Claim[] = [
  ['one verdict of the list', ({ verdict }) => RETURNED_VERDICT_WORDS.includes(verdict)],
  ['one action of the list', ({ action }) => RETURNED_ACTIONS.includes(action)],
  [
    'only a genuine or uncheckable card that was read is taken in with one key',
    ({ action }, facts) =>
      action !== 'takeIn' || (facts.readability === 'read' && ['genuine', 'notKnown'].includes(facts.integrity)),
  ],
  [
    'taken in is only the expected card of the person of a case that waits for it',
    ({ action }, facts) =>
      !['takeIn', 'takeInByHand', 'wait'].includes(action) ||
      (facts.card === 'held' &&
        facts.caseState === 'collectable' &&
        facts.person !== 'other' &&
        facts.status === 'inForce'),
  ],
  [
    'what the person of another case brings is never taken in',
    ({ verdict }, facts) => facts.person !== 'other' || verdict !== 'rightCard',
  ],
  [
    'a changed card that was read is never right, whoever holds it',
    ({ verdict }, facts) => facts.readability !== 'read' || facts.integrity !== 'altered' || verdict === 'invalidCard',
  ],
  [
    'a dead card never goes back to anybody',
    ({ action, verdict }, facts) =>
      verdict !== 'alreadyWithdrawn' || (facts.status !== 'inForce' && action !== 'giveBack'),
  ],
  [
    'a card known as dead is said to be dead, once it is known which card it is',
    ({ verdict }, facts) =>
      facts.status === 'inForce' ||
      !['read', 'typed'].includes(facts.readability) ||
      (facts.readability === 'read' && ['altered', 'testCard'].includes(facts.integrity)) ||
      verdict === 'alreadyWithdrawn',
  ],
  [
    'without a case nobody is called the right or the wrong person',
    ({ verdict }, facts) =>
      !['none', 'over'].includes(facts.caseState) ||
      !['rightCard', 'otherPerson', 'otherCardSamePerson'].includes(verdict),
  ],
  [
    'nothing is taken in before the signatures are checked',
    ({ action }, facts) => facts.readability !== 'read' || facts.integrity !== 'pending' || action !== 'takeIn',
  ],
  [
    'the policy of the profile is followed',
    ({ verdict, action }, _facts, policy) =>
      (verdict !== 'alreadyWithdrawn' || action === policy.withdrawn) &&
      (action !== 'sendOn' || verdict === 'alreadyWithdrawn' || policy.otherMunicipality === 'sendOn'),
  ],
  [
    'a chip that says nothing asks for the number',
    ({ action }, facts) => facts.readability !== 'unreadable' || action === 'typeNumber',
  ],
];

/** Walks all combinations; `faults` names the first of each kind. */
export const walkReturnedCard = (): Walk => {
  const faults = new Map<string, string>();
  const verdicts: Record<string, number> = {};
  const used = new Set<number>();
  const messages = new Set<string>();
  let combinations = 0;
  for (const policy of all(RETURNED_POLICIES) as Iterable<ReturnedPolicy>) {
    for (const facts of all(RETURNED_FACTS) as Iterable<ReturnedFacts>) {
      combinations += 1;
      const row = rowFor(facts);
      used.add(row);
      const decision = decideReturnedCard(facts, policy);
      const again = decideReturnedCard({ ...facts }, { ...policy });
      messages.add(decision.message);
      verdicts[decision.verdict] = (verdicts[decision.verdict] ?? 0) + 1;
      const say = (what: string): void => {
        if (!faults.has(what)) faults.set(what, `${what}: ${JSON.stringify(facts)} gives ${JSON.stringify(decision)}`);
      };
      if (row === -1) say('the table has no hole');
      if (JSON.stringify(again) !== JSON.stringify(decision)) say('the same facts give the same decision');
      for (const [what, holds] of CLAIMS) if (!holds(decision, facts, policy)) say(what);
    }
  }
  RETURNED_ROWS.forEach((row, place) => {
    if (!used.has(place)) faults.set(`row ${place}`, `no combination reaches the row ${row.message}`);
  });
  for (const word of RETURNED_VERDICT_WORDS) if (!(word in verdicts)) faults.set(word, `no combination gives ${word}`);
  for (const missing of missingTexts([...messages])) faults.set(missing, missing);
  return { combinations, verdicts, faults: [...faults.values()] };
};

/** Every combination of one value per name. */
function* all(table: Readonly<Record<string, readonly string[]>>): Generator<Record<string, string>> {
  const [first, ...rest] = Object.entries(table);
  if (first === undefined) {
    yield {};
    return;
  }
  const [name, values] = first;
  for (const value of values) for (const others of all(Object.fromEntries(rest))) yield { [name]: value, ...others };
}

/** Messages, actions and verdicts without a text in one of the languages. */
const missingTexts = (messages: readonly string[]): string[] =>
  ['nl', 'fr', 'de', 'en'].flatMap((language) => {
    const file = new URL(`../../../resources/locales/${language}/returned.json`, import.meta.url);
    const texts = JSON.parse(readFileSync(file, 'utf8')) as {
      message: Record<string, { title?: string; text?: string }>;
      next: Record<string, string>;
    };
    return [
      ...messages
        .filter((message) => !texts.message[message]?.title || !texts.message[message]?.text)
        .map((message) => `${language} has no text for the message ${message}`),
      ...RETURNED_ACTIONS.filter((action) => !texts.next[action]).map(
        (action) => `${language} has no text for the action ${action}`,
      ),
    ];
  });
