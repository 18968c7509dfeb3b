import { describe, expect, it } from 'vitest';
import type { CallName, CallResult, StoredDraft, VerblijfsloketBridge } from '../../../../electron/ipc/contract.ts';
import { createIntakeStore, openPointsOf } from '../../../../renderer/intake/store/intake-store.ts';
import { heldTime, settled } from '../app/held-time.ts';
import { aCard, aDraft, anAssessment } from './a-draft.ts';

const DRAFT_ID = '018f0000-0000-7000-8000-000000000001';
const AT = '2026-11-09T13:42:00Z';
const stored = (change: Partial<StoredDraft> = {}): StoredDraft => ({
  draftId: DRAFT_ID,
  caseNumber: '2026-04127',
  startedAt: AT,
  savedAt: AT,
  revision: 1,
  draft: aDraft(),
  ...change,
});
const finished = {
  caseId: DRAFT_ID,
  caseNumber: '2026-04127',
  receiptNumber: '2026-L3-01893',
  fee: { state: 'amount', cents: 2500, rule: 'normal' },
  paidCents: 2500,
  changeCents: 0,
  promised: { from: '2026-11-30', to: '2026-11-30' },
} as const;

type Answers = { [Name in CallName]?: (input: never) => unknown };
const value = (answer: unknown) => ({ ok: true, value: answer });
const refusedWith = (code: string) => ({ ok: false, error: { code, messageKey: `errors.${code}` } });

const setUp = (answers: Answers = {}) => {
  const time = heldTime();
  const calls: { name: CallName; input: Record<string, unknown> }[] = [];
  let revision = 1;
  const usual: Record<string, (input: never) => unknown> = {
    'intake.start': () => value(stored()),
    'intake.load': () => value(stored({ revision: 9 })),
    'intake.save': () => {
      revision += 1;
      return value({ revision, savedAt: AT });
    },
    'intake.assess': () => value(anAssessment()),
    'intake.finish': () => value(finished),
    'intake.discard': () => value({ discarded: true }),
    'print.make': (input: { kind: string }) => value({ documentId: DRAFT_ID, fileName: `${input.kind}.pdf` }),
    'print.open': () => value({ opened: true }),
  };
  const call = (async (name: CallName, input: Record<string, unknown>) => {
    calls.push({ name, input });
    return (answers[name] ?? usual[name])?.(input as never) as CallResult<CallName>;
  }) as VerblijfsloketBridge['call'];
  const store = createIntakeStore({ call, schedule: time.schedule });
  const named = (name: CallName) => calls.filter((entry) => entry.name === name).map((entry) => entry.input);
  return { time, calls, named, store };
};

describe('the store of the application page', () => {
  it('starts, assesses, saves what is typed and says when', async () => {
    const { store, time, named } = setUp();
    expect(await store.start(null)).toBe(DRAFT_ID);
    await settled();
    store.edit((draft) => ({ ...draft, notes: 'belt terug' }));
    expect(store.getState().saving.kind).toBe('pending');
    await time.pass(400);
    expect(named('intake.save')).toEqual([{ draftId: DRAFT_ID, revision: 1, draft: aDraft({ notes: 'belt terug' }) }]);
    expect(store.getState().saving).toEqual({ kind: 'saved', at: AT });
    expect(store.getState().assessing.kind).toBe('current');
  });

  it('saves at once when a field is left', async () => {
    const { store, named } = setUp();
    await store.start(null);
    store.edit((draft) => ({ ...draft, notes: 'x' }));
    store.leave('notes', false);
    await settled();
    expect(named('intake.save')).toHaveLength(1);
    expect(store.getState().left.has('notes')).toBe(true);
  });

  it('does not put a draft aside that could not be saved', async () => {
    const { store } = setUp({ 'intake.save': () => refusedWith('storageFull') });
    await store.start(null);
    store.edit((draft) => ({ ...draft, notes: 'x' }));
    expect(await store.putAside()).toBe(false);
    expect(store.getState().draft?.notes).toBe('x');
    expect(store.getState().refused?.code).toBe('storageFull');
    await store.open('018f0000-0000-7000-8000-000000000002');
    expect(store.getState().draft?.notes).toBe('x');
  });

  it('keeps what is typed when the page comes back to the same draft', async () => {
    const { store, named } = setUp();
    await store.start(null);
    store.edit((draft) => ({ ...draft, notes: 'x' }));
    await store.open(DRAFT_ID);
    expect(store.getState().draft?.notes).toBe('x');
    expect(named('intake.load')).toEqual([]);
  });

  it('takes a card over only where asked, and marks it', async () => {
    const { store } = setUp();
    await store.start(null);
    store.takeFromCard(aCard(), ['address']);
    expect(store.getState().draft?.person).toMatchObject({ street: 'Stationsplein 4 bus 2', surname: 'VOORBEELD' });
    expect(store.getState().draft?.person.sources.street).toBe('card');
  });

  it('shows what is open instead of finishing, and counts every attempt', async () => {
    const open = { step: 'payment', field: 'payment.method', messageKey: 'intake.open.method', params: {} } as const;
    const { store, named } = setUp({ 'intake.assess': () => value(anAssessment({ openPoints: [open] })) });
    await store.start(null);
    await store.finish();
    await store.finish();
    expect(named('intake.finish')).toEqual([]);
    expect(store.getState()).toMatchObject({ phase: 'editing', attempted: true, attempts: 2 });
    expect(openPointsOf(store.getState())).toEqual([open]);
  });

  it('does not finish while a typed text was not understood', async () => {
    const { store, named } = setUp();
    await store.start(null);
    store.keepText('person.birthDate', { step: 'person', text: '31/02', messageKey: 'fields.noSuchDate' });
    await store.finish();
    expect(named('intake.finish')).toEqual([]);
    store.keepText('person.birthDate', null);
    await store.finish();
    expect(named('intake.finish')).toHaveLength(1);
  });

  it('saves, finishes with the amount that was seen, and prints the proof and the receipt', async () => {
    const { store, calls, named } = setUp();
    await store.start(null);
    await settled();
    store.edit((draft) => ({ ...draft, notes: 'last word' }));
    await store.finish();
    expect(named('intake.finish')).toEqual([
      { draftId: DRAFT_ID, draft: aDraft({ notes: 'last word' }), shownDueCents: 2500, waiver: null },
    ]);
    expect(calls.map((entry) => entry.name).filter((name) => !name.includes('assess'))).toEqual([
      'intake.start',
      'intake.save',
      'intake.finish',
      'print.make',
      'print.open',
      'print.make',
      'print.open',
    ]);
    expect(store.getState()).toMatchObject({
      phase: 'finished',
      finished: { caseNumber: '2026-04127', applicant: 'Amina VOORBEELD' },
      prints: { applicationProof: { kind: 'printed' }, receipt: { kind: 'printed' } },
    });
  });

  it('does not finish for an amount that the officer has not seen', async () => {
    let dueCents = 2500;
    const { store, named } = setUp({
      'intake.assess': () => value(anAssessment({ payment: { ...anAssessment().payment, dueCents } })),
    });
    await store.start(null);
    await settled();
    dueCents = 2600;
    await store.finish();
    expect(named('intake.finish')).toEqual([]);
    expect(store.getState().refused?.code).toBe('amountChanged');
    await store.finish();
    expect(named('intake.finish')).toMatchObject([{ shownDueCents: 2600, waiver: null }]);
  });

  it('does not finish for a date that the officer has not seen: the cut-off passed meanwhile', async () => {
    let day = '2026-11-13';
    const { store, named } = setUp({
      'intake.assess': () => value(anAssessment({ promised: { from: day, to: day } })),
    });
    await store.start(null);
    await settled();
    day = '2026-11-16';
    await store.finish();
    expect(named('intake.finish')).toEqual([]);
    expect(store.getState().refused?.code).toBe('dateChanged');
    await store.finish();
    expect(named('intake.finish')).toHaveLength(1);
  });

  it('finishes once, however often the key is pressed', async () => {
    const { store, named } = setUp();
    await store.start(null);
    await Promise.all([store.finish(), store.finish(), store.finish()]);
    expect(named('intake.finish')).toHaveLength(1);
  });

  it('keeps everything when finishing is refused', async () => {
    const { store } = setUp({ 'intake.finish': () => refusedWith('receiptNumberTaken') });
    await store.start(null);
    store.edit((draft) => ({ ...draft, notes: 'x' }));
    await store.finish();
    expect(store.getState()).toMatchObject({ phase: 'editing', refused: { code: 'receiptNumberTaken' } });
    expect(store.getState().draft?.notes).toBe('x');
  });

  it('leaves the case finished when printing fails, and prints again on request', async () => {
    let broken = true;
    const { store } = setUp({
      'print.make': () => {
        if (broken) return refusedWith('printFailed');
        return value({ documentId: DRAFT_ID, fileName: 'a.pdf' });
      },
    });
    await store.start(null);
    await store.finish();
    expect(store.getState()).toMatchObject({
      phase: 'finished',
      prints: { applicationProof: { kind: 'failed' }, receipt: { kind: 'failed' } },
    });
    broken = false;
    await store.printAgain('receipt');
    expect(store.getState().prints.receipt?.kind).toBe('printed');
  });

  it('ends a conflict either way', async () => {
    let conflict = true;
    const { store, named, time } = setUp({
      'intake.save': (input: { revision: number }) =>
        conflict ? refusedWith('changedMeanwhile') : value({ revision: input.revision + 1, savedAt: AT }),
      'intake.load': () => value(stored({ revision: 9, draft: aDraft({ notes: 'theirs' }) })),
    });
    await store.start(null);
    store.edit((draft) => ({ ...draft, notes: 'mine' }));
    await time.pass(400);
    expect(store.getState().saving.kind).toBe('conflict');
    conflict = false;
    await store.keepMine();
    expect(named('intake.save').at(-1)).toMatchObject({ revision: 9, draft: { notes: 'mine' } });
    expect(store.getState().saving.kind).toBe('saved');
    conflict = true;
    store.edit((draft) => ({ ...draft, notes: 'mine again' }));
    await time.pass(400);
    await store.takeStored();
    expect(store.getState()).toMatchObject({ draft: { notes: 'theirs' }, saving: { kind: 'saved' } });
  });

  it('cancels with the reason given, only when it is confirmed', async () => {
    const { store, named } = setUp();
    await store.start(null);
    store.cancel('komt later terug');
    expect(store.getState().phase).toBe('cancelling');
    store.undoCancel();
    expect(store.getState()).toMatchObject({ phase: 'editing', cancelReason: '' });
    store.cancel('verkeerde persoon');
    expect(named('intake.discard')).toEqual([]);
    expect(await store.confirmCancel()).toBe(true);
    expect(named('intake.discard')).toEqual([{ draftId: DRAFT_ID, reason: 'verkeerde persoon' }]);
    expect(store.getState().phase).toBe('none');
  });

  it('opens the draft again when the cancellation is refused', async () => {
    const { store } = setUp({ 'intake.discard': () => refusedWith('changedMeanwhile') });
    await store.start(null);
    store.cancel('x');
    expect(await store.confirmCancel()).toBe(false);
    expect(store.getState()).toMatchObject({ phase: 'editing', refused: { code: 'changedMeanwhile' } });
  });
});
