/** A session: one card from its insertion to its removal, or to the next reading of it. */
import { randomUUID } from 'node:crypto';
import { type CardMemory, readCard, toHex } from './beid/index.ts';
import type {
  CardAddress,
  CardEvent,
  CardFailure,
  CardIdentity,
  CardVerdicts,
  CertificateFiles,
  ChipData,
  TokenInfo,
  TrustAnchor,
} from './messages.ts';
import type { CardChannel, CardReaders, ReaderStatus } from './pcsc/channel.ts';
import { failureOf } from './pcsc/index.ts';

export interface CardSession {
  readonly id: string;
  readonly reader: string;
  readonly atr: Uint8Array | null;
  phase: 'reading' | 'ended';
  /** Known once the identity was read. */
  chipSerial: string | null;
  /** What was told of the card so far; for work that needs its data again. */
  readonly told: ToldParts;
  /** Why nothing could be read, where that is so. */
  failure: CardFailure | null;
  readonly signal: AbortSignal;
  /** Why the signal ended the work. */
  readonly ending: () => 'running' | 'over' | 'timeUp';
  end(): void;
  timeUp(): void;
}

/** Parts of the card as they were told in the events of the session. */
export interface ToldParts {
  identity?: CardIdentity;
  chip?: ChipData;
  address?: CardAddress;
  photo?: Uint8Array;
  files?: CertificateFiles;
  verdicts?: CardVerdicts;
  tokenInfo?: TokenInfo | null;
  complete?: true;
}

export const openSession = (status: ReaderStatus): CardSession => {
  const controller = new AbortController();
  let ending: 'running' | 'over' | 'timeUp' = 'running';
  const finish = (how: 'over' | 'timeUp'): void => {
    if (ending === 'running') ending = how;
    controller.abort();
  };
  return {
    id: randomUUID(),
    reader: status.name,
    atr: status.atr,
    phase: 'reading',
    chipSerial: null,
    told: {},
    failure: null,
    signal: controller.signal,
    ending: () => ending,
    end: () => finish('over'),
    timeUp: () => finish('timeUp'),
  };
};

/**
 * After a broken transmission it takes the system a moment to say that the card or the reader is gone (pcscd looks
 * every 400 ms). Gives the failure that then has to be told: the removal, or the failure itself.
 */
export const settledFailure = async (session: CardSession, failure: CardFailure): Promise<CardFailure> => {
  if (MAY_BE_REMOVAL.includes(failure.code)) await endOrTime(session.signal, REMOVAL_GRACE);
  return session.ending() === 'over' ? { code: 'cardRemoved', detail: failure.detail } : failure;
};

const REMOVAL_GRACE = 600;
const MAY_BE_REMOVAL: readonly CardFailure['code'][] = [
  'transportError',
  'truncatedAnswer',
  'malformedData',
  'refusedByCard',
  'cardMute',
  'cardChanged',
  'noCard',
  'readerRemoved',
  'noService',
];

const endOrTime = (signal: AbortSignal, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });

export interface SessionReading {
  readonly trustAnchors: readonly TrustAnchor[];
  readonly now: () => Date;
  readonly tell: (event: CardEvent) => void;
  /** Absent where the card is to be read whole. */
  readonly memory?: CardMemory;
  /** Something else to do with the connection once the card was read. */
  readonly foundChannel: (reader: string, channel: CardChannel) => Promise<void>;
}

/** Reads the card of the session and tells its events; a failure is given back instead of told. Never rejects. */
export const readInSession = async (
  readers: CardReaders,
  session: CardSession,
  { trustAnchors, now, tell, foundChannel, memory }: SessionReading,
): Promise<CardFailure | null> => {
  tell({ kind: 'inserted', atr: session.atr === null ? '' : toHex(session.atr) });
  tell({ kind: 'progress', step: 'connecting', done: 0, of: 1 });
  let failure: CardFailure | null = null;
  try {
    await readers.withCard(session.reader, async (channel, sharing) => {
      const { atr, signal } = session;
      for await (const event of readCard(channel, {
        atr,
        sharing,
        trustAnchors,
        now,
        signal,
        ...(memory === undefined ? {} : { memory }),
      })) {
        if (event.kind === 'failed') failure = event.failure;
        else {
          if (event.kind === 'identity') session.chipSerial = event.identity.chipSerial;
          keep(session.told, event);
          // From here on taking the card out is no harm, although the connection is still to be closed.
          if (event.kind === 'complete' || event.kind === 'unknownCard') session.phase = 'ended';
          tell(event);
        }
      }
      if (failure === null) await foundChannel(session.reader, channel);
    });
  } catch (error) {
    failure = failureOf(error);
  }
  if (failure !== null && session.ending() === 'timeUp') failure = { code: 'timeout', detail: 'reading took too long' };
  session.failure = failure;
  return failure;
};

const keep = (told: ToldParts, event: CardEvent): void => {
  switch (event.kind) {
    case 'identity':
      told.identity = event.identity;
      break;
    case 'chip':
      told.chip = event.chip;
      break;
    case 'address':
      told.address = event.address;
      break;
    case 'photo':
      told.photo = event.jpeg;
      break;
    case 'certificates':
      told.files = event.files;
      break;
    case 'verdicts':
      told.verdicts = event.verdicts;
      break;
    case 'complete':
      told.complete = true;
      break;
    default:
  }
};
