import { describe, expect, it } from 'vitest';
import { appointmentTypesFor, cardTypes, invitationFor, presenceFor } from '../../../electron/rules/index.ts';
import { seedProfile } from './seed-profile.ts';

const day = '2026-11-10';

describe('invitations', () => {
  // Brugge: cards of 5 years and more yes, temporary cards no, child cards no. Seed 003: always. Seed 000: the page is silent.
  it.each([
    ['seed-002', 'EVK', 'B', 'yes'],
    ['seed-002', 'EVK', 'K', 'yes'],
    ['seed-002', 'EVK', 'F+', 'yes'],
    ['seed-002', 'EVK', 'M', 'yes'],
    ['seed-002', 'EVK', 'A', 'no'],
    ['seed-002', 'EVK', 'H', 'no'],
    ['seed-002', 'EVK', 'EU+', 'unknown'],
    ['seed-002', 'EVK', null, 'unknown'],
    ['seed-002', 'PAPER_CHILD', null, 'no'],
    ['seed-003', 'EVK', 'A', 'yes'],
    ['seed-003', 'EVK', null, 'yes'],
    ['seed-000', 'EVK', 'B', 'unknown'],
  ] as const)('%s %s %s: %s', (profileId, product, letter, sends) => {
    expect(invitationFor(seedProfile(profileId), cardTypes, product, letter).sends).toBe(sends);
  });
});

describe('appointments', () => {
  const codes = (
    profileId: string,
    product: 'EVK' | 'EVK_CHILD' | 'TRAVEL' | 'CERT_ACTIVATION',
    purpose: 'APPLY' | 'COLLECT' | 'ACTIVATE_CERT',
    birthDate: string | null = null,
  ) =>
    appointmentTypesFor(seedProfile(profileId), { product, purpose, letter: 'B', birthDate, day }).map(
      (type) => `${type.code} ${type.mode}`,
    );

  it('are those that the page names for the purpose', () => {
    expect(codes('seed-000', 'EVK', 'APPLY')).toEqual(['EVK-APPLY UNKNOWN']);
    expect(codes('seed-000', 'EVK_CHILD', 'COLLECT', '2020-01-01')).toEqual(['CHILD UNKNOWN']);
    expect(codes('seed-000', 'EVK_CHILD', 'COLLECT', '2010-01-01')).toEqual([]);
    expect(codes('seed-000', 'TRAVEL', 'COLLECT')).toEqual(['TRAVEL-COLLECT UNKNOWN']);
    expect(codes('seed-001', 'EVK', 'APPLY')).toEqual(['APPLY-PHONE ONLY_BY_APPOINTMENT']);
    expect(codes('seed-001', 'EVK', 'COLLECT')).toEqual([]);
    expect(codes('seed-002', 'EVK', 'APPLY')).toEqual(['VERBLIJFSDOCUMENT ONLY_BY_APPOINTMENT']);
    expect(codes('seed-003', 'EVK', 'COLLECT')).toEqual(['COLLECT WALK_IN']);
    expect(codes('seed-003', 'CERT_ACTIVATION', 'ACTIVATE_CERT')).toEqual(['ACTIVATE-CERT WALK_IN']);
    expect(codes('seed-004', 'EVK', 'COLLECT')).toEqual(['COLLECT ONLY_BY_APPOINTMENT']);
  });
});

describe('presence', () => {
  const who = (profileId: string, moment: 'APPLY' | 'COLLECT', birthDate: string) =>
    presenceFor(seedProfile(profileId), { product: 'EVK', moment, birthDate, day }).flatMap((rule) => rule.who);

  it('asks the child to be there in Brugge, and everybody in person in 003 at both moments', () => {
    expect(who('seed-002', 'APPLY', '2020-01-01')).toEqual(['APPLICANT', 'CHILD']);
    expect(who('seed-002', 'APPLY', '1990-01-01')).toEqual(['APPLICANT']);
    expect(who('seed-003', 'COLLECT', '1990-01-01')).toEqual(['APPLICANT']);
    expect(who('seed-000', 'APPLY', '1990-01-01')).toEqual([]);
  });
});
