/** Plays cases on several stages at once; waiting times of the service then pass side by side. */
import { type Case, play } from './matrix.ts';
import type { Stage } from './stage.ts';

export interface Outcome {
  readonly played: number;
  /** What went wrong, a line for each case that failed. */
  readonly faults: readonly string[];
}

/** What a long run hears while it goes on. */
export interface Progress {
  /** After each case: how many were played, of how many. */
  readonly played: (played: number, of: number) => void;
  /** As soon as a case went wrong. */
  readonly fault: (line: string) => void;
}

export const runCases = async (
  stages: readonly Stage[],
  cases: readonly Case[],
  progress?: Progress,
): Promise<Outcome> => {
  const queue = [...cases];
  const faults: string[] = [];
  let played = 0;
  await Promise.all(
    stages.map(async (stage) => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        const wrong = await play(stage, one).catch((error: unknown) => String(error));
        played += 1;
        if (wrong !== null) {
          faults.push(`${describe(one)}: ${wrong}`);
          progress?.fault(`${describe(one)}: ${wrong}`);
        }
        progress?.played(played, cases.length);
      }
    }),
  );
  return { played, faults };
};

const describe = ({ work, request, what, at }: Case): string =>
  `${work} of ${request.profile}${request.generation === undefined ? '' : ` on ${request.generation}`}, ${what} at command ${at}`;
