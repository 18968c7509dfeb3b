import { describe, expect, it } from 'vitest';
import { cardTypes, decide, type Profile, type RuleQuestion, type Surcharge } from '../../../electron/rules/index.ts';
import { ask } from './golden/ask.ts';
import { seedProfile } from './seed-profile.ts';

const source = { seed: 'gemeenteraad 12-2025', line: 'art. 4', reading: null };
const question = (code: string) => ({ code, label: { nl: code }, source });
/** The extra of an A card: adults only, once a year, on a renewal or a replacement. */
const retribution: Surcharge = {
  code: 'RETRIBUTION-A',
  label: { nl: 'Retributie A-kaart' },
  product: 'EVK',
  ageFrom: 18,
  ageBelow: null,
  letters: ['A'],
  group: null,
  reasons: ['RENEWAL', 'CHANGE', 'LOSS', 'THEFT'],
  procedures: null,
  deliveries: null,
  servicePoints: null,
  servicePointsExcluded: [],
  conditions: [],
  exceptions: ['PAID_THIS_YEAR'],
  amount: { state: 'amount', cents: 5000, currency: 'EUR' },
  validFrom: '2026-01-01',
  validTo: null,
  source,
};
const withSurcharges = (...surcharges: Surcharge[]): Profile => ({
  ...seedProfile('seed-002'),
  surcharges,
  conditions: [question('PAID_THIS_YEAR')],
});
const profile = withSurcharges(retribution);
const asked = (change: Partial<RuleQuestion> = {}, rules = profile) =>
  decide(
    rules,
    cardTypes,
    ask({
      letter: 'A',
      reason: 'RENEWAL',
      birthDate: '1990-05-01',
      at: '2026-11-10T10:00',
      answers: { PAID_THIS_YEAR: 'no' },
      ...change,
    }),
  );

describe('a surcharge', () => {
  it('is added to the fee, with its own reason; the rule of the fee table stays the one that decides', () => {
    const { fee, reasons } = asked();
    expect(fee).toEqual({
      state: 'amount',
      cents: 7130,
      rule: '002-1',
      surcharges: [{ rule: 'RETRIBUTION-A', label: expect.any(Object), cents: 5000 }],
    });
    expect(reasons.filter(({ code }) => code === 'SURCHARGE_ADDED')).toEqual([
      {
        code: 'SURCHARGE_ADDED',
        textKey: 'rules.surchargeAdded',
        params: { rule: 'RETRIBUTION-A', cents: 5000 },
        source: 'gemeenteraad 12-2025 art. 4',
      },
    ]);
  });

  it('waits for its question, and is spared by the exception', () => {
    const open = asked({ answers: {} });
    expect(open.fee).toEqual({ state: 'unknown', cents: null, rule: null });
    expect(open.questions.map(({ code }) => code)).toEqual(['PAID_THIS_YEAR']);
    expect(open.reasons.map(({ code }) => code)).toContain('FEE_DEPENDS_ON_ANSWER');
    expect(asked({ answers: { PAID_THIS_YEAR: 'yes' } }).fee.cents).toBe(2130);
  });

  it('is for its letter, age, reason and days only', () => {
    expect(asked({ letter: 'B' }).fee.cents).toBe(2130);
    expect(asked({ birthDate: '2009-01-01' }).fee.cents).toBe(2130);
    expect(asked({ reason: 'FIRST' }).fee.cents).toBe(2130);
    expect(asked({ at: '2025-12-31T23:59:59' }).fee.cents).toBe(2130);
    expect(asked({ at: '2026-01-01T00:00' }).fee.cents).toBe(7130);
    // Seventeen or eighteen: the year alone does not tell.
    expect(asked({ birthDate: '2008' }).fee.state).toBe('unknown');
    expect(asked({ birthDate: '2008' }).reasons.map(({ code }) => code)).toContain('FEE_DEPENDS_ON_AGE');
  });

  it('adds up with others, and never makes a free or unknown card cost something', () => {
    const second: Surcharge = { ...retribution, code: 'DESK', letters: null, exceptions: [], ageFrom: null };
    expect(asked({}, withSurcharges(retribution, second)).fee.cents).toBe(12130);
    const free: Profile = {
      ...seedProfile('seed-001'),
      surcharges: [{ ...second, validFrom: null, reasons: null }],
    };
    expect(asked({ letter: 'M_PERMANENT', reason: 'FIRST' }, free).fee).toMatchObject({ state: 'free', cents: 0 });
    expect(asked({ letter: 'B' }, free).fee).toMatchObject({ state: 'unknown', rule: '001-2' });
  });
});
