/** Money of cases: several in one payment, waived, at collection, and what waits for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOfCase } from '../../../electron/audit/index.ts';
import {
  finishApplication,
  loadCase,
  owedCases,
  payCases,
  type StoredCase,
  startDraft,
} from '../../../electron/cases/index.ts';
import { refuseWhileUnpaid } from '../../../electron/cases/owed.ts';
import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import { refundOfDesk, verifyLedger } from '../../../electron/payments/index.ts';
import { addMember } from '../../../electron/staff/members.ts';
import { hashPassword } from '../../../electron/staff/password.ts';
import { application, type CounterHouse, calmRules, codeOf, els, granted, openHouse } from './counter-house.ts';

const PASSWORD = 'een lange zin voor de chef';
let house: CounterHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const finished = async (draft: ApplicationDraft, shownDueCents: number | null = 2130): Promise<StoredCase> => {
  const { draftId } = granted(await startDraft(house.services, els, null));
  granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents }));
  const stored = await loadCase(house.database.read, draftId);
  if (stored === null) throw new Error('no case');
  return stored;
};
const together = (surname: string, product: ApplicationDraft['product'] = 'EVK'): ApplicationDraft => {
  const draft = application(surname);
  draft.product = product;
  draft.payment = { ...draft.payment, method: 'TOGETHER' };
  return draft;
};
const inCash = { method: 'CASH', reference: '', cardCents: null, givenCents: 10_000 } as const;
const pay = (
  cases: readonly StoredCase[],
  shownCents: number,
  more: Partial<Parameters<typeof payCases>[3]> = {},
  role: 'OFFICER' | 'SUPERVISOR' = 'OFFICER',
) =>
  payCases(house.services, els, role, {
    cases: cases.map(({ id, version }) => ({ caseId: id, version })),
    shownCents,
    means: inCash,
    waiverReason: '',
    attemptId: null,
    approval: null,
    ...more,
  });
const chief = () =>
  house.database.transaction(async (transaction) => ({
    ok: true as const,
    value: await addMember(transaction, {
      name: 'Chef VOORBEELD',
      role: 'SUPERVISOR',
      passwordHash: await hashPassword(PASSWORD, { logN: 10, r: 8, p: 1 }),
      at: '2026-11-09T08:00:00.000Z',
    }),
  }));

describe('a family at the desk', () => {
  test('pays once: one receipt with a line for each, and every case goes on', async () => {
    const first = await finished(together('EERST'));
    const second = await finished(together('TWEEDE', 'AI'));
    expect([first.state, second.state]).toEqual(['PAYMENT_DUE', 'PAYMENT_DUE']);
    expect(await owedCases(house.database.read, 'twee')).toMatchObject([{ caseId: second.id, moment: 'NOW' }]);
    expect(codeOf(await pay([first, second], 4000))).toBe('amountChanged');
    expect(codeOf(await pay([first, first], 4260))).toBe('nothingOwed');
    const paid = granted(await pay([first, second], 4260));
    expect(paid).toMatchObject({ number: '2026-L3-00001', paidCents: 4260, changeCents: 5740 });
    expect((await loadCase(house.database.read, first.id))?.state).toBe('ORDERED');
    expect((await loadCase(house.database.read, second.id))?.state).toBe('DONE');
    expect(await owedCases(house.database.read, '')).toEqual([]);
    const history = await historyOfCase(house.database.read, second.id);
    expect(history.some(({ action }) => action === 'paymentRecorded')).toBe(true);
    const again = await loadCase(house.database.read, first.id);
    expect(codeOf(await pay(again === null ? [] : [again], 2130))).toBe('nothingOwed');
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });
});

describe('a fee that is waived', () => {
  test('by an officer needs a second person with the own password', async () => {
    const stored = await finished(together('ARM'));
    const waiver = { means: null, waiverReason: 'besluit van het college' };
    expect(codeOf(await pay([stored], 0, waiver))).toBe('secondPersonNeeded');
    const second = await chief();
    const staffId = second.ok ? second.value.staffId : '';
    const wrong = { ...waiver, approval: { staffId, password: 'helemaal verkeerd' } };
    expect(codeOf(await pay([stored], 0, wrong))).toBe('wrongPassword');
    const paid = granted(await pay([stored], 0, { ...waiver, approval: { staffId, password: PASSWORD } }));
    expect(paid.paidCents).toBe(0);
    const history = await historyOfCase(house.database.read, stored.id);
    expect(history.find(({ action }) => action === 'feeWaived')).toMatchObject({ reason: waiver.waiverReason });
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test('at the application is refused to an officer, and takes a reason', async () => {
    const draft = application();
    draft.payment = { ...draft.payment, method: 'WAIVED', waiverReason: 'besluit' };
    const { draftId } = granted(await startDraft(house.services, els, null));
    const input = { draftId, draft, shownDueCents: 2130 };
    expect(codeOf(await finishApplication(house.services, els, input))).toBe('waiverNotAllowed');
    const without = { ...input, draft: { ...draft, payment: { ...draft.payment, waiverReason: '' } } };
    expect(codeOf(await finishApplication(house.services, els, without, 'SUPERVISOR'))).toBe('fieldsWrong');
    granted(await finishApplication(house.services, els, input, 'SUPERVISOR'));
  });
});

test('a card that is paid at its collection is not handed over before', async () => {
  house.rules = {
    ...calmRules,
    payment: { ...calmRules.payment, moment: 'AT_COLLECTION', dueCents: 0, cashDueCents: 0 },
  };
  const stored = await finished(application(), 0);
  expect(stored.state).toBe('ORDERED');
  expect(codeOf(await refuseWhileUnpaid(house.database.read, stored))).toBe('paymentStillDue');
  expect(await owedCases(house.database.read, stored.caseNumber)).toMatchObject([
    { cents: 2130, moment: 'COLLECTION' },
  ]);
  granted(await pay([stored], 2130));
  expect(granted(await refuseWhileUnpaid(house.database.read, stored))).toBeNull();
});

test('a refund follows the rule of the profile: by itself before the order went out, with a second person after', async () => {
  const stored = await finished(application());
  const receipt = await house.database.read.selectFrom('receipts').select('id').executeTakeFirstOrThrow();
  const back = (lineCents: number, cause: 'MISTAKE' | 'REFUND' = 'REFUND') =>
    refundOfDesk(house.services, els, {
      receiptId: receipt.id,
      lineCents: [lineCents],
      reference: 'R-1',
      cause,
      reason: 'ingetrokken',
      approval: null,
    });
  granted(await back(100));
  await house.behindItsBack(`update cases set state = 'IN_PRODUCTION' where id = '${stored.id}'`);
  expect(codeOf(await back(100))).toBe('secondPersonNeeded');
  granted(await back(100, 'MISTAKE'));
  house.till = { ...house.till, reversalApprovalAboveCents: 50 };
  expect(codeOf(await back(100, 'MISTAKE'))).toBe('secondPersonNeeded');
});
