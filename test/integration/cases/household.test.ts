/** A household at the desk: shared data, one visit, one payment, one receipt, one file of proofs. Real SQLite and PostgreSQL. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import {
  finishApplication,
  householdOf,
  leaveHousehold,
  loadCase,
  makeBundle,
  payCases,
  readDocument,
  recordStep,
  saveDraft,
  startDraft,
  startNextOfHousehold,
} from '../../../electron/cases/index.ts';
import { receiptsOfCase } from '../../../electron/payments/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { seedProfile } from '../../unit/rules/seed-profile.ts';
import { application, type CounterHouse, calmRules, codeOf, els, granted, openHouse } from './counter-house.ts';

describe.each(DATABASES)('a household on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse('2026-11-09T13:42:00Z', undefined, kind);
    house.rules = { ...calmRules };
  });
  afterEach(async () => {
    expect((await verifyChain(house.database.read)).whole).toBe(true);
    await house.close();
  });

  const read = async (caseId: string) => {
    const stored = await loadCase(house.database.read, caseId);
    if (stored === null) throw new Error('gone');
    return stored;
  };
  const save = async (caseId: string, givenNames: string): Promise<void> => {
    const stored = await read(caseId);
    const filled = application('VOORBEELD', givenNames);
    const person = { ...stored.application.person, ...filled.person, sources: stored.application.person.sources };
    const draft = {
      ...filled,
      person: {
        ...person,
        street: stored.application.person.street || 'Dorpsstraat 1',
        phone: stored.application.person.phone || '0470 00 00 00',
        municipality: 'Voorbeeldegem',
      },
      payment: { ...filled.payment, method: 'TOGETHER' as const, terminalReference: '' },
    };
    granted(await saveDraft(house.services, els, { draftId: caseId, revision: stored.version, draft }));
  };
  const begin = async (): Promise<string> => {
    const { draftId } = granted(await startDraft(house.services, els, null));
    await save(draftId, 'Amina');
    return draftId;
  };
  const next = async (caseId: string): Promise<string> =>
    granted(await startNextOfHousehold(house.services, els, { caseId })).caseId;
  const finish = async (caseId: string) =>
    granted(
      await finishApplication(house.services, els, {
        draftId: caseId,
        draft: (await read(caseId)).application,
        shownDueCents: 2130,
      }),
    );
  const view = async (caseId: string) => granted(await householdOf(house.services, { caseId }));

  it('fills what the next one shares, marked so, and leaves the open application as it was typed', async () => {
    const first = await begin();
    expect((await view(first)).isHousehold).toBe(false);
    const version = (await read(first)).version;
    const second = await next(first);
    expect((await read(first)).version).toBe(version);
    expect((await read(second)).application).toMatchObject({
      person: {
        surname: '',
        street: 'Dorpsstraat 1',
        phone: '0470 00 00 00',
        sources: { street: 'household', phone: 'household', municipality: 'household' },
      },
      payment: { method: 'TOGETHER' },
    });
    const third = await next(second);
    expect((await view(third)).members.map(({ caseId }) => caseId)).toEqual([first, second, third]);
    expect((await read(third)).visitId).toBe((await read(first)).visitId);
  });

  it('pays for all with one receipt, one line for each, and orders all', async () => {
    const first = await begin();
    const second = await next(first);
    await save(second, 'Lina');
    await finish(first);
    await finish(second);
    const before = await view(first);
    expect(before).toMatchObject({ owedCents: 4260, receipts: [] });
    expect(before.members.map(({ state, owedCents }) => [state, owedCents])).toEqual([
      ['PAYMENT_DUE', 2130],
      ['PAYMENT_DUE', 2130],
    ]);
    const paid = granted(
      await payCases(house.services, els, 'OFFICER', {
        cases: before.members.map(({ caseId, version }) => ({ caseId, version })),
        shownCents: before.owedCents,
        means: { method: 'BANCONTACT', cardCents: null, givenCents: null, reference: 'T-0002' },
        waiverReason: '',
        attemptId: null,
        approval: null,
      }),
    );
    const after = await view(second);
    expect(after).toMatchObject({ owedCents: 0, receipts: [{ number: paid.number, paidCents: 4260 }] });
    expect(after.members.every(({ state, isPaid }) => state === 'ORDERED' && isPaid)).toBe(true);
    const [receipt] = await receiptsOfCase(house.database.read, second);
    expect(receipt?.lines.map(({ caseId }) => caseId)).toEqual([first, second]);
  });

  it('tells what each application lacks, and lets somebody leave who does not belong', async () => {
    house.rules = {
      ...calmRules,
      openPoints: [{ field: 'person.sex', messageKey: 'openPoints.sex', params: {} }] as never,
    };
    const first = await begin();
    const second = await next(first);
    expect((await view(first)).members[1]).toMatchObject({
      isTyped: true,
      lacks: [{ field: 'person.sex', messageKey: 'openPoints.sex' }],
    });
    granted(await leaveHousehold(house.services, els, { caseId: second }));
    expect((await view(first)).members).toHaveLength(1);
    expect((await read(second)).visitId).toBeNull();
    expect(codeOf(await leaveHousehold(house.services, els, { caseId: second }))).toBe('notOfHousehold');
  });

  it('takes no more than a desk can receive, and begins with nobody whose case ended', async () => {
    const first = await begin();
    for (let members = 1; members < 12; members += 1) await next(first);
    expect(codeOf(await startNextOfHousehold(house.services, els, { caseId: first }))).toBe('householdFull');
    const other = await begin();
    const { version } = await read(other);
    const gone = { step: 'transferred', municipality: 'Elders', reason: '' } as const;
    granted(await recordStep(house.services, { caseId: other, version, officer: els }, gone));
    expect(codeOf(await startNextOfHousehold(house.services, els, { caseId: other }))).toBe('householdOver');
  });

  it('prints the proofs of all as one file that each case keeps, and nothing when the print fails', async () => {
    const profile = seedProfile('seed-002');
    let isBroken = true;
    const services = {
      ...house.services,
      profiles: { inForce: () => profile, version: () => profile },
      printToPdf: async () => ({ ok: !isBroken }),
      trainingMode: false,
    };
    const first = await begin();
    const second = await next(first);
    const third = await next(first);
    await save(second, 'Lina');
    await finish(first);
    await finish(second);
    const input = { caseIds: [first, second, third], kind: 'applicationProof' as const };
    expect(codeOf(await makeBundle(services, els, input))).toBe('printFailed');
    const kept = () => house.database.read.selectFrom('documents').select(['case_id', 'file_name']).execute();
    expect(await kept()).toEqual([]);
    isBroken = false;
    const made = granted(await makeBundle(services, els, input));
    expect(made).toMatchObject({ count: 2, leftOut: [{ caseId: third, code: 'nothingToPrint' }] });
    expect((await kept()).map(({ case_id }) => case_id).sort()).toEqual([first, second, null].sort());
    const document = granted(await readDocument(house.database.read, made.documentId));
    expect([document, ...(document.further ?? [])].map(({ caseNumber }) => caseNumber)).toEqual([
      (await read(first)).caseNumber,
      (await read(second)).caseNumber,
    ]);
  });
});
