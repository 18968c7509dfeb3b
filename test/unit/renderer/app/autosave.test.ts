import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../electron/ipc/contract.ts';
import { createAutosave, type SaveState } from '../../../../renderer/app/saving/index.ts';
import { judgeRefusedSave } from '../../../../renderer/intake/store/intake-store.ts';
import { held, heldTime, settled } from './held-time.ts';

type Answer = Result<{ revision: number; savedAt: string }>;
const AT = '2026-11-09T13:42:00Z';
const saved = (revision: number): Answer => ({ ok: true, value: { revision, savedAt: AT } });
const refused = (code: string): Answer => ({ ok: false, error: { code, messageKey: `errors.${code}` } });

const setUp = () => {
  const time = heldTime();
  const sent: { draft: string; revision: number }[] = [];
  const states: SaveState['kind'][] = [];
  const answers: ReturnType<typeof held<Answer>>[] = [];
  const autosave = createAutosave<string>({
    save(draft, revision) {
      sent.push({ draft, revision });
      const answer = held<Answer>();
      answers.push(answer);
      return answer.promise;
    },
    judge: judgeRefusedSave,
    schedule: time.schedule,
    tell: (state) => states.push(state.kind),
  });
  autosave.open(1, AT);
  const answer = async (value: Answer): Promise<void> => {
    answers.shift()?.answer(value);
    await settled();
  };
  return { time, sent, states, answers, autosave, answer };
};

describe('autosave', () => {
  it('waits for a pause in typing and sends the newest version once', async () => {
    const { time, sent, autosave, answer, states } = setUp();
    autosave.changed('a');
    await time.pass(300);
    autosave.changed('ab');
    await time.pass(300);
    expect(sent).toEqual([]);
    await time.pass(100);
    expect(sent).toEqual([{ draft: 'ab', revision: 1 }]);
    await answer(saved(2));
    expect(states.at(-1)).toBe('saved');
  });

  it('saves within two seconds while typing never pauses', async () => {
    const { time, sent, autosave } = setUp();
    for (let at = 0; at < 2000; at += 200) {
      autosave.changed(`text ${at}`);
      await time.pass(200);
    }
    expect(sent).toHaveLength(1);
  });

  it('keeps one save under way and names the revision of the answer in the next one', async () => {
    const { time, sent, autosave, answer, states } = setUp();
    autosave.changed('one');
    await time.pass(400);
    autosave.changed('two');
    autosave.changed('three');
    await time.pass(5000);
    expect(sent).toEqual([{ draft: 'one', revision: 1 }]);
    await answer(saved(2));
    expect(states.at(-1)).toBe('pending');
    await time.pass(400);
    expect(sent.at(-1)).toEqual({ draft: 'three', revision: 2 });
    await answer(saved(3));
    expect(states.at(-1)).toBe('saved');
    expect(time.waiting()).toBe(0);
  });

  it('tries again every five seconds after a failure, always with the newest text', async () => {
    const { time, sent, autosave, answer, states } = setUp();
    autosave.changed('one');
    await time.pass(400);
    await answer(refused('storageFull'));
    expect(states.at(-1)).toBe('retrying');
    autosave.changed('two');
    expect(states.at(-1)).toBe('retrying');
    await time.pass(4999);
    expect(sent).toHaveLength(1);
    await time.pass(1);
    expect(sent.at(-1)).toEqual({ draft: 'two', revision: 1 });
    await answer(refused('storageFull'));
    await time.pass(5000);
    expect(sent).toHaveLength(3);
    await answer(saved(2));
    expect(states.at(-1)).toBe('saved');
  });

  it('tries again when main does not answer at all', async () => {
    const { time, sent, autosave, answers, states } = setUp();
    autosave.changed('one');
    await time.pass(400);
    answers.shift()?.fail();
    await settled();
    expect(states.at(-1)).toBe('retrying');
    await time.pass(5000);
    expect(sent).toHaveLength(2);
  });

  it('flush answers only when the newest version is stored', async () => {
    const { time, sent, autosave, answer } = setUp();
    autosave.changed('one');
    await time.pass(400);
    autosave.changed('two');
    let state: SaveState | null = null;
    void autosave.flush().then((value) => {
      state = value;
    });
    await answer(saved(2));
    expect(state).toBeNull();
    expect(sent.at(-1)).toEqual({ draft: 'two', revision: 2 });
    await answer(saved(3));
    expect(state).toEqual({ kind: 'saved', at: AT });
  });

  it('flush tells the failure and leaves the retry running', async () => {
    const { time, sent, autosave, answer } = setUp();
    autosave.changed('one');
    const flushed = autosave.flush();
    await answer(refused('storageFull'));
    expect((await flushed).kind).toBe('retrying');
    await time.pass(5000);
    expect(sent).toHaveLength(2);
  });

  it('stops at a conflict, keeps the newest text, and saves it over the stored revision when asked', async () => {
    const { time, sent, autosave, answer, states } = setUp();
    autosave.changed('mine');
    await time.pass(400);
    await answer(refused('changedMeanwhile'));
    expect(states.at(-1)).toBe('conflict');
    autosave.changed('mine, later');
    await time.pass(60_000);
    expect(sent).toHaveLength(1);
    void autosave.keepMine(7);
    await settled();
    expect(sent.at(-1)).toEqual({ draft: 'mine, later', revision: 7 });
    await answer(saved(8));
    expect(states.at(-1)).toBe('saved');
  });

  it('never sends a draft that was finished in another place again', async () => {
    const { time, sent, autosave, answer, states } = setUp();
    autosave.changed('mine');
    await time.pass(400);
    await answer(refused('alreadyFinished'));
    expect(states.at(-1)).toBe('stopped');
    await time.pass(60_000);
    expect(sent).toHaveLength(1);
  });

  it('ignores the answer to a save of the draft that was open before', async () => {
    const { time, sent, autosave, answer, states } = setUp();
    autosave.changed('old draft');
    await time.pass(400);
    autosave.open(40, AT);
    await answer(refused('storageFull'));
    expect(states.at(-1)).toBe('saved');
    autosave.changed('new draft');
    await time.pass(400);
    expect(sent.at(-1)).toEqual({ draft: 'new draft', revision: 40 });
  });
});
