/** Money of cases: several in one payment, waived, at collection, and what waits for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOfCase } from '../../../electron/audit/index.ts';
import { receiptPaper } from '../../../electron/cases/documents/receipt-paper.ts';
import {
  compareFingerprints,
  confirmFederal,
  confirmNewCard,
  finishApplication,
  handOver,
  loadCase,
  owedCases,
  payCases,
  recordEvidence,
  recordPin,
  recordStep,
  type StoredCase,
  seeLetter,
  startDraft,
  takeIn,
} from '../../../electron/cases/index.ts';
import { refuseWhileUnpaid } from '../../../electron/cases/owed.ts';
import { ACTIVATION_STEP_CODES, type ApplicationDraft, type Result } from '../../../electron/ipc/contract.ts';
import {
  balances,
  receiptsLike,
  receiptsOfCase,
  refundOfDesk,
  verifyLedger,
} from '../../../electron/payments/index.ts';
import { addMember } from '../../../electron/staff/members.ts';
import { hashPassword } from '../../../electron/staff/password.ts';
import {
  application,
  type CounterHouse,
  calmProfile,
  calmRules,
  codeOf,
  els,
  granted,
  openHouse,
} from './counter-house.ts';

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

  test('by who may waive needs nobody else', async () => {
    const { id, version } = await finished(together('ALLEEN'));
    const input = { cases: [{ caseId: id, version }], shownCents: 0, means: null, waiverReason: 'besluit' };
    const alone = { ...input, attemptId: null, approval: null };
    expect(granted(await payCases(house.services, els, 'SUPERVISOR', alone)).paidCents).toBe(0);
    // What is waived is not owed any more.
    const waived = await loadCase(house.database.read, id);
    expect(waived?.decision?.laterCents).toBe(2130);
    if (waived !== null) granted(await refuseWhileUnpaid(house.database.read, waived));
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
  const back = (receiptId: string, cents: number) =>
    refundOfDesk(house.services, els, {
      receiptId,
      lineCents: [cents],
      reference: '',
      cause: 'MISTAKE',
      reason: 'fout',
      approval: null,
    });
  const first = granted(await pay([stored], 2130));
  expect(granted(await refuseWhileUnpaid(house.database.read, stored))).toBeNull();
  expect(await receiptsLike(house.database.read, stored.application.person.surname.slice(0, 4))).toMatchObject([
    { id: first.receiptId },
  ]);
  // Given back whole it is owed again, and can be paid again; given back in part it was put right.
  granted(await back(first.receiptId, 2130));
  expect(codeOf(await refuseWhileUnpaid(house.database.read, stored))).toBe('paymentStillDue');
  expect(await owedCases(house.database.read, stored.caseNumber)).toMatchObject([{ cents: 2130 }]);
  const paid = await loadCase(house.database.read, stored.id);
  const second = granted(await pay(paid === null ? [] : [paid], 2130));
  granted(await back(second.receiptId, 500));
  expect(granted(await refuseWhileUnpaid(house.database.read, stored))).toBeNull();
  expect(await owedCases(house.database.read, stored.caseNumber)).toEqual([]);
});

test('through the whole collection: the card is not activated before the money came, and the receipt lets it go', async () => {
  house.rules = {
    ...calmRules,
    payment: { ...calmRules.payment, moment: 'AT_COLLECTION', dueCents: 0, cashDueCents: 0 },
  };
  const { id } = await finished(application(), 0);
  const { services } = house;
  const then = async (
    work: (command: { caseId: string; version: number; officer: typeof els }) => Promise<Result<StoredCase>>,
  ) => work({ caseId: id, version: (await loadCase(house.database.read, id))?.version ?? 0, officer: els });
  const cardNumber = 'B500000001';
  granted(await then((one) => recordStep(services, one, { step: 'acceptedByRegister', reference: 'R-1' })));
  granted(await then((one) => recordStep(services, one, { step: 'cardArrived', cardNumber, location: 'C7' })));
  granted(await then((one) => recordStep(services, one, { step: 'codesSent' })));
  const judged = { verdict: 'rightCard', cardNumber: 'B000765432' } as const;
  granted(await then((one) => takeIn(services, one, { kind: 'CARD', judged, damaged: false }, [])));
  granted(await then((one) => seeLetter(services, one, { applicant: true, representative: '', letterNumber: '' })));
  granted(await then((one) => confirmNewCard(services, one, { verdict: 'rightCard', cardNumber, chipSerial: '01' })));
  granted(await then((one) => compareFingerprints(services, one, 'MATCH', '')));
  const activate = (step: (typeof ACTIVATION_STEP_CODES)[number]) =>
    then((one) => confirmFederal(services, one, { step, choice: step === 'CERTIFICATES' ? 'BOTH' : null }));
  expect(codeOf(await activate(ACTIVATION_STEP_CODES[0]))).toBe('paymentStillDue');
  const stored = await loadCase(house.database.read, id);
  granted(await pay(stored === null ? [] : [stored], 2130));
  for (const step of ACTIVATION_STEP_CODES) granted(await activate(step));
  granted(await then((one) => recordPin(services, one, { outcome: 'verified', triesLeft: 3, keyProven: true })));
  granted(
    await then((one) =>
      recordEvidence(services, one, [
        { kind: 'appletReadable', outcome: 'proven', detailKey: 'evidence.appletReadable.read' },
      ]),
    ),
  );
  expect(granted(await then((one) => handOver(services, one))).state).toBe('ACTIVE');
  expect(await verifyLedger(house.database.read)).toEqual([]);
});

test('a surcharge has a line of its own on the receipt and in the ledger, and goes to the municipality', async () => {
  const label = { nl: 'Retributie A-kaart' };
  const surcharges = [{ rule: 'RETRIBUTION-A', label, cents: 5000 }];
  house.rules = {
    ...calmRules,
    fee: { state: 'amount', cents: 7130, rule: 'card-normal', surcharges },
    payment: { ...calmRules.payment, dueCents: 7130, cashDueCents: 7130 },
  };
  house.fees = [{ code: 'card-normal', federalCents: 1830, municipalCents: 300 }];
  const stored = await finished(application(), 7130);
  const [receipt] = await receiptsOfCase(house.database.read, stored.id);
  expect(receipt?.lines.map((one) => [one.feeKind, one.cents, one.federalCents, one.municipalCents])).toEqual([
    ['EVK.NORMAL', 2130, 1830, 300],
    ['SURCHARGE.RETRIBUTION-A', 5000, 0, 5000],
  ]);
  expect(await balances(house.database.read)).toMatchObject({ feeFederal: -1830, feeMunicipal: -5300, feeIncome: 0 });
  if (receipt === undefined) throw new Error('no receipt');
  const profile = { ...calmProfile(), procedureNames: [] };
  const paper = receiptPaper({ receipt, cases: [stored], profile });
  expect(paper.items.map(({ note, cents }) => [note, cents])).toEqual([
    [null, 2130],
    [null, 5000],
  ]);
  expect(paper.sections[0]?.lines.map(({ labelKey }) => labelKey)).toContain('print.label.procedure');
  const back = (lineCents: number[]) =>
    refundOfDesk(house.services, els, {
      receiptId: receipt.id,
      lineCents,
      reference: 'R-1',
      cause: 'MISTAKE',
      reason: 'fout',
      approval: null,
    });
  // In part, the municipality's own share goes first: the State's was taken by then.
  granted(await back([200, 0]));
  expect(await balances(house.database.read)).toMatchObject({ feeFederal: -1830, feeMunicipal: -5100 });
  // Given back whole, nothing of it is left anywhere.
  granted(await back([1930, 2000]));
  expect(await balances(house.database.read)).toMatchObject({ feeFederal: 0, feeMunicipal: -3000 });
  expect(await verifyLedger(house.database.read)).toEqual([]);
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
  house.till = { ...house.till, refundRule: 'ALWAYS' };
  granted(await back(100));
  await house.behindItsBack(`update cases set state = 'ORDERED' where id = '${stored.id}'`);
  house.till = { ...house.till, refundRule: 'NEVER' };
  expect(codeOf(await back(100))).toBe('secondPersonNeeded');
  house.till = { ...house.till, reversalApprovalAboveCents: 50 };
  expect(codeOf(await back(100, 'MISTAKE'))).toBe('secondPersonNeeded');
});
