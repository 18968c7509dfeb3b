/** One card, once: waits a moment for reader and card, reads, and ends in any case. */
import type { CardEvent, CardFailure } from '../../native/messages.ts';
import type { ReaderClientListener } from '../cards/reader-client.ts';
import { cardAnswer, NOTHING, withEvent } from './card-answer.ts';
import type { CardProblem } from './card-problem.ts';
import { isAskedReader, type OpenReaders } from './card-reader.ts';

export type CardAnswer = NonNullable<ReturnType<typeof cardAnswer>>;
export type Reading =
  | { readonly kind: 'read'; readonly answer: CardAnswer }
  | { readonly kind: 'problem'; readonly problem: CardProblem };

/** Times in milliseconds. */
export interface ReadingLimits {
  /** How long each of these has to last before it is believed. */
  readonly noService: number;
  readonly noReader: number;
  readonly noCard: number;
  readonly cardMute: number;
  /** How long another program may keep the card. */
  readonly inUse: number;
  /** After a card is gone: until the system says whether its reader or its service is gone too. */
  readonly cause: number;
  /** From start to end, whatever happens. */
  readonly whole: number;
}

/** A reader may come up with its service, and Windows starts the service with the first reader. */
export const READING_LIMITS: ReadingLimits = {
  noService: 3_000,
  noReader: 3_000,
  noCard: 1_000,
  cardMute: 1_500,
  inUse: 5_000,
  cause: 700,
  whole: 120_000,
};

type Readers = Parameters<ReaderClientListener['onReaders']>[0];
type Missing = 'noService' | 'noReader' | 'noCard' | 'cardMute';

/** Starts of the reader process that may fail before nothing more is expected of it. */
const FAILED_STARTS = 3;

/** Reads the card in the reader `asked`, or in the first reader that has one. Never rejects, never takes longer than `limits.whole`. */
export const readOneCard = (
  open: OpenReaders,
  asked: string | null,
  limits: ReadingLimits = READING_LIMITS,
): Promise<Reading> =>
  new Promise((resolve) => {
    let running = false;
    let serviceTold = false;
    let readers: Readers = [];
    let chosen: string | null = null;
    let parts = NOTHING;
    let inUseSince: number | null = null;
    let failedStarts = 0;
    let ended = false;
    let missing: Missing | null = null;
    let patience: NodeJS.Timeout | undefined;

    const end = (reading: Reading): void => {
      if (ended) return;
      ended = true;
      clearTimeout(patience);
      clearTimeout(whole);
      void client.stop().then(() => resolve(reading));
    };
    const fail = (code: CardFailure['code'], detail = '', more: Partial<CardProblem> = {}): void =>
      end({ kind: 'problem', problem: { code, detail, midRead: chosen !== null, reader: chosen, ...more } });
    const whole = setTimeout(() => fail('timeout', `${limits.whole} ms`), limits.whole);

    const whatIsMissing = (): Missing | null => {
      if (chosen !== null || !serviceTold) return null;
      if (!running) return 'noService';
      const ours = readers.filter(({ name }) => isAskedReader(name, asked));
      if (ours.length === 0) return 'noReader';
      if (ours.some(({ card }) => card === 'present' || card === 'inUse')) return null;
      return ours.some(({ card }) => card === 'mute') ? 'cardMute' : 'noCard';
    };
    const lookAround = (): void => {
      const now = whatIsMissing();
      if (now === missing || ended) return;
      missing = now;
      clearTimeout(patience);
      if (now === null) return;
      patience = setTimeout(() => {
        const others = readers.map(({ name }) => name);
        fail(now, '', now === 'noReader' && asked !== null ? { readers: others } : {});
      }, limits[now]);
    };

    /** The card is gone: because its service, its reader, or only the card went away? */
    const gone = (): void => {
      clearTimeout(patience);
      patience = setTimeout(() => {
        if (!running) fail('noService');
        else fail(readers.some(({ name }) => name === chosen) ? 'cardRemoved' : 'readerRemoved');
      }, limits.cause);
    };

    const take = (reader: string, event: CardEvent): void => {
      parts = withEvent(parts, event);
      switch (event.kind) {
        case 'complete': {
          const answer = cardAnswer(reader, parts, event);
          if (answer === null) fail('malformedData', 'a part is missing');
          else end({ kind: 'read', answer });
          break;
        }
        case 'unknownCard':
          fail('notBelgianEid', '', { looksLike: event.looksLike });
          break;
        case 'failed':
          if (event.failure.code === 'cardInUse' && mayStillBeFreed()) break;
          if (MEANS_GONE.includes(event.failure.code)) gone();
          else fail(event.failure.code, event.failure.detail);
          break;
        case 'removed':
          gone();
          break;
        default:
      }
    };

    const mayStillBeFreed = (): boolean => {
      inUseSince ??= Date.now();
      return Date.now() - inUseSince < limits.inUse;
    };

    const client = open({
      onProcess: (state) => {
        if (state.kind === 'buildMissing') fail('buildMissing', state.detail);
        if (state.kind !== 'failing') return;
        failedStarts += 1;
        if (failedStarts >= FAILED_STARTS) fail('buildMissing', state.detail);
      },
      onService: (isRunning) => {
        serviceTold = true;
        running = isRunning;
        lookAround();
      },
      onReaders: (list) => {
        readers = list;
        lookAround();
      },
      onCard: (reader, _session, event) => {
        if (ended || !isAskedReader(reader, asked)) return;
        if (event.kind === 'inserted') chosen ??= reader;
        if (reader !== chosen) return;
        lookAround();
        take(reader, event);
      },
    });
    client.start();
  });

const MEANS_GONE: readonly CardFailure['code'][] = ['cardRemoved', 'noCard', 'readerRemoved', 'noService'];
