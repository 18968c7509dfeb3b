import { describe, expect, test } from 'vitest';
import { judgeNewCard, type NewCardQuestion } from '../../../electron/cards/new-card-verdict.ts';
import { cardOf, verdictsOf } from './card-views.ts';

const question: NewCardQuestion = {
  person: {
    surname: 'SPECIMEN',
    givenNames: 'João',
    nationalNumber: '84.07.02-997.77',
    birthDate: '1984-07-02',
    nationality: 'PRT',
  },
  letter: 'EU',
  product: 'EVK',
  announcedCardNumber: 'B 000 9876 54',
  oldCardNumber: 'B 000 7654 32',
  today: '2026-11-09',
  testCardsCount: false,
};
const fresh = { cardNumber: 'B000987654', validFrom: '2026-11-09', validUntil: '2031-11-09' };
const judge = (
  identity: Parameters<typeof cardOf>[0],
  rest: Parameters<typeof cardOf>[1] = {},
  change: Partial<NewCardQuestion> = {},
) => judgeNewCard({ kind: 'card', card: cardOf({ ...fresh, ...identity }, rest) }, { ...question, ...change });

describe('verdict on a new card', () => {
  test('the ordered card is right, with every field equal', () => {
    const judged = judge({});
    expect(judged.verdict).toBe('rightCard');
    expect(judged.fields.every((field) => field.outcome === 'equal')).toBe(true);
  });

  test('a chip that is silent or not switched on is named', () => {
    expect(judgeNewCard({ kind: 'unreadable' }, question)).toEqual({ verdict: 'unreadable', fields: [] });
    expect(judgeNewCard({ kind: 'notActivated' }, question)).toEqual({ verdict: 'notActivated', fields: [] });
  });

  test('every combination has exactly one verdict', () => {
    const people = [
      [{}, true],
      [{ nationalNumber: '59041199737' }, false],
      [{ nationalNumber: '' }, true],
      [{ nationalNumber: '', birthDate: '1990-01-01' }, false],
    ] as const;
    const letters = [
      [{}, {}, true],
      [{ letter: 'EU+' }, {}, false],
      [{ letter: null }, {}, false],
      [{}, { letter: null }, true],
      [{ kind: 'child', documentType: 61 }, {}, false],
      [{ kind: 'child', documentType: 61 }, { product: 'EVK_CHILD' }, true],
      [{}, { product: 'EVK_CHILD' }, false],
    ] as const;
    const numbers = [
      [{}, {}, true],
      [{ cardNumber: 'B000135790' }, {}, false],
      [{}, { announcedCardNumber: null }, true],
      [{ cardNumber: 'B000765432' }, {}, false],
      [{ cardNumber: 'B000765432' }, { announcedCardNumber: null }, false],
      [{ cardNumber: 'B000765432' }, { announcedCardNumber: 'B000765432' }, false],
    ] as const;
    const terms = [
      [{}, true],
      [{ validUntil: '2026-11-09' }, true],
      [{ validUntil: '2026-11-08' }, false],
      [{ validUntil: null }, false],
    ] as const;
    const truths = [
      [verdictsOf('valid'), false, true],
      [verdictsOf('testCard'), false, false],
      [verdictsOf('testCard'), true, true],
      [verdictsOf('valid', { address: 'testCard' }), true, true],
      [verdictsOf('valid', { address: 'testCard' }), false, false],
      [verdictsOf('notCheckable'), true, false],
      [verdictsOf('valid', { chain: 'notCheckable' }), true, false],
      [verdictsOf('valid', { chip: 'notCheckable' }), false, true],
      [verdictsOf('valid', { photo: 'invalid' }), true, false],
      [verdictsOf('valid', { chip: 'invalid' }), true, false],
      [null, true, false],
    ] as const;
    let combinations = 0;
    for (const [person, rightPerson] of people)
      for (const [letter, letterAsked, rightLetter] of letters)
        for (const [number, numberAsked, rightNumber] of numbers)
          for (const [term, inForce] of terms)
            for (const [verdicts, testCardsCount, genuine] of truths) {
              const judged = judge(
                { ...person, ...letter, ...number, ...term },
                { verdicts },
                { ...letterAsked, ...numberAsked, testCardsCount },
              );
              const right = rightPerson && rightLetter && rightNumber && inForce;
              expect(judged.verdict).toBe(genuine ? (right ? 'rightCard' : 'wrongCard') : 'invalidCard');
              combinations += 1;
            }
    expect(combinations).toBe(4 * 7 * 6 * 4 * 11);
  });

  test('the other card of two in the drawer is caught by its number', () => {
    const judged = judge({ cardNumber: 'B000135790' });
    expect(judged.verdict).toBe('wrongCard');
    expect(judged.fields.find((field) => field.field === 'cardNumber')).toMatchObject({ outcome: 'different' });
  });

  test('a child card with the ordered letter shows its document type', () => {
    const judged = judge({ kind: 'child', documentType: 61 });
    expect(judged.fields.find((field) => field.field === 'letter')).toEqual({
      field: 'letter',
      onCard: 'EU (61)',
      inCase: 'EU',
      outcome: 'different',
    });
  });
});
