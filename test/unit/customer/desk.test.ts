/** The desk behind the applicant's display: where it stands, what it hears of the work, how long something lingers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeAfter } from '../../../electron/customer/code.ts';
import { type CustomerServices, createCustomerDesk, customerPlaceOf } from '../../../electron/customer/index.ts';
import { screenFor } from '../../../electron/customer/screen-for.ts';
import { type CallName, type CustomerDisplay, type CustomerView, success } from '../../../electron/ipc/contract.ts';
import type { CallTable } from '../../../electron/ipc/index.ts';

const ID = '8b6f1f0e-3c5f-4d0a-9c83-6e6c5e6a0d11';
const own = { screenId: '1', name: 'Counter', isOwn: true, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const other = { screenId: '2', name: 'Applicant', isOwn: false, bounds: { x: 1920, y: 0, width: 1024, height: 768 } };

const openDesk = (part: Partial<CustomerServices> = {}) => {
  const shown: CustomerView[] = [];
  const stood: (typeof own.bounds | null)[] = [];
  const told: CustomerDisplay[] = [];
  const kept: unknown[] = [];
  const failures: unknown[] = [];
  const state = { screens: [own, other], isAtWork: true };
  const desk = createCustomerDesk({
    screens: () => state.screens,
    window: { stand: (bounds) => void stood.push(bounds), show: (view) => void shown.push(view) },
    house: async () => ({ municipality: { nl: 'Brugge' }, language: 'nl' }),
    isAtWork: () => state.isAtWork,
    loadCase: async () => null,
    assess: async () => null,
    comparesFingerprints: () => true,
    owed: async () => [
      { caseId: ID, cents: 1200 },
      { caseId: 'other', cents: 500 },
    ],
    place: { kind: 'off' },
    rememberPlace: async (place) => void kept.push(place),
    changed: (display) => void told.push(display),
    failed: (error) => void failures.push(error),
    ...part,
  });
  const calls = (answers: Partial<Record<CallName, unknown>>) =>
    desk.watching(
      Object.fromEntries(
        Object.entries(answers).map(([name, value]) => [name, async () => success(value)]),
      ) as unknown as CallTable,
    ) as unknown as Record<CallName, (input: unknown) => Promise<unknown>>;
  return { desk, state, shown, stood, told, kept, failures, calls };
};

const toOther = { kind: 'screen', screenId: '2', name: 'Applicant' } as const;

describe('where it stands', () => {
  it.each([
    ['the same screen', [own, other], '2'],
    ['the same name under another key', [own, { ...other, screenId: '9' }], '9'],
    ['nothing when two have that name', [own, { ...other, screenId: '8' }, { ...other, screenId: '9' }], null],
    ['nothing when it was pulled out', [own], null],
    ['never the screen of the counter', [{ ...other, isOwn: true }], null],
  ])('%s', (_what, screens, found) => {
    expect(screenFor(toOther, screens)?.screenId ?? null).toBe(found);
  });
  it('goes away with its screen and comes back with it', async () => {
    const { desk, state, stood, told } = openDesk();
    await desk.choose(toOther);
    state.screens = [own];
    await desk.lookAgain();
    state.screens = [own, other];
    await desk.lookAgain();
    expect(stood).toEqual([other.bounds, null, other.bounds]);
    expect(told.map(({ isThere }) => isThere)).toEqual([true, false, true]);
  });
  it('takes no screen that is not there, and keeps what it had', async () => {
    const { desk, kept } = openDesk();
    const answer = await desk.choose({ ...toOther, screenId: '3', name: 'Gone' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'screenNotThere' } });
    expect(await desk.choose({ kind: 'screen', screenId: '1', name: 'Counter' })).toMatchObject({ ok: false });
    expect(kept).toEqual([]);
    expect(desk.display().place).toEqual({ kind: 'off' });
  });
  it.each([[null], ['turned'], [{ kind: 'window' }], [{ kind: 'screen' }]])('%j kept is nowhere', (kept) => {
    expect(customerPlaceOf(kept)).toEqual({ kind: 'off' });
  });
});

describe('what it hears', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const kinds = (shown: readonly CustomerView[]) => shown.map(({ scene }) => scene.kind);

  it('an amount, that it was paid, and the greeting a while after', async () => {
    const { desk, shown, calls } = openDesk();
    await desk.attend({ kind: 'payment', caseIds: [ID] });
    expect(shown.at(-1)?.scene).toEqual({ kind: 'due', dueCents: 1200 });
    await calls({ 'payments.take': { paidCents: 1200, changeCents: 300, number: 'L3-1' } })['payments.take'](null);
    await vi.waitFor(() => expect(shown.at(-1)?.scene).toEqual({ kind: 'paid', paidCents: 1200, changeCents: 300 }));
    await desk.attend({ kind: 'nobody' });
    expect(kinds(shown).at(-1)).toBe('paid');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kinds(shown).at(-1)).toBe('greeting');
  });
  it('of somebody else at once', async () => {
    const { desk, shown, calls } = openDesk();
    await desk.attend({ kind: 'payment', caseIds: [ID] });
    await calls({ 'payments.take': { paidCents: 1200, changeCents: 0 } })['payments.take'](null);
    await desk.attend({ kind: 'nobody' });
    await desk.attend({ kind: 'payment', caseIds: ['other'] });
    expect(shown.at(-1)?.scene).toEqual({ kind: 'due', dueCents: 500 });
  });
  it('tries that the card told before the page said whose work it is', async () => {
    const { desk, shown, calls } = openDesk();
    await calls({ 'card.pinTries': { triesLeft: 2, hasPinPad: false } })['card.pinTries']({});
    await desk.attend({ kind: 'card', code: 'pin' });
    expect(shown.at(-1)?.scene).toMatchObject({ kind: 'code', step: 'ask', triesLeft: 2 });
  });
  it('that a code was right for as long as nothing else is asked, though its form is closed', async () => {
    const { desk, shown, calls } = openDesk();
    await desk.attend({ kind: 'card', code: 'pin' });
    await calls({ 'card.verifyPin': { outcome: 'verified', triesLeft: 3 } })['card.verifyPin']({});
    await desk.attend({ kind: 'card', code: 'none' });
    expect(shown.at(-1)?.scene).toMatchObject({ kind: 'code', step: 'right' });
    await desk.attend({ kind: 'card', code: 'pin' });
    expect(shown.at(-1)?.scene).toMatchObject({ kind: 'code', step: 'ask' });
  });
  it('tries and outcomes of a code, and forgets them with the person', async () => {
    const { desk, shown, calls } = openDesk();
    const answers = calls({
      'card.pinTries': { triesLeft: 3, hasPinPad: true },
      'card.verifyPin': { outcome: 'wrongPin', triesLeft: 2 },
    });
    await desk.attend({ kind: 'card', code: 'pin' });
    await answers['card.pinTries']({});
    await vi.waitFor(() =>
      expect(shown.at(-1)?.scene).toEqual({ kind: 'code', step: 'ask', keys: 'reader', triesLeft: 3 }),
    );
    await answers['card.verifyPin']({});
    await vi.waitFor(() => expect(shown.at(-1)?.scene).toMatchObject({ step: 'wrong', triesLeft: 2 }));
    await desk.attend({ kind: 'nobody' });
    await desk.attend({ kind: 'card', code: 'pin' });
    expect(kinds(shown).at(-1)).toBe('greeting');
  });
  it('that the desk is locked', async () => {
    const { desk, state, shown } = openDesk();
    await desk.attend({ kind: 'payment', caseIds: [ID] });
    state.isAtWork = false;
    await desk.lookAgain();
    expect(kinds(shown)).toEqual(['due', 'greeting']);
  });
  it('nothing, when what it asks goes wrong: it greets', async () => {
    const { desk, shown, failures } = openDesk({
      owed: async () => {
        throw new Error('the database is away');
      },
    });
    await desk.attend({ kind: 'payment', caseIds: [ID] });
    expect(kinds(shown)).toEqual(['greeting']);
    expect(failures).toHaveLength(1);
  });
});

describe('a code', () => {
  it.each([
    ['tries read', null, 'card.pinTries', { triesLeft: 0, hasPinPad: false }, 'keyboard', 0, 'blocked'],
    [
      'wrong, then tries read again',
      'wrong',
      'card.pinTries',
      { triesLeft: 2, hasPinPad: false },
      'keyboard',
      2,
      'wrong',
    ],
    ['verified', 'wrong', 'collection.verifyPin', { outcome: 'verified', triesLeft: 3 }, 'keyboard', 3, 'right'],
    ['cancelled on the reader', null, 'card.verifyPin', { outcome: 'cancelled', triesLeft: 3 }, 'keyboard', 3, null],
    ['a wrong PUK', null, 'card.unblockPin', { outcome: 'wrongPuk', pukTriesLeft: null }, 'keyboard', null, 'wrong'],
    ['changed', null, 'card.changePin', { outcome: 'changed', triesLeft: 3 }, 'keyboard', 3, 'changed'],
    ['lost', null, 'card.verifyPin', { outcome: 'unknown', triesLeft: null }, 'keyboard', 1, 'unsure'],
  ] as const)('%s', (_what, came, name, answer, keys, triesLeft, then) => {
    expect(codeAfter({ keys: 'keyboard', triesLeft: 1, came }, name, answer)).toEqual({ keys, triesLeft, came: then });
  });
});
