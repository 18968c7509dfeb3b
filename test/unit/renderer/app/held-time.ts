import type { Schedule } from '../../../../renderer/app/saving/index.ts';

/** A schedule whose time stands still until a test moves it. */
export const heldTime = (): {
  schedule: Schedule;
  pass: (milliseconds: number) => Promise<void>;
  waiting: () => number;
} => {
  let now = 0;
  let jobs: { at: number; run: () => void }[] = [];
  return {
    schedule(milliseconds, run) {
      const job = { at: now + milliseconds, run };
      jobs.push(job);
      return () => {
        jobs = jobs.filter((other) => other !== job);
      };
    },
    async pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = jobs.filter((job) => job.at <= until).sort((left, right) => left.at - right.at)[0];
        if (next === undefined) break;
        jobs = jobs.filter((job) => job !== next);
        now = next.at;
        next.run();
        await settled();
      }
      now = until;
      await settled();
    },
    waiting: () => jobs.length,
  };
};

/** Lets every promise that can go on go on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A promise answered from outside. */
export const held = <Value>(): { promise: Promise<Value>; answer: (value: Value) => void; fail: () => void } => {
  let answer: (value: Value) => void = () => {};
  let fail: () => void = () => {};
  const promise = new Promise<Value>((resolve, reject) => {
    answer = resolve;
    fail = () => reject(new Error('no answer'));
  });
  return { promise, answer, fail };
};
