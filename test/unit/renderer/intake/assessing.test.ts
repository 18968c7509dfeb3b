import { describe, expect, it } from 'vitest';
import type { ApplicationDraft, Assessment, Result } from '../../../../electron/ipc/contract.ts';
import { createAssessing } from '../../../../renderer/intake/store/assessing.ts';
import { held, heldTime, settled } from '../app/held-time.ts';
import { aDraft, anAssessment } from './a-draft.ts';

const setUp = () => {
  const time = heldTime();
  const asked: ApplicationDraft[] = [];
  const answers: ReturnType<typeof held<Result<Assessment>>>[] = [];
  const shown: string[] = [];
  const states: string[] = [];
  const assessing = createAssessing({
    assess(draft) {
      asked.push(draft);
      const answer = held<Result<Assessment>>();
      answers.push(answer);
      return answer.promise;
    },
    schedule: time.schedule,
    tell: (state) => states.push(state.kind),
    show: (assessment) => shown.push(assessment.profile.id),
  });
  const answerTo = async (index: number, id: string): Promise<void> => {
    answers[index]?.answer({ ok: true, value: anAssessment({ profile: { id, version: 1, name: { nl: id } } }) });
    await settled();
  };
  return { time, asked, answers, shown, states, assessing, answerTo };
};

describe('assessing', () => {
  it('asks once after a pause, about the newest draft', async () => {
    const { time, asked, assessing, answerTo, states } = setUp();
    assessing.changed(aDraft({ notes: 'a' }));
    await time.pass(100);
    assessing.changed(aDraft({ notes: 'ab' }));
    await time.pass(150);
    expect(asked.map((draft) => draft.notes)).toEqual(['ab']);
    await answerTo(0, 'first');
    expect(states.at(-1)).toBe('current');
  });

  it('shows only the answer to the newest question, whatever comes back first', async () => {
    const { assessing, shown, states, answerTo } = setUp();
    void assessing.ask(aDraft());
    void assessing.ask(aDraft());
    await answerTo(1, 'newest');
    await answerTo(0, 'older');
    expect(shown).toEqual(['newest']);
    expect(states.at(-1)).toBe('current');
  });

  it('stays behind while something typed was not asked about yet', async () => {
    const { time, assessing, shown, states, answerTo } = setUp();
    void assessing.ask(aDraft());
    assessing.changed(aDraft({ notes: 'later' }));
    await answerTo(0, 'first');
    expect(shown).toEqual(['first']);
    expect(states.at(-1)).toBe('behind');
    await time.pass(150);
    await answerTo(1, 'second');
    expect(states.at(-1)).toBe('current');
  });

  it('says that it failed and asks again by itself', async () => {
    const { time, asked, answers, assessing, states, answerTo } = setUp();
    void assessing.ask(aDraft());
    answers[0]?.fail();
    await settled();
    expect(states.at(-1)).toBe('failed');
    await time.pass(5000);
    expect(asked).toHaveLength(2);
    await answerTo(1, 'back');
    expect(states.at(-1)).toBe('current');
  });
});
