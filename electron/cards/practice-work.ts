/** The practice reader of training mode, as the application puts cards into it. */
import {
  type CardFailure,
  PRACTICE_CARDS,
  PRACTICE_SWITCH,
  type PracticeCardName,
  type PracticeState,
} from '../../native/messages.ts';
import { type CallResult, type Result, refusal, success } from '../ipc/contract.ts';
import { refusedByReader } from './pin.ts';

export interface PracticeWork {
  practiceState(): Promise<Result<PracticeState, CardFailure>>;
  practiceInsert(card: PracticeCardName): Promise<Result<PracticeState, CardFailure>>;
  practiceRemove(): Promise<Result<PracticeState, CardFailure>>;
}

/** Words on the command line of the reader process: in training mode it has the practice reader. */
export const readerProcessWords = (isTraining: boolean): string[] => (isTraining ? [PRACTICE_SWITCH] : []);

const isPracticeCard = (name: string): name is PracticeCardName => (PRACTICE_CARDS as readonly string[]).includes(name);

export interface PracticeDesk {
  /** Which cards there are, and which one is in. Refusals of all three: `noPracticeHere` outside training mode, and the codes of the reader. */
  state(): Promise<CallResult<'practice.state'>>;
  /** Lays a card in; one that was in comes out first. Refusal: `noSuchPracticeCard`. */
  insert(card: string): Promise<CallResult<'practice.insert'>>;
  remove(): Promise<CallResult<'practice.remove'>>;
}

/** Only in training mode: elsewhere nobody may mistake an invented card for a real one. */
export const createPracticeDesk = (work: PracticeWork, isTraining: boolean): PracticeDesk => {
  const ask = async (
    question: () => Promise<Result<PracticeState, CardFailure>>,
  ): Promise<CallResult<'practice.state'>> => {
    if (!isTraining) return refusal('noPracticeHere');
    const answer = await question();
    return answer.ok
      ? success({ cards: [...PRACTICE_CARDS], inside: answer.value.inside })
      : refusedByReader(answer.error);
  };
  return {
    state: () => ask(work.practiceState),
    insert: async (card) =>
      isPracticeCard(card) ? ask(() => work.practiceInsert(card)) : refusal('noSuchPracticeCard'),
    remove: () => ask(work.practiceRemove),
  };
};
