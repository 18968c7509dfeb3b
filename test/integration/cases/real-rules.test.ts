/** The counter with the rules and profiles that the application ships. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  assessDraft,
  caseDetail,
  dayAtCounter,
  finishApplication,
  type IntakeServices,
  loadCase,
  ruleServices,
  startDraft,
} from '../../../electron/cases/index.ts';
import type { ApplicationDraft, Assessment } from '../../../electron/ipc/contract.ts';
import { contract } from '../../../electron/ipc/contract.ts';
import { readProfileFolder } from '../../../electron/municipality/index.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { keepHouseSettings } from '../../../electron/staff/index.ts';
import { application, type CounterHouse, els, granted, openHouse } from './counter-house.ts';

let house: CounterHouse;
let services: IntakeServices;
beforeEach(async () => {
  house = await openHouse();
  const book = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));
  if (!book.ok) {
    throw new Error(JSON.stringify(book.error));
  }
  services = { ...house.services, ...ruleServices(book.value, cardTypes) };
  await house.database.transaction(async (transaction) => {
    await keepHouseSettings(transaction, { profileId: 'seed-002', desk: 'Loket 3', till: 'L3', lockAfterMinutes: 3 });
    return { ok: true, value: null };
  });
});
afterEach(() => house.close());

/** A complete application for an EU card; the officer has ticked what the assessment asks. */
const complete = async (): Promise<ApplicationDraft> => {
  const draft = application();
  draft.person.sex = 'M';
  draft.held.validUntil = '2026-12-15';
  draft.photo = { ...draft.photo, source: 'BROUGHT', takenOn: '2026-10-20' };
  draft.fingerprints = { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' };
  draft.signature = 'TAKEN';
  const asked = granted(await assessDraft(services, draft));
  draft.checklist = asked.checklist.map(({ code }) => ({ code, state: 'PRESENT', reason: '' }));
  draft.photo.verdicts = asked.photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' }));
  return draft;
};
const openFields = (assessment: Assessment) => assessment.openPoints.map((point) => point.field);

test('an empty draft is judged, and the answer has the shape of the contract', async () => {
  const { draft } = granted(await startDraft(services, els, null));
  const assessment = granted(await assessDraft(services, draft));
  expect(contract['intake.assess'].output.safeParse(assessment).error).toBeUndefined();
  expect(openFields(assessment)).toContain('person.surname');
});

test('a complete application costs what the profile says, is promised and stored under its version', async () => {
  const draft = await complete();
  const assessment = granted(await assessDraft(services, draft));
  expect(assessment.openPoints).toEqual([]);
  expect(assessment.fee).toMatchObject({ state: 'amount', cents: 2080 });
  const { draftId } = granted(await startDraft(services, els, null));
  const finished = granted(await finishApplication(services, els, { draftId, draft, shownDueCents: 2080 }));
  expect(finished).toMatchObject({ paidCents: 2080, promised: assessment.promised });
  const detail = granted(await caseDetail(services, finished.caseId));
  expect(contract['cases.open'].output.safeParse(detail).error).toBeUndefined();
  expect(detail.rulesChanged).toBeNull();
  expect(detail.profile).toMatchObject({ id: 'seed-002', version: assessment.profile.version });
  expect(detail.replacingDocuments.length).toBeGreaterThan(3);
});

test('whatever the page claims, an open point keeps it from being finished', async () => {
  const draft = await complete();
  draft.signature = '';
  const { draftId } = granted(await startDraft(services, els, null));
  const refused = await finishApplication(services, els, { draftId, draft, shownDueCents: 2080 });
  expect(refused).toMatchObject({ ok: false, error: { code: 'applicationIncomplete' } });
  expect((await loadCase(house.database.read, draftId))?.state).toBe('DRAFT');
});

test('the counter is told until when an order is ready sooner, while that hour is still to come', async () => {
  await house.database.transaction(async (transaction) => {
    await keepHouseSettings(transaction, { profileId: 'seed-004', desk: 'Loket 3', till: 'L3', lockAfterMinutes: 3 });
    return { ok: true, value: null };
  });
  const day = async () => granted(await dayAtCounter(services));
  expect(await day()).toMatchObject({ finishedToday: 0, urgentInProduction: 0, oldestLate: null });
  expect((await day()).cutOff).toMatchObject({ time: '15:00', minutesLeft: 18 });
  house.now = '2026-11-09T14:00:00Z';
  expect((await day()).cutOff).toBeNull();
});
