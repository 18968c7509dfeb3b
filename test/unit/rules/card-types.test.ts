import { describe, expect, it } from 'vitest';
import {
  CARD_LETTERS,
  cardTypeOf,
  cardTypes,
  chipCode,
  decide,
  isOrderableOn,
  LANGUAGES,
  lastValidDay,
  letterOfChip,
  modelOf,
  PRODUCTS,
} from '../../../electron/rules/index.ts';
import { seedProfile } from './seed-profile.ts';

describe('card types', () => {
  it('has every letter and product once, named in four languages', () => {
    expect(cardTypes.cards.map((card) => card.letter)).toEqual([...CARD_LETTERS]);
    expect(cardTypes.products.map((product) => product.product)).toEqual([...PRODUCTS]);
    for (const { names } of [...cardTypes.cards, ...cardTypes.products])
      expect(Object.keys(names).sort()).toEqual([...LANGUAGES].sort());
    for (const card of cardTypes.cards) {
      expect(Object.keys(card.holder).sort()).toEqual([...LANGUAGES].sort());
      expect(card.legalBasis.length).toBeGreaterThan(0);
      expect(card.source).not.toBe('');
    }
  });

  // Letter, first day, last day, successor: from the ministerial decrees of 2021.
  it.each([
    ['C', '2021-10-10', '2021-10-11', 'K'],
    ['D', '2021-10-10', '2021-10-11', 'L'],
    ['E', '2021-05-09', '2021-05-10', 'EU'],
    ['E+', '2021-05-09', '2021-05-10', 'EU+'],
  ] as const)('%s could be ordered until %s and is followed on %s by %s', (letter, last, first, successor) => {
    expect(isOrderableOn(cardTypeOf(cardTypes, letter), last)).toBe(true);
    expect(isOrderableOn(cardTypeOf(cardTypes, letter), first)).toBe(false);
    expect(cardTypeOf(cardTypes, letter).successor).toBe(successor);
    expect(isOrderableOn(cardTypeOf(cardTypes, successor), last)).toBe(false);
    expect(isOrderableOn(cardTypeOf(cardTypes, successor), first)).toBe(true);
    expect(cardTypeOf(cardTypes, successor).predecessor).toBe(letter);
  });

  it('follows successors and permanent forms to an end', () => {
    for (const start of CARD_LETTERS)
      for (const step of ['successor', 'permanentForm'] as const) {
        const seen = new Set<string>();
        for (let letter: (typeof CARD_LETTERS)[number] | null = start; letter !== null; ) {
          expect(seen.has(letter)).toBe(false);
          seen.add(letter);
          letter = cardTypeOf(cardTypes, letter)[step];
        }
      }
  });

  // Document type numbers as listed in the official middleware.
  it.each([
    [1, 'BELGIAN', null, null],
    [6, 'BELGIAN_CHILD', null, null],
    [11, 'RESIDENCE', 'A', 'old'],
    [12, 'RESIDENCE', 'B', 'old'],
    [13, 'RESIDENCE', 'C', 'old'],
    [14, 'RESIDENCE', 'D', 'old'],
    [15, 'RESIDENCE', 'E', 'old'],
    [16, 'RESIDENCE', 'E+', 'old'],
    [17, 'RESIDENCE', 'F', 'old'],
    [18, 'RESIDENCE', 'F+', 'old'],
    [19, 'RESIDENCE', 'H', null],
    [20, 'RESIDENCE', 'I', 'new'],
    [21, 'RESIDENCE', 'J', 'new'],
    [22, 'RESIDENCE', 'M', 'new'],
    [23, 'RESIDENCE', 'N', 'new'],
    [27, 'RESIDENCE', 'K', 'new'],
    [28, 'RESIDENCE', 'L', 'new'],
    [31, 'RESIDENCE', 'EU', 'new'],
    [32, 'RESIDENCE', 'EU+', 'new'],
    [33, 'RESIDENCE', 'A', 'new'],
    [34, 'RESIDENCE', 'B', 'new'],
    [35, 'RESIDENCE', 'F', 'new'],
    [36, 'RESIDENCE', 'F+', 'new'],
    [61, 'RESIDENCE_CHILD', 'EU', 'new'],
    [62, 'RESIDENCE_CHILD', 'EU+', 'new'],
    [63, 'RESIDENCE_CHILD', 'A', 'new'],
    [64, 'RESIDENCE_CHILD', 'B', 'new'],
    [65, 'RESIDENCE_CHILD', 'K', 'new'],
    [66, 'RESIDENCE_CHILD', 'L', 'new'],
    [67, 'RESIDENCE_CHILD', 'F', 'new'],
    [68, 'RESIDENCE_CHILD', 'F+', 'new'],
    [69, 'RESIDENCE_CHILD', 'M', 'new'],
  ] as const)('chip number %i is %s %s %s', (code, kind, letter, model) => {
    expect(chipCode(cardTypes, code)).toMatchObject({ code, kind, letter, model });
  });

  it('does not guess at numbers that no source assigns', () => {
    for (const code of [0, 2, 24, 26, 29, 30, 37, 60, 70, -1, 999]) expect(chipCode(cardTypes, code)).toBeNull();
  });

  it('tells M from M permanent by the remark on the chip', () => {
    expect(letterOfChip(cardTypes, 22, false)).toBe('M');
    expect(letterOfChip(cardTypes, 22, true)).toBe('M_PERMANENT');
    expect(letterOfChip(cardTypes, 31, true)).toBe('EU');
    expect(letterOfChip(cardTypes, 1, false)).toBeNull();
  });

  it('ends old F and F+ on 3 August 2026 and no other card', () => {
    for (const letter of ['F', 'F+'] as const) {
      expect(lastValidDay(cardTypes, { letter, model: 'old', validUntil: '2028-01-01' })).toBe('2026-08-03');
      expect(lastValidDay(cardTypes, { letter, model: 'old', validUntil: '2026-01-01' })).toBe('2026-01-01');
      expect(lastValidDay(cardTypes, { letter, model: 'new', validUntil: '2028-01-01' })).toBe('2028-01-01');
    }
    expect(lastValidDay(cardTypes, { letter: 'B', model: 'old', validUntil: '2028-01-01' })).toBe('2028-01-01');
    expect(modelOf(cardTypes, 'F', 17, null)).toBe('old');
    expect(modelOf(cardTypes, 'F', null, '2021-10-11')).toBe('new');
    expect(modelOf(cardTypes, 'F', null, '2021-10-10')).toBe('old');
    expect(modelOf(cardTypes, 'F', null, null)).toBeNull();
  });
});

describe('rules by age', () => {
  // Age, letter: fingerprints, authentication, signature. From the domain's table of ages; EU and EU+ take fingerprints from 12 only.
  it.each([
    [0, 'B', 'EVK_CHILD', 'notRequired', 'no', 'no'],
    [5, 'F', 'EVK_CHILD', 'notRequired', 'no', 'no'],
    [6, 'B', 'EVK_CHILD', 'required', 'yes', 'no'],
    [11, 'F+', 'EVK_CHILD', 'required', 'yes', 'no'],
    [6, 'EU', 'EVK_CHILD', 'notRequired', 'yes', 'no'],
    [11, 'EU+', 'EVK_CHILD', 'notRequired', 'yes', 'no'],
    [12, 'EU', 'EVK', 'required', 'yes', 'no'],
    [12, 'B', 'EVK', 'required', 'yes', 'no'],
    [17, 'K', 'EVK', 'required', 'yes', 'no'],
    [18, 'K', 'EVK', 'required', 'yes', 'yes'],
    [80, 'M_PERMANENT', 'EVK', 'required', 'yes', 'yes'],
  ] as const)('at %i with %s (%s): %s, %s, %s', (age, letter, product, fingerprints, authentication, signature) => {
    const decision = decide(seedProfile('seed-000'), cardTypes, {
      product,
      letter,
      reason: 'LOSS',
      procedure: 'NORMAL',
      delivery: 'MUNICIPALITY',
      servicePoint: null,
      birthDate: `${2026 - age}-11-10`,
      at: '2026-11-10T10:00',
      held: null,
      rightUntil: null,
      dvzAgreement: 'unknown',
      answers: {},
    });
    expect(decision.fingerprints).toBe(fingerprints);
    expect(decision.certificates).toEqual({ authentication, signature });
  });
});
