/** Papers speak of what is asked: no travel document, attest or code is called a card, in any language. */
import { expect, test } from 'vitest';
import { applicationProof } from '../../../electron/cases/documents/application-proof.ts';
import { LETTERS, lettersFor } from '../../../electron/cases/documents/letters.ts';
import type { PaperContent, PaperFacts } from '../../../electron/cases/documents/paper.ts';
import { emptyCollection, emptyCourse, emptyDraft, emptyOrder } from '../../../electron/cases/index.ts';
import { LETTER_KINDS } from '../../../electron/ipc/contract.ts';
import type { Product } from '../../../electron/rules/model/index.ts';
import de from '../../../resources/locales/de/print.json' with { type: 'json' };
import en from '../../../resources/locales/en/print.json' with { type: 'json' };
import fr from '../../../resources/locales/fr/print.json' with { type: 'json' };
import nl from '../../../resources/locales/nl/print.json' with { type: 'json' };

const LANGUAGES = { nl, fr, de, en };
const COLLECTING: readonly string[] = ['readyToCollect', 'reminder'];
const CARD = /kaart|carte|titre de séjour|karte|card/i;
const deed = { at: '2026-09-01T09:00:00.000Z', staffId: 'els', by: 'Els PROEFMANS' };
const own = { nl: 'Uw kaart: eigen woorden' };
const correspondence = Object.fromEntries(LETTER_KINDS.map((kind) => [kind, own]));

const factsOf = (product: Product, state: string, course: object = {}): PaperFacts =>
  ({
    stored: {
      id: '1',
      caseNumber: '2026-00001',
      state,
      application: { ...emptyDraft(), product, reason: 'RENEWAL', letter: null },
      decision: {
        appliedOn: '2026-09-01',
        promised: { from: '2026-09-08', to: '2026-09-08' },
        activationNotBefore: null,
      },
      order: { ...emptyOrder, arrived: { ...deed, cardNumber: '', location: 'C7' }, codesSent: deed },
      collection: emptyCollection,
      course: {
        ...emptyCourse,
        missing: { ...deed, items: ['een pasfoto'], note: '' },
        reminders: [{ ...deed, dueOn: '2026-09-01' }],
        ...course,
      },
    },
    receipt: null,
    profile: { reminders: null, procedureNames: [], correspondence },
    toBring: [{ nl: 'Identiteitsbewijs' }],
    toBringToApply: [{ nl: 'Een pasfoto' }],
    window: { state: 'inside', opens: '2026-12-20', closes: '2027-01-20', consequence: null },
  }) as unknown as PaperFacts;

/** Everything that stands on a paper as a text of the application, in one language. */
const wordsOn = (paper: PaperContent, texts: object): string => {
  const keys = [...JSON.stringify(paper).matchAll(/"print\.[\w.]+"/g)].map(([quoted]) => quoted.slice(7, -1));
  return keys
    .map((key) => {
      const text = key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], texts);
      expect(text, key).toBeTypeOf('string');
      return text;
    })
    .join(' ');
};

const papersOf = (product: Product): readonly PaperContent[] =>
  // An attest goes along at once: it never lies ready.
  ['INCOMPLETE', ...(product === 'AI' ? [] : ['REMINDED']), 'DONE'].flatMap((state) => {
    const facts = factsOf(product, state);
    const letters = lettersFor(facts.stored).map((kind) => LETTERS[kind](facts));
    return [...letters, applicationProof(facts)].filter((paper) => paper !== null);
  });

test.each(['TRAVEL', 'AI', 'CODES_REPRINT'] as const)('no paper of %s speaks of a card', (product) => {
  const papers = papersOf(product);
  expect(papers.length).toBeGreaterThan(4);
  for (const texts of Object.values(LANGUAGES)) {
    for (const paper of papers) expect(wordsOn(paper, texts)).not.toMatch(CARD);
  }
  // What the municipality wrote of a card stands on no letter of it; what it wrote of an application does.
  for (const kind of LETTER_KINDS) {
    if (product === 'AI' && COLLECTING.includes(kind)) continue;
    const facts = factsOf(product, COLLECTING.includes(kind) ? 'REMINDED' : 'INCOMPLETE');
    const letter = LETTERS[kind](facts);
    if (letter === null) expect([product, kind]).toEqual(['CODES_REPRINT', 'lateConsequence']);
    else expect(JSON.stringify(letter).includes(own.nl)).toBe(kind === 'bringList' || kind === 'missingList');
  }
});

test('a card is still called a card, in the words of the municipality where it has them', () => {
  const facts = factsOf('EVK', 'REMINDED');
  expect(LETTERS.readyToCollect(facts)?.titleKey).toBe('print.title.readyToCollect');
  expect(JSON.stringify(LETTERS.readyToCollect(facts))).toContain(own.nl);
  expect(JSON.stringify(applicationProof(facts))).toContain('print.note.codesAreYours');
});

test('the proof of an attest tells its number and last day, as long as it stands', () => {
  const span = { issuedOn: '2026-09-01', inTime: true, paper: 'AI' };
  const interimPapers = [
    { ...deed, ...span, number: 'AI 77', validUntil: '2026-12-31' },
    { ...deed, ...span, number: 'AI 77', validUntil: '2027-03-31' },
  ];
  const proof = JSON.stringify(applicationProof(factsOf('AI', 'DONE', { interimPapers })));
  expect(proof).toContain('AI 77');
  expect(proof).toContain('2027-03-31');
  expect(proof).not.toContain('2026-12-31');
  const ended = factsOf('AI', 'DONE', { interimPapers, attestEnd: { ...deed, reason: 'gestopt' } });
  expect(JSON.stringify(applicationProof(ended))).not.toContain('AI 77');
});
