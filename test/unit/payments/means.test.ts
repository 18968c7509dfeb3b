import { describe, expect, it } from 'vitest';
import { type Means, settleMeans } from '../../../electron/payments/index.ts';

const cash = (givenCents: number | null): Means => ({ method: 'CASH', reference: '', cardCents: null, givenCents });
const split = (cardCents: number | null, givenCents: number | null, reference = 'T-1'): Means => ({
  method: 'SPLIT',
  reference,
  cardCents,
  givenCents,
});
const fieldOf = (answer: ReturnType<typeof settleMeans>): string | undefined =>
  answer.ok ? undefined : answer.error.fields?.[0]?.path;

describe('cash', () => {
  it('is rounded to 5 cents, with the rounding kept apart and the change told', () => {
    expect(settleMeans(1248, cash(2000), 'TO_5_CENTS')).toEqual({
      ok: true,
      value: [{ method: 'CASH', reference: '', cents: 1248, roundingCents: 2, givenCents: 2000, changeCents: 750 }],
    });
    expect(settleMeans(2082, cash(2080), 'TO_5_CENTS')).toMatchObject({
      value: [{ roundingCents: -2, changeCents: 0 }],
    });
    expect(settleMeans(1248, cash(1248), 'EXACT')).toMatchObject({ value: [{ roundingCents: 0, changeCents: 0 }] });
  });
  it('must be enough for the rounded total', () => {
    expect(fieldOf(settleMeans(1248, cash(1249), 'TO_5_CENTS', 'means.'))).toBe('means.givenCents');
    expect(fieldOf(settleMeans(1248, cash(null), 'TO_5_CENTS'))).toBe('givenCents');
  });
});

describe('the terminal', () => {
  it('takes the amount to the cent and gives a reference', () => {
    const card: Means = { method: 'BANCONTACT', reference: 'T-1', cardCents: null, givenCents: null };
    expect(settleMeans(1248, card, 'TO_5_CENTS')).toMatchObject({ value: [{ cents: 1248, roundingCents: 0 }] });
    expect(fieldOf(settleMeans(1248, { ...card, reference: '' }, 'TO_5_CENTS'))).toBe('terminalReference');
    expect(settleMeans(1248, { ...card, method: 'ONLINE', reference: '' }, 'TO_5_CENTS').ok).toBe(true);
  });
});

describe('a split payment', () => {
  it('rounds only its cash', () => {
    expect(settleMeans(2133, split(1001, 1200), 'TO_5_CENTS')).toMatchObject({
      value: [
        { method: 'BANCONTACT', cents: 1001, roundingCents: 0, changeCents: 0 },
        { method: 'CASH', cents: 1132, roundingCents: -2, changeCents: 70 },
      ],
    });
  });
  it('has a part by each means, and a reference', () => {
    for (const cardCents of [null, 0, -1, 2133, 3000])
      expect(fieldOf(settleMeans(2133, split(cardCents, 9000), 'TO_5_CENTS'))).toBe('cardCents');
    expect(fieldOf(settleMeans(2133, split(1000, 9000, ''), 'TO_5_CENTS'))).toBe('terminalReference');
    expect(fieldOf(settleMeans(2133, split(1000, 1129), 'TO_5_CENTS'))).toBe('givenCents');
  });
});
