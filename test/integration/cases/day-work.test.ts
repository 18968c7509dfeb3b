/** What tells staff what to do today: work lists, the parcel, letters. Real SQLite and PostgreSQL. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lettersFor } from '../../../electron/cases/documents/letters.ts';
import {
  finishApplication,
  inviteHolders,
  loadCase,
  matchArrival,
  recordStep,
  saveDraft,
  startDraft,
  startNext,
  workList,
  workListCounts,
} from '../../../electron/cases/index.ts';
import { nextApplication } from '../../../electron/cases/start-next.ts';
import {
  type ApplicationDraft,
  type CaseStep,
  OTHER_LISTS,
  type WorkListName,
} from '../../../electron/ipc/contract.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, calmRules, codeOf, els, granted, openHouse } from './counter-house.ts';

describe.each(DATABASES)('a day of work on %s', (kind) => {
  let house: CounterHouse;
  let cards = 0;
  beforeEach(async () => {
    house = await openHouse('2026-11-09T13:42:00Z', undefined, kind);
    house.rules = { ...calmRules };
  });
  afterEach(() => house.close());

  const begin = async (change: Partial<ApplicationDraft> = {}): Promise<string> => {
    const draft = granted(await startDraft(house.services, els, null));
    const filled = { ...application(), ...change };
    granted(await saveDraft(house.services, els, { draftId: draft.draftId, revision: draft.revision, draft: filled }));
    return draft.draftId;
  };
  const order = async (change: Partial<ApplicationDraft> = {}): Promise<string> => {
    const caseId = await begin(change);
    const stored = await read(caseId);
    granted(
      await finishApplication(house.services, els, { draftId: caseId, draft: stored.application, shownDueCents: 2130 }),
    );
    return caseId;
  };
  const read = async (caseId: string) => {
    const stored = await loadCase(house.database.read, caseId);
    if (stored === null) throw new Error('gone');
    return stored;
  };
  const step = async (caseId: string, value: CaseStep, waiver: Parameters<typeof recordStep>[3] = null) =>
    recordStep(house.services, { caseId, version: (await read(caseId)).version, officer: els }, value, waiver);
  const ready = async (change: Partial<ApplicationDraft> = {}): Promise<string> => {
    const caseId = await order(change);
    cards += 1;
    granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
    granted(
      await step(caseId, { step: 'cardArrived', cardNumber: `B${String(cards).padStart(9, '0')}`, location: 'C7' }),
    );
    granted(await step(caseId, { step: 'codesSent' }));
    return caseId;
  };
  const on = async (list: WorkListName) => {
    const rows = await workList(house.services, list, '');
    expect((await workListCounts(house.services))[list]).toBe(rows.length);
    return rows;
  };

  test('an application waits for the Immigration Office, is incomplete, comes back and is ordered', async () => {
    const caseId = await begin();
    granted(await step(caseId, { step: 'decisionPending', askedOn: '2026-11-09', answerBy: '2027-04-09' }));
    expect(await on('awaitingDvz')).toMatchObject([{ caseId, nextAction: 'awaitDecision' }]);
    const draft = (await read(caseId)).application;
    expect(codeOf(await finishApplication(house.services, els, { draftId: caseId, draft, shownDueCents: 2130 }))).toBe(
      'decisionAwaited',
    );
    granted(await step(caseId, { step: 'dvzAgreed', date: '2026-11-09', reference: 'DVZ-77' }));
    expect((await read(caseId)).application.dvz).toEqual({ agreement: 'yes', date: '2026-11-09', reference: 'DVZ-77' });
    granted(await step(caseId, { step: 'walkedIn' }));
    expect(
      codeOf(await step(caseId, { step: 'foundIncomplete', items: [' '].map((item) => item.trim()), note: '' })),
    ).toBe('fieldsWrong');
    granted(await step(caseId, { step: 'foundIncomplete', items: ['foto', 'bewijs van adres'], note: '' }));
    expect(await on('incomplete')).toMatchObject([{ caseId }]);
    expect(lettersFor(await read(caseId))).toContain('missingList');
    const { application: typed } = await read(caseId);
    granted(await finishApplication(house.services, els, { draftId: caseId, draft: typed, shownDueCents: 2130 }));
    expect(await read(caseId)).toMatchObject({ state: 'ORDERED', course: { missing: null } });
    expect(await on('incomplete')).toEqual([]);
  });

  test('a card not collected is reminded of on its day, lapses three months later, and is dead then', async () => {
    const caseId = await ready();
    expect(await on('remindersDue')).toEqual([]);
    const early = await step(caseId, { step: 'reminded' });
    expect(early).toMatchObject({ error: { code: 'guard.reminderDue', params: { waivable: 'reminderDue' } } });
    house.now = '2026-12-09T10:00:00Z';
    expect(await on('remindersDue')).toMatchObject([{ caseId, nextAction: 'remind', due: '2026-11-09' }]);
    granted(await step(caseId, { step: 'reminded' }));
    expect(await on('remindersDue')).toEqual([]);
    expect(lettersFor(await read(caseId))).toContain('reminder');
    house.now = '2027-03-08T10:00:00Z';
    expect(await on('lapsing')).toEqual([]);
    expect(codeOf(await step(caseId, { step: 'lapsed' }, { guard: 'lapseDue', reason: 'haast' }))).toBe('notWaivable');
    expect(codeOf(await step(caseId, { step: 'lapsed' }))).toBe('guard.lapseDue');
    house.now = '2027-03-09T10:00:00Z';
    expect(await on('lapsing')).toMatchObject([{ caseId, nextAction: 'lapse' }]);
    granted(await step(caseId, { step: 'lapsed' }));
    expect((await read(caseId)).state).toBe('LAPSED');
    const dead = await house.database.read.selectFrom('withdrawn_cards').selectAll().execute();
    expect(dead).toMatchObject([{ cause: 'LAPSED', case_id: caseId }]);
  });

  test('a condition set aside names who and why in the history', async () => {
    const caseId = await ready();
    granted(await step(caseId, { step: 'reminded' }, { guard: 'reminderDue', reason: 'aanvrager vertrekt op reis' }));
    const entries = await house.database.read
      .selectFrom('audit_entries')
      .select(['action', 'actor_name', 'details'])
      .where('action', '=', 'conditionWaived')
      .execute();
    expect(entries).toMatchObject([{ actor_name: els.name }]);
    expect(entries[0]?.details).toContain('aanvrager vertrekt op reis');
    expect((await read(caseId)).course.waivers).toMatchObject([{ guard: 'reminderDue', by: els.name }]);
  });

  test('a step is taken back by a new entry, once, with its reason', async () => {
    const caseId = await order();
    granted(await step(caseId, { step: 'acceptedByRegister', reference: 'R-1' }));
    expect(codeOf(await step(caseId, { step: 'undone', reason: '' }))).toBe('fieldsWrong');
    granted(await step(caseId, { step: 'undone', reason: 'verkeerd dossier' }));
    expect(await read(caseId)).toMatchObject({ state: 'ORDERED', order: { accepted: null } });
    expect(codeOf(await step(caseId, { step: 'undone', reason: 'nog eens' }))).toBe('nothingToUndo');
    const actions = await house.database.read
      .selectFrom('audit_entries')
      .select('action')
      .where('case_id', '=', caseId)
      .orderBy('sequence')
      .execute();
    expect(actions.map(({ action }) => action).slice(-2)).toEqual(['acceptedByRegister', 'stepUndone']);
  });

  test('interim papers that run out, and cards to be active later, each have their list', async () => {
    const caseId = await begin();
    const paper = { step: 'interimGiven', paper: 'ANNEX_8TER', number: '', issuedOn: '2026-11-09' } as const;
    granted(await step(caseId, { ...paper, validUntil: '2026-12-24' }));
    expect(await on('annexesEnding')).toEqual([]);
    house.now = '2026-12-10T10:00:00Z';
    expect(await on('annexesEnding')).toMatchObject([{ caseId, nextAction: 'renewPaper', due: '2026-12-24' }]);
    house.rules = { ...calmRules, activationNotBefore: '2027-01-15' };
    const child = await ready();
    expect(await on('activationFrom')).toMatchObject([{ caseId: child, due: '2027-01-15' }]);
  });

  test('an attest made at the counter runs out on its list until it is extended, ended, or its card is begun', async () => {
    const caseId = await order({ product: 'AI', reason: 'FIRST' });
    expect(await read(caseId)).toMatchObject({ state: 'DONE' });
    const given = { step: 'attestGiven', number: 'AI 77', issuedOn: '2026-11-09', validUntil: '2027-03-09' } as const;
    const refused = async (value: CaseStep) => {
      const answer = await step(caseId, value);
      return answer.ok ? null : answer.error.fields?.map(({ path, messageKey }) => [path, messageKey]);
    };
    expect(await refused({ ...given, number: '' })).toEqual([['step.number', 'errors.attestNumberRequired']]);
    expect(await refused({ ...given, issuedOn: '2026-11-10' })).toEqual([['step.issuedOn', 'errors.dateInFuture']]);
    expect(await refused({ ...given, validUntil: '2026-11-08' })).toEqual([
      ['step.validUntil', 'errors.beforeItBegan'],
    ]);
    expect(await refused({ ...given, validUntil: '2027-11-09' })).toEqual([
      ['step.validUntil', 'errors.attestTooLong'],
    ]);
    granted(await step(caseId, given));
    expect(await on('annexesEnding')).toEqual([]);
    house.now = '2027-02-23T10:00:00Z';
    expect(await on('annexesEnding')).toMatchObject([{ caseId, nextAction: 'extendAttest', due: '2027-03-09' }]);
    const longer = { step: 'attestExtended', number: '', issuedOn: '2027-02-23', validUntil: '2027-03-09' } as const;
    expect(await refused(longer)).toEqual([['step.validUntil', 'errors.attestNotLonger']]);
    granted(await step(caseId, { ...longer, validUntil: '2027-07-09' }));
    expect((await read(caseId)).course.interimPapers.at(-1)).toMatchObject({
      number: 'AI 77',
      validUntil: '2027-07-09',
    });
    expect(await on('annexesEnding')).toEqual([]);
    granted(await step(caseId, { step: 'undone', reason: 'nog niet verlengd' }));
    expect(await on('annexesEnding')).toMatchObject([{ caseId, due: '2027-03-09' }]);
    granted(await step(caseId, { step: 'attestEnded', reason: 'procedure gestopt' }));
    expect(await on('annexesEnding')).toEqual([]);
    granted(await step(caseId, { step: 'undone', reason: 'toch niet gestopt' }));
    // Half a year after its end nobody comes for it any more.
    house.now = '2027-09-08T10:00:00Z';
    expect(await on('annexesEnding')).toMatchObject([{ caseId }]);
    house.now = '2027-09-09T10:00:00Z';
    expect(await on('annexesEnding')).toEqual([]);
    house.now = '2027-02-23T10:00:00Z';
    const card = granted(await startNext(house.services, els, { caseId, purpose: 'CARD' }));
    expect((await read(card.caseId)).application).toMatchObject({ product: 'EVK', reason: 'FIRST' });
    // The paper goes along: it runs out in the case of the card, and only there.
    expect(await on('annexesEnding')).toMatchObject([{ caseId: card.caseId, nextAction: 'renewPaper' }]);
  });

  test('an attest goes along to the card of the same person wherever that is begun, once', async () => {
    const attestOf = async (person: Partial<ApplicationDraft['person']> = {}) => {
      const caseId = await order({ product: 'AI', reason: 'FIRST', person: { ...application().person, ...person } });
      granted(
        await step(caseId, { step: 'attestGiven', number: 'AI 78', issuedOn: '2026-11-09', validUntil: '2026-11-20' }),
      );
      return caseId;
    };
    const first = await attestOf();
    house.now = '2026-11-09T14:10:00Z';
    const card = await order({ reason: 'FIRST' });
    expect((await read(card)).course.interimPapers).toMatchObject([{ paper: 'AI', number: 'AI 78' }]);
    expect(await on('annexesEnding')).toMatchObject([{ caseId: card, nextAction: 'renewPaper', due: '2026-11-20' }]);
    const begun = granted(await startNext(house.services, els, { caseId: first, purpose: 'CARD' }));
    const draft = { ...application(), reason: 'FIRST' } as const;
    granted(await finishApplication(house.services, els, { draftId: begun.caseId, draft, shownDueCents: 2130 }));
    expect((await read(begun.caseId)).course.interimPapers).toHaveLength(1);
    // Not to a renewal, not of somebody else, not when it was ended.
    expect((await read(await order({ reason: 'RENEWAL' }))).course.interimPapers).toEqual([]);
    const other = { nationalNumber: '85073003328' };
    const others = { reason: 'FIRST', person: { ...application().person, ...other } } as const;
    expect((await read(await order(others))).course.interimPapers).toEqual([]);
    granted(await step(await attestOf(other), { step: 'attestEnded', reason: 'procedure gestopt' }));
    expect((await read(await order(others))).course.interimPapers).toEqual([]);
  });

  test('annex 15 is not for somebody who came too late, unless with an excuse that is written down', async () => {
    house.rules = { ...calmRules, window: { ...calmRules.window, state: 'after' } };
    const caseId = await begin();
    const paper = {
      step: 'interimGiven',
      paper: 'ANNEX_15',
      number: '',
      issuedOn: '2026-11-09',
      validUntil: '2026-12-24',
    } as const;
    expect(codeOf(await step(caseId, paper))).toBe('guard.interimInTime');
    granted(await step(caseId, paper, { guard: 'interimInTime', reason: 'lag in het ziekenhuis, attest gezien' }));
    expect((await read(caseId)).course.interimPapers).toMatchObject([{ paper: 'ANNEX_15', inTime: false }]);
  });

  test('a child that turns 12 is listed until its next application has begun', async () => {
    const child = { ...application().person, birthDate: '2015-01-20', nationalNumber: '15.01.20-998.12' };
    const caseId = await order({ product: 'EVK_CHILD', person: child });
    await house.behindItsBack(`update cases set state = 'DONE' where id = '${caseId}'`);
    expect(await on('turning12')).toMatchObject([{ caseId, nextAction: 'adultCard', due: '2027-01-20' }]);
    house.now = '2026-11-09T13:43:00Z';
    const next = granted(await startNext(house.services, els, { caseId, purpose: 'ADULT_CARD' }));
    expect((await read(next.caseId)).application).toMatchObject({
      product: 'EVK',
      person: { birthDate: '2015-01-20' },
    });
    expect(await on('turning12')).toEqual([]);
  });

  test('who turns 18 is listed for the signature certificate, unless the application came after the birthday', async () => {
    const person = (birthDate: string, nationalNumber: string) => ({
      ...application().person,
      birthDate,
      nationalNumber,
    });
    const minor = await order({ person: person('2008-11-30', '08.11.30-998.12') });
    const adult = await order({ person: person('2008-10-01', '08.10.01-998.12') });
    await house.behindItsBack(`update cases set state = 'DONE' where id in ('${minor}', '${adult}')`);
    expect(await on('turning18')).toMatchObject([{ caseId: minor, nextAction: 'activateSignature' }]);
  });

  test('the next application knows the card that was given out', async () => {
    const before = await read(await ready());
    expect(nextApplication(before, 'RENEWAL', '2026-11-09')).toMatchObject({
      product: 'EVK',
      reason: 'RENEWAL',
      held: { kind: 'CARD', letter: 'EU', cardNumber: before.order.arrived?.cardNumber },
      payment: { method: '' },
    });
  });

  test('a travel document and printed codes need no chip, and no card page', async () => {
    const caseId = await order({ product: 'TRAVEL', letter: null });
    granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
    expect(codeOf(await step(caseId, { step: 'codesSent' }))).toBe('guard.withChip');
    expect(codeOf(await step(caseId, { step: 'documentArrived', number: '??', location: 'C7' }))).toBe('fieldsWrong');
    granted(await step(caseId, { step: 'documentArrived', number: 'ed 123456', location: 'C7' }));
    expect(await on('ready')).toMatchObject([{ caseId, nextAction: 'handOverDocument' }]);
    granted(await step(caseId, { step: 'documentHandedOver' }));
    expect((await read(caseId)).state).toBe('DONE');
  });

  test('a case ends with its cause, or goes to another municipality; a card that was here is dead', async () => {
    const gone = await ready();
    granted(await step(gone, { step: 'cancelled', cause: 'DEATH', reason: 'overlijdensakte gezien' }));
    expect((await read(gone)).course.end).toMatchObject({ cause: 'DEATH' });
    expect(await house.database.read.selectFrom('withdrawn_cards').select('cause').execute()).toEqual([
      { cause: 'CANCELLED' },
    ]);
    const moved = await order();
    expect(codeOf(await step(moved, { step: 'transferred', municipality: '', reason: '' }))).toBe('fieldsWrong');
    granted(await step(moved, { step: 'transferred', municipality: 'Gent', reason: '' }));
    expect((await read(moved)).course.end).toMatchObject({ cause: 'MOVED', municipality: 'Gent' });
  });

  test('a card of the parcel finds its case by the number of the register, by what the officer adds, or is left over', async () => {
    const first = await order();
    granted(await step(first, { step: 'acceptedByRegister', reference: 'B 000 5555 01' }));
    const match = (cardNumber: string, hint = '') => matchArrival(house.services, { cardNumber, hint });
    expect(granted(await match('B000555501'))).toMatchObject({ cardNumber: 'B000555501', cases: [{ caseId: first }] });
    expect(granted(await match('B000555502')).cases).toEqual([]);
    const { caseNumber } = await read(first);
    expect(granted(await match('B000555502', caseNumber)).cases).toMatchObject([{ caseId: first }]);
    expect(granted(await match('B000555502', 'specimen joao')).cases).toMatchObject([{ caseId: first }]);
    expect(codeOf(await match('niets'))).toBe('fieldsWrong');
    // The old card of the same person, scanned by mistake, is not the new one.
    const { cardNumber } = (await read(first)).application.held;
    expect(granted(await match(cardNumber)).cases).toMatchObject([{ caseId: first }]);
    const old = await step(first, { step: 'cardArrived', cardNumber, location: 'C7' });
    expect(old.ok ? null : old.error.fields).toEqual([
      { path: 'step.cardNumber', messageKey: 'errors.cardNumberHeld' },
    ]);
    granted(await step(first, { step: 'cardArrived', cardNumber: 'B000555501', location: 'C7' }));
    expect(codeOf(await match('B000555501'))).toBe('cardNumberTaken');
  });

  test('every list counts as many as it shows, with one next action per row', async () => {
    await begin();
    await order();
    await ready();
    for (const list of OTHER_LISTS) {
      for (const row of await on(list)) expect(row.nextAction).not.toBe('');
    }
  });

  describe('inviting the holders of a list', () => {
    const over = async (change: Partial<ApplicationDraft> = {}): Promise<string> => {
      const caseId = await begin({ ...change, product: 'AI', reason: 'FIRST' });
      const { application: draft } = await read(caseId);
      granted(await finishApplication(house.services, els, { draftId: caseId, draft, shownDueCents: 2130 }));
      return caseId;
    };
    const numbered = (nationalNumber: string): Partial<ApplicationDraft> => {
      const usual = application();
      return { ...usual, person: { ...usual.person, nationalNumber } };
    };

    test('gives each the invited case of the next card, once, however often it is asked', async () => {
      const one = await over(numbered('84.07.02-997.77'));
      const other = await over(numbered('90.01.01-001.01'));
      house.now = '2026-11-09T13:50:00Z';
      const first = granted(await inviteHolders(house.services, els, { caseIds: [one, other, one] }));
      expect(first).toMatchObject({ leftOut: [] });
      expect(first.invited).toHaveLength(2);
      for (const caseId of first.invited) expect((await read(caseId)).state).toBe('INVITED');
      const again = granted(await inviteHolders(house.services, els, { caseIds: [one, other] }));
      expect(again).toEqual(first);
    });

    test('leaves out who cannot be invited, with the reason, and invites the others', async () => {
      const nobody = await over(numbered(''));
      const begun = await over(numbered('84.07.02-997.77'));
      house.now = '2026-11-09T13:50:00Z';
      granted(await startNext(house.services, els, { caseId: begun, purpose: 'RENEWAL' }));
      const open = await begin();
      const fine = await over(numbered('90.01.01-001.01'));
      const asked = { caseIds: [nobody, begun, open, fine] };
      const done = granted(await inviteHolders(house.services, els, asked));
      expect(done.invited).toHaveLength(1);
      expect(done.leftOut).toEqual([
        { caseId: nobody, code: 'noNationalNumber' },
        { caseId: begun, code: 'nextBegun' },
        { caseId: open, code: 'notOver' },
      ]);
    });
  });
});
