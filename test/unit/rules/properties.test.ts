import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProfileFolder } from '../../../electron/municipality/index.ts';
import {
  addDays,
  CARD_LETTERS,
  cardTypes,
  DELIVERIES,
  dateOf,
  decide,
  isWorkingDay,
  PROCEDURES,
  PRODUCTS,
  type Profile,
  REASONS,
  type RuleQuestion,
  TRI_STATES,
} from '../../../electron/rules/index.ts';

const book = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));
if (!book.ok) throw new Error(JSON.stringify(book.error));
const profiles = book.value.versions;

const day = fc.integer({ min: 0, max: 15_000 }).map((offset) => addDays('1995-01-01', offset));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const moment = fc
  .tuple(
    fc.integer({ min: 0, max: 5500 }).map((offset) => addDays('2017-01-01', offset)),
    time,
  )
  .map(([date, clock]) => `${date}T${clock}`);
const birth = fc.oneof(
  day,
  day.map((date) => date.slice(0, 7)),
  day.map((date) => date.slice(0, 4)),
  fc.constant(null),
  fc.string(),
);
const question: fc.Arbitrary<RuleQuestion> = fc.record({
  product: fc.constantFrom(...PRODUCTS),
  letter: fc.constantFrom(...CARD_LETTERS, null),
  reason: fc.constantFrom(...REASONS),
  procedure: fc.constantFrom(...PROCEDURES),
  delivery: fc.constantFrom(...DELIVERIES),
  servicePoint: fc.constantFrom(null, 'BIBUS', 'GEMEENTEHUIS', 'nowhere'),
  birthDate: birth,
  at: moment,
  held: fc.option(
    fc.record({
      letter: fc.constantFrom(...CARD_LETTERS),
      model: fc.constantFrom('old' as const, 'new' as const, null),
      validUntil: fc.option(day),
    }),
  ),
  rightUntil: fc.option(day),
  dvzAgreement: fc.constantFrom(...TRI_STATES),
  answers: fc.dictionary(
    fc.constantFrom('RESIDENT_BEFORE_12', 'OFFERED_HERE', 'AGE_AT_LEAST_12', 'AGE_AT_LEAST_18'),
    fc.constantFrom(...TRI_STATES),
  ),
});
/** Around the birthdays at which the rules change, where an unknown part matters. */
const nearBirthday = fc.record({ years: fc.constantFrom(6, 11, 12, 18), days: fc.integer({ min: -200, max: 200 }) });
const anyProfile = fc.constantFrom(...profiles);
const runs = { numRuns: 600 };

describe('the engine', () => {
  it('answers every question with at least one reason, and the same question with the same answer', () => {
    fc.assert(
      fc.property(anyProfile, question, (profile, asked) => {
        const decision = decide(profile, cardTypes, asked);
        expect(decision.reasons.length).toBeGreaterThan(0);
        for (const reason of decision.reasons) expect(reason.source).not.toBe('');
        expect(decide(profile, cardTypes, asked)).toEqual(decision);
      }),
      runs,
    );
  });

  it('names the one fee rule that decides, and that rule is in the profile with that amount', () => {
    fc.assert(
      fc.property(anyProfile, question, (profile, asked) => {
        const { fee } = decide(profile, cardTypes, asked);
        if (fee.state === 'amount' || fee.state === 'free') {
          const rules = profile.fees.filter((rule) => rule.code === fee.rule);
          expect(rules).toHaveLength(1);
          expect(rules[0]?.amount.state).toBe(fee.state);
          if (rules[0]?.amount.state === 'amount') expect(rules[0].amount.cents).toBe(fee.cents);
        }
        if (fee.state === 'notOffered') expect(fee).toEqual({ state: 'notOffered', cents: null, rule: null });
        if (fee.state === 'unknown') expect(fee.cents).toBeNull();
      }),
      runs,
    );
  });

  it('never gives a price on a guess: what is left open cannot change it', () => {
    fc.assert(
      fc.property(anyProfile, question, fc.constantFrom('yes' as const, 'no' as const), (profile, asked, answer) => {
        const open = { ...asked, answers: {}, birthDate: null };
        const { fee } = decide(profile, cardTypes, open);
        if (fee.state === 'unknown') return;
        const known = { ...open, answers: { RESIDENT_BEFORE_12: answer } };
        expect(decide(profile, cardTypes, known).fee).toEqual(fee);
      }),
      runs,
    );
  });

  it('promises working days only, never before the order, first day not after the last', () => {
    fc.assert(
      fc.property(anyProfile, question, (profile, asked) => {
        const { promised } = decide(profile, cardTypes, asked);
        if (promised === null) return;
        expect(isWorkingDay(promised.from)).toBe(true);
        expect(isWorkingDay(promised.to)).toBe(true);
        expect(promised.from >= dateOf(asked.at)).toBe(true);
        expect(promised.from <= promised.to).toBe(true);
      }),
      runs,
    );
  });

  it('hands over on days on which the municipality is open', () => {
    fc.assert(
      fc.property(anyProfile, question, fc.array(fc.integer({ min: 0, max: 40 })), (profile, asked, offsets) => {
        const closingDays = offsets.map((offset) => ({
          date: addDays(dateOf(asked.at), offset),
          name: { nl: 'Dicht' },
        }));
        const { promised } = decide({ ...profile, closingDays }, cardTypes, { ...asked, delivery: 'MUNICIPALITY' });
        if (promised === null) return;
        expect(isWorkingDay(promised.from, closingDays)).toBe(true);
        expect(isWorkingDay(promised.to, closingDays)).toBe(true);
      }),
      runs,
    );
  });

  it('never promises an earlier day to a later order', () => {
    fc.assert(
      fc.property(anyProfile, question, moment, (profile, asked, other) => {
        const [early, late] = [asked.at, other].sort() as [string, string];
        const first = decide(profile, cardTypes, { ...asked, at: early }).promised;
        const second = decide(profile, cardTypes, { ...asked, at: late }).promised;
        if (first === null || second === null) return;
        expect(first.from <= second.from).toBe(true);
        expect(first.to <= second.to).toBe(true);
      }),
      runs,
    );
  });

  it('counts both edges of a window as inside', () => {
    const withWindow: Profile[] = profiles.filter((profile) => profile.windows.length > 0);
    fc.assert(
      fc.property(
        fc.constantFrom(...withWindow),
        fc.constantFrom('A' as const, 'F' as const),
        moment,
        (profile, letter, at) => {
          const until = addDays(dateOf(at), 200);
          const asked = (on: string) =>
            decide(profile, cardTypes, {
              product: 'EVK',
              letter: letter === 'F' ? 'F+' : 'A',
              reason: 'RENEWAL',
              procedure: 'NORMAL',
              delivery: 'MUNICIPALITY',
              servicePoint: null,
              birthDate: '1990-05-01',
              at: `${on}T10:00`,
              held: { letter, model: 'new', validUntil: until },
              rightUntil: null,
              dvzAgreement: 'yes',
              answers: {},
            }).window;
          const { opens } = asked(dateOf(at));
          if (opens === null) throw new Error('a window without an opening day');
          expect(asked(opens).state).toBe('inside');
          expect(asked(addDays(opens, -1)).state).toBe('before');
          expect(asked(until).state).toBe('inside');
          expect(asked(addDays(until, 1)).state).toBe('after');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves possibility open, never guessed, where an unknown day or month decides', () => {
    fc.assert(
      fc.property(anyProfile, question, fc.oneof(day, nearBirthday), (profile, asked, chosen) => {
        const born =
          typeof chosen === 'string'
            ? chosen
            : addDays(`${Number(asked.at.slice(0, 4)) - chosen.years}${asked.at.slice(4, 8)}01`, chosen.days);
        // Whoever stands at the counter was born: a year known in part never means a day that is still to come.
        fc.pre(born <= dateOf(asked.at));
        const base = { ...asked, answers: {} };
        for (const known of [4, 7]) {
          const partial = decide(profile, cardTypes, { ...base, birthDate: born.slice(0, known) }).possible;
          if (partial !== 'unknown')
            expect(decide(profile, cardTypes, { ...base, birthDate: born }).possible).toBe(partial);
        }
      }),
      runs,
    );
  });

  it('decides the same whatever language the texts are in', () => {
    const strip = (profile: Profile): Profile =>
      JSON.parse(
        JSON.stringify(profile, (_, value: unknown) =>
          typeof value === 'object' && value !== null && 'nl' in value ? { nl: 'x' } : value,
        ),
      ) as Profile;
    const wordless = new Map(profiles.map((profile) => [profile.profileId, strip(profile)]));
    fc.assert(
      fc.property(anyProfile, question, (profile, asked) => {
        const other = wordless.get(profile.profileId) ?? profile;
        const bare = ({ fee, possible, promised, reasons, warnings, validUntil }: ReturnType<typeof decide>) => ({
          fee,
          possible,
          promised,
          reasons,
          warnings,
          validUntil,
        });
        expect(bare(decide(other, cardTypes, asked))).toEqual(bare(decide(profile, cardTypes, asked)));
      }),
      { numRuns: 300 },
    );
  });
});
