import { describe, expect, test } from 'vitest';
import {
  missingAtDesk,
  type PresenceQuestion,
  type Profile,
  presenceAtCollection,
} from '../../../electron/rules/index.ts';
import { seedProfile } from './seed-profile.ts';

const profile = seedProfile('seed-003');
const without: Profile = { ...profile, presence: [] };
const question = (change: Partial<PresenceQuestion> = {}): PresenceQuestion => ({
  product: 'EVK',
  birthDate: '1984-07-02',
  comparesFingerprints: true,
  today: '2026-11-09',
  ...change,
});
const row = (change: Partial<Profile['presence'][number]>): Profile => ({
  ...profile,
  presence: [
    {
      moment: 'COLLECT',
      products: null,
      ageMin: null,
      ageBelow: null,
      who: ['APPLICANT'],
      personal: 'yes',
      source: { seed: 'x', line: 'L1', reading: null },
      ...change,
    },
  ],
});

describe('who must be there', () => {
  test.each([
    ['an adult comes alone', without, {}, 'needed', 'no', false, 'FINGERPRINTS'],
    ['a page that says so is named', profile, {}, 'needed', 'no', false, 'PROFILE'],
    ['no profile at all', null, { comparesFingerprints: false }, 'needed', 'no', false, 'USUAL'],
    ['somebody of 17 years and 364 days', without, { birthDate: '2008-11-10' }, 'needed', 'yes', false, 'FINGERPRINTS'],
    ['somebody who turns 18 today', without, { birthDate: '2008-11-09' }, 'needed', 'no', false, 'FINGERPRINTS'],
    ['a birth year that leaves 18 open', without, { birthDate: '2008' }, 'needed', 'unknown', false, 'FINGERPRINTS'],
    [
      'a child of six',
      without,
      { birthDate: '2020-11-09', comparesFingerprints: false },
      'needed',
      'yes',
      false,
      'USUAL',
    ],
    [
      'a child of five',
      without,
      { birthDate: '2020-11-10', comparesFingerprints: false },
      'notNeeded',
      'yes',
      false,
      'CHILD',
    ],
    ['a child of five with fingerprints', without, { birthDate: '2020-11-10' }, 'needed', 'yes', false, 'FINGERPRINTS'],
    [
      'a mandate where the page allows one',
      row({ personal: 'no' }),
      { comparesFingerprints: false },
      'notNeeded',
      'no',
      true,
      'PROFILE',
    ],
    ['no mandate where fingerprints are compared', row({ personal: 'no' }), {}, 'needed', 'no', false, 'FINGERPRINTS'],
    ['a row about another age', row({ personal: 'no', ageBelow: 12 }), {}, 'needed', 'no', false, 'FINGERPRINTS'],
    [
      'a row about another product',
      row({ personal: 'no', products: ['TRAVEL'] }),
      {},
      'needed',
      'no',
      false,
      'FINGERPRINTS',
    ],
    [
      'a row about the application',
      row({ personal: 'no', moment: 'APPLY' }),
      {},
      'needed',
      'no',
      false,
      'FINGERPRINTS',
    ],
    [
      'a row that asks a parent of everybody',
      row({ who: ['REPRESENTATIVE'] }),
      {},
      'needed',
      'yes',
      false,
      'FINGERPRINTS',
    ],
  ] as const)('%s', (_name, rules, change, applicant, representative, proxyAllowed, because) => {
    expect(presenceAtCollection(rules, question(change))).toMatchObject({
      applicant,
      representative,
      proxyAllowed,
      because,
    });
  });
});

describe('what is wrong with who came', () => {
  const adult = presenceAtCollection(without, question());
  const minor = presenceAtCollection(without, question({ birthDate: '2011-01-01' }));
  const infant = presenceAtCollection(without, question({ birthDate: '2023-01-01', comparesFingerprints: false }));
  test.each([
    ['the adult', adult, true, '', null],
    ['the adult with a friend', adult, true, 'VOORBEELD Layla', null],
    ['somebody for the adult', adult, false, 'VOORBEELD Layla', 'applicantMissing'],
    ['the minor alone', minor, true, ' ', 'representativeMissing'],
    ['the minor with a parent', minor, true, 'VOORBEELD Layla', null],
    ['the parent of the minor', minor, false, 'VOORBEELD Layla', 'applicantMissing'],
    ['the parent of the infant', infant, false, 'VOORBEELD Layla', null],
    ['nobody', infant, false, '', 'applicantMissing'],
  ] as const)('%s', (_name, needed, applicant, representative, missing) => {
    expect(missingAtDesk(needed, { applicant, representative })).toBe(missing);
  });
});
