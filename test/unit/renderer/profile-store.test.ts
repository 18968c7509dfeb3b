/** The store of the profile editor: undo, saving, checking, conflicts; time held by the test. */
import { describe, expect, it } from 'vitest';
import type { CallName, VerblijfsloketBridge } from '../../../electron/ipc/contract.ts';
import { freeCode, moved, valueAt, withValue } from '../../../renderer/settings/profile/paths.ts';
import { createEditorStore } from '../../../renderer/settings/profile/store.ts';
import { heldTime, settled } from './app/held-time.ts';

const DRAFT_ID = '018f0000-0000-7000-8000-000000000001';
const opened = (content: Record<string, unknown>) => ({
  draft: {
    draftId: DRAFT_ID,
    profileId: 'seed-002',
    version: 2,
    state: 'DRAFT' as const,
    effectiveFrom: '2027-01-01',
    basedOn: 1,
    createdBy: 'Els',
    updatedBy: 'Els',
    updatedAt: '2026-11-25T09:00:00Z',
    councilDecision: '',
    councilDate: null,
    mayApprove: false,
  },
  revision: 1,
  content,
  base: content,
  fourEyes: false,
});

const aStore = (answers: { readonly [Name in CallName]?: (input: never) => unknown } = {}) => {
  const time = heldTime();
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  let revision = 1;
  let clock = 0;
  const call = (async (name: CallName, input: never) => {
    asked.push({ name, input });
    const own = answers[name];
    if (own !== undefined) return own(input);
    if (name === 'profiles.save') {
      revision += 1;
      return { ok: true, value: { revision, savedAt: '2026-11-25T10:00:00Z' } };
    }
    return { ok: true, value: { problems: [], advice: [], differences: [] } };
  }) as VerblijfsloketBridge['call'];
  const store = createEditorStore({ call, schedule: time.schedule, now: () => clock });
  store.take(opened({ fees: [{ code: 'A' }, { code: 'B' }], nisCode: null }));
  return {
    store,
    time,
    asked,
    pass: (ms: number) => {
      clock += ms;
    },
    type: (text: string) => store.edit('nisCode', (content) => withValue(content, 'nisCode', text)),
  };
};
const nis = (store: ReturnType<typeof aStore>['store']) => store.getState().content['nisCode'];

describe('undo', () => {
  it('takes keystrokes of one field back together, and those after a pause apart', () => {
    const { store, type, pass } = aStore();
    type('3');
    type('31');
    pass(5000);
    type('310');
    store.undo();
    expect(nis(store)).toBe('31');
    store.undo();
    expect(nis(store)).toBeNull();
    store.undo();
    expect(nis(store)).toBeNull();
    store.redo();
    store.redo();
    expect(nis(store)).toBe('310');
  });
  it('forgets what was undone once something else is typed', () => {
    const { store, type } = aStore();
    type('1');
    store.undo();
    type('2');
    store.redo();
    expect(nis(store)).toBe('2');
  });
  it('changes nothing in a draft that waits for approval', () => {
    const { store, type } = aStore();
    const waiting = opened({ nisCode: '1' });
    store.take({ ...waiting, draft: { ...waiting.draft, state: 'PROPOSED' } });
    type('2');
    expect(nis(store)).toBe('1');
  });
});

describe('saving', () => {
  it('sends what was typed before the draft is left, and gives the revision of main', async () => {
    const { store, asked, type } = aStore();
    type('31005');
    expect(await store.saved()).toBe(2);
    expect(asked.filter(({ name }) => name === 'profiles.save')).toEqual([
      { name: 'profiles.save', input: expect.objectContaining({ revision: 1, draftId: DRAFT_ID }) },
    ]);
    expect(await store.close()).toBe(true);
    expect(store.getState().phase).toBe('none');
  });
  it('does not leave a draft that cannot be saved', async () => {
    const { store, type } = aStore({
      'profiles.save': () => ({ ok: false, error: { code: 'storageFull', messageKey: 'errors.storageFull' } }),
    });
    type('31005');
    expect(await store.close()).toBe(false);
    expect([store.getState().phase, nis(store)]).toEqual(['editing', '31005']);
    expect(store.getState().refused?.messageKey).toBe('profileEditor.stayHere');
    expect(await store.saved()).toBeNull();
  });
  it('saves over what somebody else saved only when asked', async () => {
    let theirs = true;
    const { store, type } = aStore({
      'profiles.save': (input: { readonly revision: number }) =>
        theirs
          ? { ok: false, error: { code: 'profileChangedMeanwhile', messageKey: 'errors.profileChangedMeanwhile' } }
          : { ok: true, value: { revision: input.revision + 1, savedAt: '2026-11-25T10:00:00Z' } },
      'profiles.open': () => ({ ok: true, value: { ...opened({}), revision: 7 } }),
    });
    type('31005');
    await store.flush();
    expect(store.getState().saving.kind).toBe('conflict');
    theirs = false;
    await store.keepMine();
    expect([store.getState().saving.kind, nis(store), await store.saved()]).toEqual(['saved', '31005', 8]);
  });
});

describe('checking', () => {
  it('shows the judgement of the newest text only', async () => {
    const answers: ((count: number) => void)[] = [];
    const { store, time, type } = aStore({
      'profiles.check': () =>
        new Promise((resolve) => {
          answers.push((count) =>
            resolve({
              ok: true,
              value: {
                problems: Array.from({ length: count }, () => ({ path: 'x', line: 1, messageKey: 'm', params: {} })),
                advice: [],
                differences: [],
              },
            }),
          );
        }),
    });
    type('1');
    await time.pass(300);
    answers[1]?.(1);
    await settled();
    answers[0]?.(5);
    await settled();
    expect(store.getState().check?.problems).toHaveLength(1);
  });
});

describe('paths', () => {
  const content = { fees: [{ code: 'A-2' }, { code: 'B' }], photo: null };
  it('reads and writes without touching the rest', () => {
    const next = withValue(content, 'fees.1.amount', { state: 'free' });
    expect(valueAt(next, 'fees.1.amount.state')).toBe('free');
    expect(next['fees']).toEqual([{ code: 'A-2' }, { code: 'B', amount: { state: 'free' } }]);
    expect(content.fees[1]).toEqual({ code: 'B' });
    expect(valueAt(content, 'photo.rules.0.code')).toBeUndefined();
    expect(withValue(content, 'photo.norm', 'ICAO')['photo']).toEqual({ norm: 'ICAO' });
  });
  it('moves a row and stays within the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
  it('finds a code that is free', () => {
    expect(freeCode(content.fees, 'A-2')).toBe('A-3');
    expect(freeCode([], '')).toBe('NIEUW-2');
  });
});
