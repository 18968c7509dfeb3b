/** The cases of a run: every mishap at every command, or at some of them. */
import type { CardRequest } from '../../virtual-card/index.ts';
import { type Case, commandsOf, type Work } from './matrix.ts';
import type { Stage } from './stage.ts';

export interface Part {
  readonly work: Work;
  readonly request: CardRequest;
  /** Every how many commands; 1 is exhaustive. */
  readonly step: number;
}

/** Cases of these parts on this stage. The commands are counted on an undisturbed run first. */
export const casesOf = async (stage: Stage, parts: readonly Part[]): Promise<readonly Case[]> => {
  const cases: Case[] = [];
  for (const { work, request, step } of parts) {
    const commands = await commandsOf(stage, work, request);
    for (const what of stage.mishaps) {
      for (let at = 0; at < commands; at += step) cases.push({ work, request, what, at });
    }
  }
  return cases;
};
