/** The date of application decides: a case keeps its rules, and says when others came into force. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCaseDiary } from '../../../electron/appointments/index.ts';
import {
  assessDraft,
  caseDetail,
  finishApplication,
  type IntakeServices,
  loadDraft,
  ruleServices,
  startDraft,
} from '../../../electron/cases/index.ts';
import type { ApplicationDraft, Result } from '../../../electron/ipc/contract.ts';
import { contract } from '../../../electron/ipc/contract.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { application } from '../cases/counter-house.ts';
import { COUNCIL, els, type House, openHouse } from './house.ts';

let house: House;
let services: IntakeServices;
beforeEach(async () => {
  house = await openHouse('2026-12-29');
  const { database, clock, shelf } = house;
  const around = { database, clock, ...ruleServices(shelf, cardTypes) };
  services = { ...around, announceCases: () => undefined, diary: createCaseDiary(around) };
});
afterEach(() => house.close());

const granted = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** A complete application for an EU card, with everything that the rules of its day ask. */
const complete = async (): Promise<ApplicationDraft> => {
  const draft = application();
  draft.person.sex = 'M';
  draft.held.validUntil = '2027-01-15';
  draft.photo = { ...draft.photo, source: 'BROUGHT', takenOn: '2026-11-20' };
  draft.fingerprints = { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' };
  draft.signature = 'TAKEN';
  const asked = granted(await assessDraft(services, draft));
  draft.checklist = asked.checklist.map(({ code }) => ({ code, state: 'PRESENT', reason: '' }));
  draft.photo.verdicts = asked.photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' }));
  return draft;
};

/** Brugge asks 24,00 euro for the group of EU cards from the first day of 2027. */
const approveNewFee = async (): Promise<void> => {
  const { draft, revision, content } = await house.get('profiles.begin', { profileId: 'seed-002', version: 1 });
  const fees = (content['fees'] as Record<string, unknown>[]).map((fee) =>
    fee['code'] === '002-2' ? { ...fee, amount: { state: 'amount', cents: 2400, currency: 'EUR' } } : fee,
  );
  const saved = await house.get('profiles.save', {
    draftId: draft.draftId,
    revision,
    content: { ...content, fees, effectiveFrom: '2027-01-01' },
  });
  await house.get('profiles.propose', { draftId: draft.draftId, revision: saved.revision, ...COUNCIL });
};

it('a case of the old year keeps its version and its price; one of the new year has the new ones', async () => {
  await approveNewFee();
  const old = granted(await startDraft(services, els, null));
  const oldCase = granted(
    await finishApplication(services, els, { draftId: old.draftId, draft: await complete(), shownDueCents: 2080 }),
  );
  expect(granted(await caseDetail(services, oldCase.caseId)).rulesChanged).toBeNull();

  house.on('2027-01-04');
  const detail = granted(await caseDetail(services, oldCase.caseId));
  expect(contract['cases.open'].output.safeParse(detail).error).toBeUndefined();
  expect(detail).toMatchObject({
    profile: { id: 'seed-002', version: 1, name: { nl: 'Stad Brugge' }, effectiveFrom: '2021-10-11' },
    fee: { cents: 2080, rule: '002-2' },
    rulesChanged: {
      version: 2,
      since: '2027-01-01',
      differences: [
        { kind: 'changed', section: 'fees', row: '002-2', field: 'amount', from: { cents: 2080 }, to: { cents: 2400 } },
      ],
    },
  });
  const draft = await complete();
  const fresh = granted(await startDraft(services, els, null));
  const refused = await finishApplication(services, els, { draftId: fresh.draftId, draft, shownDueCents: 2080 });
  expect(refused).toMatchObject({ ok: false, error: { code: 'amountChanged' } });
  const paid = granted(await finishApplication(services, els, { draftId: fresh.draftId, draft, shownDueCents: 2400 }));
  expect(paid.paidCents).toBe(2400);
  expect(granted(await caseDetail(services, paid.caseId))).toMatchObject({
    profile: { version: 2 },
    rulesChanged: null,
  });
});

it('a draft that began under former rules is told so, and follows the day on which it is finished', async () => {
  const begun = granted(await startDraft(services, els, null));
  await approveNewFee();
  house.on('2027-01-04');
  const { startedAt } = granted(await loadDraft(services, els, begun.draftId));
  const { changed } = await house.get('profiles.changedSince', { since: startedAt });
  expect(changed?.differences).toHaveLength(1);
  expect(granted(await assessDraft(services, await complete()))).toMatchObject({
    profile: { version: 2 },
    fee: { cents: 2400 },
  });
});
