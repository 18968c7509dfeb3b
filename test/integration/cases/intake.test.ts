import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOfCase, verifyChain } from '../../../electron/audit/index.ts';
import {
  caseDetail,
  discardDraft,
  finishApplication,
  isWithdrawn,
  loadCase,
  loadDraft,
  openCase,
  openDrafts,
  recordStep,
  saveDraft,
  startDraft,
  workList,
} from '../../../electron/cases/index.ts';
import { balances, tillToday, verifyLedger } from '../../../electron/payments/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, calmRules, codeOf, els, granted, jan, openHouse } from './counter-house.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());

  const newDraft = async () => granted(await startDraft(house.services, els, null));
  const finish = async (draft = application(), shownDueCents: number | null = 2130) => {
    const { draftId } = await newDraft();
    return finishApplication(house.services, els, { draftId, draft, shownDueCents });
  };
  const countOf = async (table: 'receipts' | 'ledger_bookings' | 'audit_entries' | 'cases') =>
    (await house.database.read.selectFrom(table).selectAll().execute()).length;

  describe('drafts', () => {
    test('take a case number at once, without gaps, per year of Belgium', async () => {
      expect((await newDraft()).caseNumber).toBe('2026-00001');
      expect((await newDraft()).caseNumber).toBe('2026-00002');
      house.now = '2026-12-31T22:59:59Z';
      expect((await newDraft()).caseNumber).toBe('2026-00003');
      house.now = '2026-12-31T23:00:00Z';
      expect((await newDraft()).caseNumber).toBe('2027-00001');
    });

    test('keep what was typed, wrong or half as it is', async () => {
      const started = await newDraft();
      const draft = application('Van', '');
      draft.person.nationalNumber = 'abc';
      const saved = granted(
        await saveDraft(house.services, els, { draftId: started.draftId, revision: started.revision, draft }),
      );
      expect(granted(await loadDraft(house.services, els, started.draftId))).toMatchObject({
        revision: saved.revision,
        draft,
      });
      expect(await openDrafts(house.services)).toHaveLength(1);
    });

    test('never overwrite what somebody else saved', async () => {
      const { draftId, revision } = await newDraft();
      granted(await saveDraft(house.services, els, { draftId, revision, draft: application('EERST') }));
      const second = await saveDraft(house.services, jan, { draftId, revision, draft: application('TWEEDE') });
      expect(codeOf(second)).toBe('changedMeanwhile');
      expect((await loadCase(house.database.read, draftId))?.application.person.surname).toBe('EERST');
    });

    test('dropped with a reason, the number stays with its case', async () => {
      const { draftId } = await newDraft();
      expect(codeOf(await discardDraft(house.services, els, { draftId, reason: '' }))).toBe('fieldsWrong');
      granted(await discardDraft(house.services, els, { draftId, reason: 'dubbel begonnen' }));
      expect(await openDrafts(house.services)).toEqual([]);
      expect((await loadCase(house.database.read, draftId))?.state).toBe('CANCELLED');
      expect(codeOf(await loadDraft(house.services, els, draftId))).toBe('draftNotFound');
      expect((await newDraft()).caseNumber).toBe('2026-00002');
    });
  });

  describe('finishing an application', () => {
    test('writes case, receipt, ledger and history together', async () => {
      const finished = granted(await finish());
      expect(finished).toMatchObject({
        caseNumber: '2026-00001',
        receiptNumber: '2026-L3-00001',
        paidCents: 2130,
        changeCents: 0,
        promised: { from: '2026-11-30', to: '2026-11-30' },
      });
      const detail = granted(await caseDetail(house.services, finished.caseId));
      expect(detail).toMatchObject({
        state: 'ORDERED',
        nextAction: 'noteRegisterAnswer',
        profile: { id: 'voorbeeldegem', version: 4 },
        receipt: { number: '2026-L3-00001', cents: 2130, method: 'BANCONTACT' },
      });
      expect(detail.history.map((line) => line.action)).toEqual([
        'draftStarted',
        'applicationFinished',
        'paymentRecorded',
      ]);
      expect(await balances(house.database.read)).toMatchObject({ terminal: 2130, feeIncome: -2130, tillCash: 0 });
      expect(await verifyLedger(house.database.read)).toEqual([]);
      expect(await verifyChain(house.database.read)).toMatchObject({ whole: true, entries: 4 });
      expect(house.announced).toContain(finished.caseId);
    });

    test('refuses another amount than the officer told, and writes nothing', async () => {
      const refused = await finish(application(), 2080);
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'amountChanged', params: { shownCents: 2080, dueCents: 2130 } },
      });
      expect(await countOf('receipts')).toBe(0);
      expect(await countOf('audit_entries')).toBe(1);
    });

    test('refuses while something is open, naming the fields', async () => {
      house.rules = {
        ...calmRules,
        openPoints: [{ step: 'person', field: 'person.surname', messageKey: 'openPoints.surname', params: {} }],
      };
      const refused = await finish();
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'applicationIncomplete', fields: [{ path: 'person.surname' }] },
      });
    });

    test('takes cash with change and rounding, to the cent', async () => {
      house.rules = {
        ...calmRules,
        fee: { state: 'amount', cents: 2344, rule: 'odd' },
        payment: { ...calmRules.payment, dueCents: 2344, cashDueCents: 2345 },
      };
      const draft = application();
      draft.payment = { ...draft.payment, method: 'CASH', givenCents: 2344 };
      expect(await finish(draft, 2344)).toMatchObject({
        ok: false,
        error: { fields: [{ path: 'payment.givenCents' }] },
      });
      draft.payment.givenCents = 5000;
      const finished = granted(await finish(draft, 2344));
      expect(finished).toMatchObject({ paidCents: 2345, changeCents: 2655, receiptNumber: '2026-L3-00001' });
      expect(await balances(house.database.read)).toMatchObject({ tillCash: 2345, feeIncome: -2344, rounding: -1 });
      expect(await verifyLedger(house.database.read)).toEqual([]);
    });

    test('asks for the reference of the terminal', async () => {
      const draft = application();
      draft.payment = { ...draft.payment, terminalReference: '' };
      expect(await finish(draft)).toMatchObject({
        ok: false,
        error: { fields: [{ path: 'payment.terminalReference' }] },
      });
    });

    test('gives a receipt of nothing for a free card, and says by which rule it was free', async () => {
      house.rules = {
        ...calmRules,
        fee: { state: 'free', cents: 0, rule: 'first-at-12' },
        payment: { ...calmRules.payment, dueCents: 0, cashDueCents: 0 },
      };
      const finished = granted(await finish(application(), 0));
      expect(finished).toMatchObject({ receiptNumber: '2026-L3-00001', paidCents: 0 });
      const receipt = await house.database.read.selectFrom('receipt_lines').selectAll().executeTakeFirstOrThrow();
      expect(receipt).toMatchObject({ basis: 'FREE', cents: 0, case_id: finished.caseId });
      expect(await verifyLedger(house.database.read)).toEqual([]);
      const [, entry] = await historyOfCase(house.database.read, finished.caseId);
      expect(entry?.params).toMatchObject({ fee: 'free', feeRule: 'first-at-12', cents: 0 });
    });

    test('keeps who set an amount that the profile leaves open, and why', async () => {
      house.rules = {
        ...calmRules,
        fee: { state: 'unknown', cents: null, rule: null },
        payment: { ...calmRules.payment, dueCents: 1850, cashDueCents: 1850 },
      };
      const draft = application();
      draft.payment.officerAmountCents = 1850;
      draft.payment.officerAmountReason = 'tarief van de dienst';
      const finished = granted(await finish(draft, 1850));
      const history = await historyOfCase(house.database.read, finished.caseId);
      expect(history.find((line) => line.action === 'amountByOfficer')).toMatchObject({
        who: els.name,
        reason: 'tarief van de dienst',
        params: { cents: 1850 },
      });
    });

    test('names who waived what, and why', async () => {
      const draft = application();
      draft.checklist = [{ code: 'INVITATION', state: 'WAIVED', reason: 'brief kwijt' }];
      const finished = granted(await finish(draft));
      const history = await historyOfCase(house.database.read, finished.caseId);
      expect(history.find((line) => line.action === 'itemWaived')).toMatchObject({
        params: { item: 'INVITATION' },
        reason: 'brief kwijt',
      });
    });

    test('cannot be done twice', async () => {
      const { draftId } = await newDraft();
      const input = { draftId, draft: application(), shownDueCents: 2130 };
      granted(await finishApplication(house.services, els, input));
      expect(codeOf(await finishApplication(house.services, els, input))).toBe('alreadyFinished');
      expect(await countOf('receipts')).toBe(1);
    });

    test('leaves no gap in the receipts when a command fails in the middle', async () => {
      granted(await finish());
      await withBrokenLedger(async () => {
        await expect(finish()).rejects.toThrow('broken for this test');
      });
      expect(await countOf('receipts')).toBe(1);
      const finished = granted(await finish());
      expect(finished.receiptNumber).toBe('2026-L3-00002');
      expect(await verifyLedger(house.database.read)).toEqual([]);
      expect(await verifyChain(house.database.read)).toMatchObject({ whole: true });
    });

    test('starts receipts anew with the year of Belgium', async () => {
      granted(await finish());
      house.now = '2026-12-31T23:00:00Z';
      expect(granted(await finish()).receiptNumber).toBe('2027-L3-00001');
      expect(granted(await tillToday(house.services, els)).receipts).toHaveLength(1);
    });

    test('withdraws a card that was lost or stolen', async () => {
      const draft = application();
      draft.held.kind = 'STOLEN';
      const { caseId } = granted(await finish(draft));
      const rows = await house.database.read.selectFrom('withdrawn_cards').selectAll().execute();
      expect(rows).toMatchObject([{ cause: 'STOLEN', case_id: caseId }]);
      expect(await isWithdrawn(house.database.read, 'B000765432')).toBe(true);
    });

    test('closes at once what the counter makes itself', async () => {
      const draft = application();
      draft.product = 'AI';
      const { caseId } = granted(await finish(draft));
      expect((await loadCase(house.database.read, caseId))?.state).toBe('DONE');
    });
  });

  describe('between application and collection', () => {
    const step = async (caseId: string, value: Parameters<typeof recordStep>[2]) => {
      const stored = await loadCase(house.database.read, caseId);
      return recordStep(house.services, { caseId, version: stored?.version ?? 0, officer: els }, value);
    };

    test('card first, codes later: ready', async () => {
      const { caseId } = granted(await finish());
      granted(await step(caseId, { step: 'acceptedByRegister', reference: 'R-1' }));
      granted(await step(caseId, { step: 'cardArrived', cardNumber: 'B 000 9876 54', location: 'C7' }));
      expect((await loadCase(house.database.read, caseId))?.state).toBe('CARD_AT_COUNTER');
      granted(await step(caseId, { step: 'codesSent' }));
      expect((await workList(house.services, 'ready', ''))[0]).toMatchObject({
        caseId,
        location: 'C7',
        newCardNumber: 'B000987654',
        nextAction: 'collect',
      });
    });

    test('codes first, card later: ready', async () => {
      const { caseId } = granted(await finish());
      granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
      granted(await step(caseId, { step: 'codesSent' }));
      expect((await loadCase(house.database.read, caseId))?.state).toBe('CODES_SENT');
      granted(await step(caseId, { step: 'cardArrived', cardNumber: 'B000987654', location: 'C7' }));
      expect((await loadCase(house.database.read, caseId))?.state).toBe('READY');
    });

    test('rejected with a reason, corrected, ordered again without a second fee', async () => {
      const { caseId } = granted(await finish());
      expect(codeOf(await step(caseId, { step: 'rejectedByRegister', reason: '' }))).toBe('fieldsWrong');
      granted(await step(caseId, { step: 'rejectedByRegister', reason: 'foto te donker' }));
      granted(await step(caseId, { step: 'orderCorrected', reason: 'nieuwe foto' }));
      expect((await loadCase(house.database.read, caseId))?.state).toBe('ORDERED');
      expect(await countOf('receipts')).toBe(1);
    });

    test('nothing is skipped: no arrival before acceptance, no codes twice', async () => {
      const { caseId } = granted(await finish());
      expect(codeOf(await step(caseId, { step: 'cardArrived', cardNumber: 'B000987654', location: 'C7' }))).toBe(
        'stepNotPossible',
      );
      granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
      granted(await step(caseId, { step: 'codesSent' }));
      expect(codeOf(await step(caseId, { step: 'codesSent' }))).toBe('stepNotPossible');
    });

    test('asks for a card number that is one, and for a place', async () => {
      const { caseId } = granted(await finish());
      granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
      const refused = await step(caseId, { step: 'cardArrived', cardNumber: 'xyz', location: '' });
      expect(refused).toMatchObject({ error: { fields: [{ path: 'step.cardNumber' }, { path: 'step.location' }] } });
    });

    test('one card belongs to one case', async () => {
      const first = granted(await finish());
      const second = granted(await finish());
      for (const { caseId } of [first, second]) {
        granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
      }
      const arrived = { step: 'cardArrived', cardNumber: 'B000987654', location: 'C7' } as const;
      granted(await step(first.caseId, arrived));
      expect(await step(second.caseId, arrived)).toMatchObject({
        error: { code: 'cardNumberTaken', params: { caseNumber: '2026-00001' } },
      });
    });

    test('cancelled with a reason, and over', async () => {
      const { caseId } = granted(await finish());
      granted(await step(caseId, { step: 'cancelled', cause: 'APPLICANT', reason: 'verhuisd' }));
      expect(codeOf(await step(caseId, { step: 'cancelled', cause: 'APPLICANT', reason: 'nog eens' }))).toBe(
        'stepNotPossible',
      );
    });

    test('the second of two officers sees who changed what', async () => {
      const { caseId } = granted(await finish());
      const seen = (await loadCase(house.database.read, caseId))?.version ?? 0;
      granted(
        await recordStep(
          house.services,
          { caseId, version: seen, officer: jan },
          { step: 'acceptedByRegister', reference: '' },
        ),
      );
      const late = await recordStep(
        house.services,
        { caseId, version: seen, officer: els },
        { step: 'rejectedByRegister', reason: 'x' },
      );
      expect(late).toMatchObject({
        error: {
          code: 'changedMeanwhile',
          params: { by: jan.name, action: 'acceptedByRegister', state: 'IN_PRODUCTION' },
        },
      });
      expect((await loadCase(house.database.read, caseId))?.state).toBe('IN_PRODUCTION');
    });
  });

  describe('looking at a case', () => {
    test('is recorded, once per officer and quarter of an hour, and kept out of the history', async () => {
      const { caseId } = granted(await finish());
      const views = async () =>
        (await house.database.read.selectFrom('audit_entries').selectAll().where('action', '=', 'caseViewed').execute())
          .length;
      granted(await openCase(house.services, els, caseId));
      granted(await openCase(house.services, els, caseId));
      expect(await views()).toBe(1);
      granted(await openCase(house.services, jan, caseId));
      expect(await views()).toBe(2);
      house.now = '2026-11-09T14:00:00Z';
      const detail = granted(await openCase(house.services, els, caseId));
      expect(await views()).toBe(3);
      expect(detail.history.some((line) => line.action === 'caseViewed')).toBe(false);
    });

    test('a key that is nobody is refused', async () => {
      expect(codeOf(await openCase(house.services, els, 'd6f8b0a0-0000-4000-8000-000000000000'))).toBe('caseNotFound');
    });
  });

  /** Makes the database refuse ledger lines while `work` runs: the command breaks after case and receipt were written. */
  async function withBrokenLedger(work: () => Promise<void>): Promise<void> {
    await house.behindItsBack(
      kind === 'sqlite'
        ? "create trigger break_it before insert on ledger_lines begin select raise(abort, 'broken for this test'); end"
        : `create function break_it() returns trigger language plpgsql as $$
             begin raise exception 'broken for this test'; end $$;
           create trigger break_it before insert on ledger_lines execute function break_it()`,
    );
    await work();
    await house.behindItsBack(kind === 'sqlite' ? 'drop trigger break_it' : 'drop trigger break_it on ledger_lines');
  }
});
