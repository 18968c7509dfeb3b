/** A reader without any hardware: the same port as real readers, with practice cards that are put in and taken out by command. */
import { PRACTICE_READER, type PracticeCardName, type PracticeState, type TrustAnchor } from '../messages.ts';
import { CardChannelError, type CardReaders, type CardReadersListener } from '../pcsc/channel.ts';
import type { Card } from './card/card.ts';
import { createPracticeCards } from './practice-cards.ts';

export interface PracticeReader extends CardReaders {
  insert(name: PracticeCardName): Promise<PracticeState>;
  remove(): PracticeState;
  state(): PracticeState;
  /** Roots under which the cards made so far count as test cards. */
  trustAnchors(): readonly TrustAnchor[];
}

/** What a real card takes at the least for a command, so that reading can be watched. */
const PER_COMMAND = 10;

export const createPracticeReader = (options: { readonly perCommand?: number } = {}): PracticeReader => {
  const perCommand = options.perCommand ?? PER_COMMAND;
  const cards = createPracticeCards();
  let listener: CardReadersListener | null = null;
  let inside: { readonly name: PracticeCardName; readonly card: Card } | null = null;
  let insertion = 0;
  let wanted = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const state = (): PracticeState => ({ inside: inside?.name ?? null });
  const tell = (): void =>
    listener?.onReaders([
      {
        name: PRACTICE_READER,
        card: inside === null ? 'empty' : 'present',
        atr: inside?.card.atr ?? null,
        insertion,
      },
    ]);
  const lay = (card: typeof inside): void => {
    inside = card;
    insertion += 1;
    tell();
  };
  const transmit = async (at: number, command: Uint8Array): Promise<Uint8Array> => {
    await new Promise((resolve) => setTimeout(resolve, perCommand));
    if (inside === null || at !== insertion) throw new CardChannelError({ code: 'cardRemoved', detail: '' });
    return inside.card.transmit(Uint8Array.from(command));
  };

  return {
    start: (to) => {
      listener = to;
      to.onService(true, '');
      tell();
    },
    searchAgain: tell,
    withCard: (_reader, work) => {
      const turn = queue.then(() => {
        if (inside === null) throw new CardChannelError({ code: 'noCard', detail: '' });
        const at = insertion;
        return work(
          {
            transmit: (command) => transmit(at, command),
            control: async () => {
              throw new CardChannelError({ code: 'transportError', detail: 'no pin pad' });
            },
          },
          'exclusive',
        );
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    stop: async () => {
      listener = null;
      await queue;
    },
    insert: async (name) => {
      wanted += 1;
      const mine = wanted;
      const card = await cards.make(name);
      // Something else was asked for while its keys were being made.
      if (mine !== wanted) return state();
      if (inside !== null) lay(null);
      card.reset();
      lay({ name, card });
      return state();
    },
    remove: () => {
      wanted += 1;
      if (inside !== null) lay(null);
      return state();
    },
    state,
    trustAnchors: cards.trustAnchors,
  };
};
