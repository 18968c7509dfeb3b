import { expect, it } from 'vitest';
import { emptyDraft, type StoredCase } from '../../../electron/cases/index.ts';
import { linesOf } from '../../../electron/cases/payment.ts';
import { seedProfile } from '../rules/seed-profile.ts';

it('traces a fee that no rule gives to the amount and the source that the officer recorded', () => {
  const draft = emptyDraft();
  const payment = { ...draft.payment, officerAmountCents: 2500, officerAmountReason: 'tarief van de dienst' };
  const stored = {
    id: 'c',
    caseNumber: '2026-00001',
    application: { ...draft, payment },
    decision: { fee: { state: 'unknown', cents: null, rule: null } },
  } as unknown as StoredCase;
  expect(linesOf(stored, seedProfile('seed-002'))).toMatchObject([
    { basis: 'OFFICER', cents: 2500, feeRule: null, reason: 'tarief van de dienst', caseNumber: '2026-00001' },
  ]);
});
