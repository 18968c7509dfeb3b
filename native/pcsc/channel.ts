/**
 * The port to PC/SC. `native/beid` and `native/reader-process` know only this; `native/pcsc/pcsclite-readers.ts`
 * is the one place that knows pcsclite. A practice reader can implement the same port in-process.
 */
import type { CardFailure } from '../messages.ts';

/** A connected card. All transmits of one channel run strictly one after another. */
export interface CardChannel {
  /** Sends one command APDU and gives the answer with its status word (last two bytes). Rejects with a `CardChannelError`. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Reader control (PC/SC part 10). Rejects where the reader does not know the code. */
  control(code: number, data: Uint8Array): Promise<Uint8Array>;
}

/** What went wrong on the way to the card; never carries card data. */
export class CardChannelError extends Error {
  readonly failure: CardFailure;
  constructor(failure: CardFailure) {
    super(`${failure.code} ${failure.detail}`);
    this.name = 'CardChannelError';
    this.failure = failure;
  }
}

/** A reader as the system reports it. `atr` is set while a card answers. */
export interface ReaderStatus {
  readonly name: string;
  readonly card: 'empty' | 'present' | 'inUse' | 'mute';
  readonly atr: Uint8Array | null;
  /** Another number means another insertion, even where the card was swapped too quickly to be seen as empty. */
  readonly insertion: number;
}

export interface CardReadersListener {
  /** Only called when something really changed. */
  onReaders(readers: readonly ReaderStatus[]): void;
  onService(running: boolean, detail: string): void;
}

/** Whether the card was connected to alone or beside other programs. */
export type Sharing = 'exclusive' | 'shared';

/** All readers of the machine, watched. Comes back by itself after the service or a reader was gone. */
export interface CardReaders {
  start(listener: CardReadersListener): void;
  /** Drops everything and looks again now. */
  searchAgain(): void;
  /**
   * Runs `work` with a connection to the card in `reader`; one piece of work per reader at a time, in order of asking.
   * Connects exclusively first, shared where another program holds the card, leaves the card as it is, always disconnects.
   */
  withCard<Value>(reader: string, work: (channel: CardChannel, sharing: Sharing) => Promise<Value>): Promise<Value>;
  stop(): Promise<void>;
}
