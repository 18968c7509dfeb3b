import { describe, expect, test } from 'vitest';
import { judgeReturnedCard, type ReturnedCardQuestion } from '../../../electron/cards/returned-card-verdict.ts';
import { type CardView, RETURNED_CARD_VERDICTS } from '../../../electron/ipc/contract.ts';
import { cardOf, verdictsOf } from './card-views.ts';

const question: ReturnedCardQuestion = {
  person: {
    surname: 'SPECIMEN',
    givenNames: 'João',
    nationalNumber: '84.07.02-997.77',
    birthDate: '1984-07-02',
    nationality: 'PRT',
  },
  held: { letter: 'EU', cardNumber: 'B 000 7654 32', validUntil: '2026-11-30', reportedLost: false },
  newCardNumber: 'B 000 9876 54',
  withdrawn: false,
  testCardsCount: false,
};

const WORDS = ['valid', 'invalid', 'notCheckable', 'testCard'] as const;
const PARTS = ['identity', 'address', 'photo', 'chain', 'chip'] as const;

/** What the table varies, each with what it means for the person and for the card. */
const people = {
  sameNumber: { change: {}, same: true },
  sameNumberOtherName: { change: { surname: 'VROEGER' }, same: true },
  otherNumber: { change: { nationalNumber: '59041199737' }, same: false },
  noNumberSameBirthAndName: { change: { nationalNumber: '' }, same: true },
  noNumberOtherBirth: { change: { nationalNumber: '', birthDate: '1984-07-03' }, same: false },
  noNumberYearOnly: { change: { nationalNumber: '', birthDate: '1984' }, same: false },
  noNumberOtherName: { change: { nationalNumber: '', surname: 'FANTASIE' }, same: false },
} satisfies Record<string, { change: Partial<CardView['identity']>; same: boolean }>;

const cards = {
  sameNumber: { change: {}, held: question.held, right: true },
  otherNumber: { change: { cardNumber: 'B000246813' }, held: question.held, right: false },
  theNewCard: { change: { cardNumber: 'B000987654' }, held: question.held, right: false },
  numberNotInCase: { change: {}, held: { ...question.held, cardNumber: '' }, right: true },
  numberNotInCaseOtherLetter: {
    change: { letter: 'M' },
    held: { ...question.held, cardNumber: '' },
    right: false,
  },
  numberNotInCaseOtherDate: {
    change: { validUntil: '2025-01-01' },
    held: { ...question.held, cardNumber: '' },
    right: false,
  },
  nothingInCase: {
    change: {},
    held: { ...question.held, cardNumber: '', letter: null, validUntil: null },
    right: false,
  },
  newCardWithoutNumberInCase: {
    change: { cardNumber: 'B000987654' },
    held: { ...question.held, cardNumber: '' },
    right: false,
  },
  noCardHeld: { change: {}, held: null, right: false },
} as unknown as Record<
  string,
  { change: Partial<CardView['identity']>; held: ReturnedCardQuestion['held']; right: boolean }
>;

describe('verdict on a returned card', () => {
  test('a chip that gives nothing is unreadable', () => {
    expect(judgeReturnedCard(null, question)).toEqual({ verdict: 'unreadable', fields: [], cardHolder: null });
  });

  test('every combination has exactly the verdict that the order of verdicts gives', () => {
    let combinations = 0;
    const seen = new Set<string>();
    for (const person of Object.values(people)) {
      for (const card of Object.values(cards)) {
        for (const withdrawn of [false, true]) {
          for (const reportedLost of [false, true]) {
            for (const testCardsCount of [false, true]) {
              for (const base of WORDS) {
                for (const bad of [null, ...PARTS]) {
                  const verdicts = bad === null ? verdictsOf(base) : verdictsOf(base, { [bad]: 'invalid' });
                  const held = card.held === null ? null : { ...card.held, reportedLost };
                  const asked = { ...question, held, withdrawn, testCardsCount };
                  const judged = judgeReturnedCard(cardOf({ ...card.change, ...person.change }, { verdicts }), asked);
                  const altered = bad !== null || base === 'invalid';
                  const refusedTest = base === 'testCard' && !testCardsCount;
                  const lostNumber = reportedLost && held !== null && held.cardNumber !== '' && card.right;
                  const expected =
                    altered || refusedTest
                      ? 'invalidCard'
                      : withdrawn || lostNumber
                        ? 'alreadyWithdrawn'
                        : !person.same
                          ? 'otherPerson'
                          : card.right
                            ? 'rightCard'
                            : 'otherCardSamePerson';
                  expect(judged.verdict).toBe(expected);
                  expect(judged.cardHolder === null).toBe(person.same);
                  expect(judged.fields.map((field) => field.field)).toEqual([
                    'name',
                    'nationalNumber',
                    'birthDate',
                    'letter',
                    'cardNumber',
                    'validUntil',
                    'authenticity',
                  ]);
                  seen.add(judged.verdict);
                  combinations += 1;
                }
              }
            }
          }
        }
      }
    }
    expect(combinations).toBe(7 * 9 * 2 * 2 * 2 * 4 * 6);
    expect([...seen, 'unreadable'].sort()).toEqual([...RETURNED_CARD_VERDICTS].sort());
  });

  test('an altered card is never right, whichever part failed', () => {
    for (const part of PARTS) {
      const judged = judgeReturnedCard(cardOf({}, { verdicts: verdictsOf('valid', { [part]: 'invalid' }) }), question);
      expect(judged.verdict).toBe('invalidCard');
      expect(judged.fields.at(-1)).toMatchObject({ field: 'authenticity', outcome: 'different', onCard: 'altered' });
    }
  });

  test('a card that could not be checked says so beside its verdict', () => {
    const judged = judgeReturnedCard(cardOf({}, { verdicts: verdictsOf('notCheckable') }), question);
    expect(judged.verdict).toBe('rightCard');
    expect(judged.fields.at(-1)).toMatchObject({ outcome: 'notKnown' });
  });

  test('values are shown as they stand, and only their comparison is tolerant', () => {
    const judged = judgeReturnedCard(cardOf({ surname: 'Spécimen' }), question);
    expect(judged.fields[0]).toEqual({
      field: 'name',
      onCard: 'Spécimen João',
      inCase: 'SPECIMEN João',
      outcome: 'equal',
    });
  });

  test('two people without any name are not the same person', () => {
    const nameless = { ...question, person: { ...question.person, surname: '', givenNames: '', nationalNumber: '' } };
    const judged = judgeReturnedCard(cardOf({ surname: '', givenNames: '', nationalNumber: '' }), nameless);
    expect(judged.verdict).toBe('otherPerson');
  });
});
