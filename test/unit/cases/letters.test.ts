/** Letters take the words and the terms of the municipality, where its rules have them. */
import { expect, test } from 'vitest';
import { LETTERS } from '../../../electron/cases/documents/letters.ts';
import type { PaperFacts } from '../../../electron/cases/documents/paper.ts';
import { emptyCollection, emptyCourse, emptyDraft, emptyOrder } from '../../../electron/cases/index.ts';
import { LETTER_KINDS } from '../../../electron/ipc/contract.ts';
import type { Profile } from '../../../electron/rules/model/index.ts';

const deed = { at: '2026-09-01T09:00:00.000Z', staffId: 'els', by: 'Els PROEFMANS' };
const BEFORE_ORDER = ['invitation', 'bringList', 'missingList', 'lateConsequence'];

const factsFor = (kind: string, profile: Partial<Profile>): PaperFacts =>
  ({
    stored: {
      caseNumber: '2026-00001',
      state: BEFORE_ORDER.includes(kind) ? 'INCOMPLETE' : 'REMINDED',
      application: { ...emptyDraft(), reason: 'RENEWAL', letter: 'F' },
      order: {
        ...emptyOrder,
        arrived: { ...deed, cardNumber: 'B000765433', location: 'C7' },
        codesSent: deed,
      },
      collection: emptyCollection,
      course: {
        ...emptyCourse,
        missing: { ...deed, items: ['een pasfoto'], note: '' },
        reminders: [{ ...deed, dueOn: '2026-09-01' }],
      },
    },
    profile: { reminders: null, ...profile },
    toBring: [],
    toBringToApply: [{ nl: 'Een pasfoto' }],
    window: { state: 'none', opens: null, closes: null, consequence: null },
  }) as unknown as PaperFacts;

test.each(LETTER_KINDS)('%s has the usual words, or those of the municipality', (kind) => {
  const usual = JSON.stringify(LETTERS[kind](factsFor(kind, {})));
  expect(usual).toContain(`letter.${kind}"`);
  const own = JSON.stringify(LETTERS[kind](factsFor(kind, { correspondence: { [kind]: { nl: 'Eigen woorden' } } })));
  expect(own).toContain('Eigen woorden');
  expect(own).not.toContain(`letter.${kind}`);
  const ofAnother = LETTERS[kind](factsFor(kind, { correspondence: { [kind]: null } }));
  expect(JSON.stringify(ofAnother)).toBe(usual);
});

test.each(LETTER_KINDS)('%s names the holder without the whole national number', (kind) => {
  const facts = factsFor(kind, {});
  const { application } = facts.stored;
  const lives = { street: 'Dorpsstraat 1', postalCode: '2000', municipality: 'Antwerpen' };
  const person = { ...application.person, ...lives, surname: 'VOORBEELD', nationalNumber: '84070299777' };
  const letter = LETTERS[kind]({ ...facts, stored: { ...facts.stored, application: { ...application, person } } });
  expect(JSON.stringify(letter)).toContain('84.07.02-•••.••');
  expect(JSON.stringify(letter)).not.toMatch(/997.?77/);
  expect(JSON.stringify(letter)).toContain('Dorpsstraat 1, 2000 Antwerpen');
});

test('where the rules name nothing to bring, the list sends nobody to the desk with nothing', () => {
  const silent = LETTERS.bringList({ ...factsFor('bringList', {}), toBringToApply: [] });
  expect(JSON.stringify(silent)).toContain('letter.bringListSilent');
});

test('the last day of a reminder is that of the rules of the municipality', () => {
  const weeks = (value: number) => ({ value, unit: 'WEEKS' as const });
  const reminders = { firstAfter: weeks(1), nextAfter: null, lapseAfter: weeks(2) };
  expect(LETTERS.reminder(factsFor('reminder', {}))?.headline?.value).toEqual({ kind: 'date', date: '2026-12-01' });
  expect(LETTERS.reminder(factsFor('reminder', { reminders }))?.headline?.value).toEqual({
    kind: 'date',
    date: '2026-09-15',
  });
});

test('a window of which only the first day is known is told as such', () => {
  const facts = factsFor('invitation', {});
  const open = { ...facts, window: { ...facts.window, opens: '2026-12-20' } };
  expect(LETTERS.invitation(open)?.headline?.labelKey).toBe('print.label.applyFrom');
  const both = { ...open, window: { ...open.window, closes: '2027-01-20' } };
  expect(LETTERS.invitation(both)?.headline?.labelKey).toBe('print.label.applyBetween');
});
