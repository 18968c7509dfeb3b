/** A fee whose money went back: owed again by the case after a mistake, also where it was paid at the application; no more after a refund for good. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  caseDetail,
  finishApplication,
  loadCase,
  owedCases,
  payCases,
  type StoredCase,
  startDraft,
} from '../../../electron/cases/index.ts';
import { refuseWhileUnpaid } from '../../../electron/cases/owed.ts';
import { receiptsOfCase, refundOfDesk, verifyLedger } from '../../../electron/payments/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, codeOf, els, granted, openHouse } from './counter-house.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());

  const now = async (id: string): Promise<StoredCase> => {
    const stored = await loadCase(house.database.read, id);
    if (stored === null) throw new Error('no case');
    return stored;
  };
  /** An application that is paid by Bancontact when it is finished. */
  const paidAtApplication = async (surname: string): Promise<StoredCase> => {
    const { draftId } = granted(await startDraft(house.services, els, null));
    granted(
      await finishApplication(house.services, els, { draftId, draft: application(surname), shownDueCents: 2130 }),
    );
    return now(draftId);
  };
  const lastReceipt = async (caseId: string) => {
    const found = (await receiptsOfCase(house.database.read, caseId)).find((one) => one.kind === 'payment');
    if (found === undefined) throw new Error('no receipt');
    return found;
  };
  const back = async (caseId: string, cents: number, cause: 'MISTAKE' | 'REFUND') =>
    refundOfDesk(house.services, els, {
      receiptId: (await lastReceipt(caseId)).id,
      lineCents: [cents],
      reference: 'R-1',
      cause,
      reason: 'verkeerd toestel',
      approval: null,
    });
  const pay = async (caseId: string) => {
    const { id, version } = await now(caseId);
    return payCases(house.services, els, 'OFFICER', {
      cases: [{ caseId: id, version }],
      shownCents: 2130,
      means: { method: 'BANCONTACT', reference: 'T-2', cardCents: null, givenCents: null },
      waiverReason: '',
      attemptId: null,
      approval: null,
    });
  };
  const owed = async (caseId: string) => {
    const { owedCents } = granted(await caseDetail(house.services, caseId));
    const listed = await owedCases(house.database.read, '');
    const stops = await refuseWhileUnpaid(house.database.read, await now(caseId));
    return [owedCents, listed.find((one) => one.caseId === caseId)?.moment ?? null, stops.ok];
  };

  test('given back whole by mistake it is owed again, listed, paid like any other fee, and lets the card go', async () => {
    const { id } = await paidAtApplication('VERGIST');
    expect(await owed(id)).toEqual([0, null, true]);
    expect(codeOf(await pay(id))).toBe('nothingOwed');
    granted(await back(id, 2000, 'MISTAKE'));
    expect(await owed(id)).toEqual([0, null, true]);
    granted(await back(id, 130, 'MISTAKE'));
    expect(await owed(id)).toEqual([2130, 'AGAIN', false]);
    expect(await owedCases(house.database.read, 'vergi')).toMatchObject([{ caseId: id, cents: 2130 }]);
    expect(await owedCases(house.database.read, 'iemand anders')).toEqual([]);
    const { state } = await now(id);
    expect(granted(await pay(id))).toMatchObject({ paidCents: 2130 });
    expect((await now(id)).state).toBe(state);
    expect(await owed(id)).toEqual([0, null, true]);
    expect(codeOf(await pay(id))).toBe('nothingOwed');
    expect((await lastReceipt(id)).lines).toMatchObject([{ basis: 'RULE', cents: 2130 }]);
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test('given back to the applicant for good it is owed no more, nor where a part of it was, nor by a case that ended', async () => {
    const { id } = await paidAtApplication('INGETROKKEN');
    granted(await back(id, 2130, 'REFUND'));
    expect(await owed(id)).toEqual([0, null, true]);
    expect(codeOf(await pay(id))).toBe('nothingOwed');
    const other = await paidAtApplication('DEELS');
    granted(await back(other.id, 500, 'REFUND'));
    granted(await back(other.id, 1630, 'MISTAKE'));
    expect(await owed(other.id)).toEqual([0, null, true]);
    const ended = await paidAtApplication('GESTOPT');
    granted(await back(ended.id, 2130, 'MISTAKE'));
    await house.behindItsBack(`update cases set state = 'CANCELLED' where id = '${ended.id}'`);
    expect(await owed(ended.id)).toEqual([0, null, true]);
    await house.behindItsBack(`update cases set state = 'DONE' where id = '${ended.id}'`);
    expect((await owed(ended.id))[1]).toBe('AGAIN');
  });
});
