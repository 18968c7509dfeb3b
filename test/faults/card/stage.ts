/** Where faults are played: a reader with a card in it, and the reader process above it. */
import type { CardEvent, ReaderCommand, ReaderMessage } from '../../../native/messages.ts';
import type { BelgianCard } from '../../virtual-card/index.ts';

/** What goes wrong at one command. */
export const MISHAPS = [
  'cardRemoved',
  'readerRemoved',
  'serviceKilled',
  'truncated',
  'garbage',
  'status6F00',
  'status6Cxx',
  'silence',
] as const;
export type Mishap = (typeof MISHAPS)[number];

export type Question = ReaderCommand extends infer Command
  ? Command extends { id: number }
    ? Omit<Command, 'id'>
    : never
  : never;

export interface ToldEvent {
  readonly sessionId: string;
  readonly event: CardEvent;
}

export interface Stage {
  readonly reader: string;
  readonly mishaps: readonly Mishap[];
  /** Lays the card in; the mishap comes at that command of this insertion. Starts the list of events anew. */
  insert(card: BelgianCard, mishap?: { readonly what: Mishap; readonly at: number }): Promise<void>;
  /** From now on: the mishap at that command counted from here. */
  arm(mishap: { readonly what: Mishap; readonly at: number }): void;
  /** Events since the last insertion. */
  events(): readonly ToldEvent[];
  /** Resolves when an event of this kind was told since the last insertion; rejects when it does not come. */
  told(kinds: readonly CardEvent['kind'][]): Promise<ToldEvent>;
  ask(question: Question): Promise<Extract<ReaderMessage, { type: 'answer' }>['result']>;
  /** Takes out what is in, ends every mishap, and waits until an empty reader is there again. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
