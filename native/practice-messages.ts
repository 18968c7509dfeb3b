/** Commands to the practice reader, which exists in training mode only. */
import { z } from 'zod';

/** Cards to practise with; each has a text under `practice.card`. */
export const PRACTICE_CARDS = [
  'oldB',
  'newB',
  'newBNotActivated',
  'oldE',
  'newEU',
  'adultA',
  'fPlus',
  'minor15',
  'child9',
  'citizen',
  'otherPerson',
  'pinBlocked',
  'lastTry',
  'altered',
  'bankCard',
] as const;
export type PracticeCardName = (typeof PRACTICE_CARDS)[number];

/** Name of the practice reader. It is a name, so it is not translated. */
export const PRACTICE_READER = 'Oefenlezer';

/** Word on the command line of the reader process that gives it the practice reader. */
export const PRACTICE_SWITCH = '--practice';

export const practiceCommands = [
  z.object({ command: z.literal('practiceState'), id: z.int() }),
  /** Lays the card in; one that was in comes out first. Cards keep their PIN and its tries until the process ends. */
  z.object({ command: z.literal('practiceInsert'), id: z.int(), card: z.enum(PRACTICE_CARDS) }),
  z.object({ command: z.literal('practiceRemove'), id: z.int() }),
] as const;

/** Value of the answer to each of them. */
export const practiceState = z.object({ inside: z.enum(PRACTICE_CARDS).nullable() });
export type PracticeState = z.infer<typeof practiceState>;
