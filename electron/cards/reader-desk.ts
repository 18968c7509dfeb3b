/** Holds what lies in the reader, tells every change of it, and passes questions about the card on to the reader process. */
import type { CardFailure, OcspSettings, TrustAnchor } from '../../native/messages.ts';
import type { CardView, ReaderView } from '../ipc/contract.ts';
import { failure, type Result } from '../ipc/result.ts';
import type { CardFileWork } from './card-file-work.ts';
import {
  initialReaderTruth,
  nextReaderTruth,
  partsOfSession,
  type ReaderHappening,
  readerOfSession,
  viewOf,
} from './card-in-reader.ts';
import type { CardParts } from './card-parts.ts';
import type { CardStatusWork } from './card-status-work.ts';
import type { DescribeCardType } from './card-view.ts';
import type { CardMending, CardWork } from './pin.ts';
import type { PracticeWork } from './practice-work.ts';
import type { ReaderChild } from './reader-child.ts';
import { createReaderClient, type ReaderClientLimits } from './reader-client.ts';

export interface ReaderDeskOptions {
  /** Starts a reader process. */
  readonly spawn: () => ReaderChild;
  readonly trustAnchors: readonly TrustAnchor[];
  /** Readers whose pin pad IT support switched off on this workstation, and those that staff did. */
  readonly pinPadDisabledFor: readonly string[];
  readonly pinPadOffByStaff?: readonly string[];
  readonly rememberPinPadOff?: (readers: readonly string[]) => void;
  /** The certificates of a card that comes back are not read again. */
  readonly remembersCards?: boolean;
  /** Whether and whom the reader process may ask for the status of certificates; absent: nobody. */
  readonly ocsp?: OcspSettings;
  /** The reader chosen on this desk on an earlier day. */
  readonly rememberedReader: string | null;
  readonly rememberReader: (reader: string) => void;
  readonly describeCardType: DescribeCardType;
  /** The open case of the person with this national number, if there is one. */
  readonly findCase: (nationalNumber: string) => Promise<CardView['matchingCase']>;
  /** Now, as an instant in UTC with `Z`. */
  readonly now: () => string;
  readonly changed: (view: ReaderView) => void;
  readonly limits?: Partial<ReaderClientLimits>;
}

export interface ReaderDesk extends CardWork, CardMending, CardFileWork, CardStatusWork, PracticeWork {
  start(): void;
  view(): ReaderView;
  /** What was told of the card of this session; null when another one took its place. */
  parts(sessionId: string): CardParts | null;
  /** Shows this reader from now on and remembers it. */
  choose(reader: string): ReaderView;
  /** Uses the pin pad of this reader from now on, or no longer; remembered. What IT support switched off stays off. */
  usePinPad(reader: string, use: boolean): ReaderView;
  readAgain(): Promise<ReaderView>;
  searchAgain(): Promise<ReaderView>;
  /** Cases changed: look again which one belongs to the card. */
  findCaseAgain(): void;
  stop(): Promise<void>;
}

/**
 * What is being read next is told a moment later, with what comes meanwhile: told at once it would have the page draw the reader
 * while it is about to draw what the identity says.
 */
const PROGRESS_WAITS_MS = 30;

export const createReaderDesk = (options: ReaderDeskOptions): ReaderDesk => {
  let truth = initialReaderTruth(options.rememberedReader, options.now());
  let offByStaff = options.pinPadOffByStaff ?? [];
  const withPinPads = (view: ReaderView): ReaderView => ({
    ...view,
    readers: view.readers.map((reader) => {
      const pinPadOff = options.pinPadDisabledFor.includes(reader.name)
        ? ('installation' as const)
        : offByStaff.includes(reader.name)
          ? ('staff' as const)
          : null;
      return { ...reader, pinPadOff };
    }),
  });
  const view = (): ReaderView => withPinPads(viewOf(truth));

  let soon: NodeJS.Timeout | null = null;
  const tell = (): void => {
    if (soon !== null) clearTimeout(soon);
    soon = null;
    options.changed(view());
  };
  const happen = (happening: ReaderHappening): void => {
    const next = nextReaderTruth(truth, happening, options.now(), options.describeCardType);
    if (next === truth) return;
    truth = next;
    if (happening.kind !== 'card' || happening.event.kind !== 'progress') tell();
    else soon ??= setTimeout(tell, PROGRESS_WAITS_MS);
  };

  const findCase = async (sessionId: string, nationalNumber: string): Promise<void> => {
    try {
      happen({ kind: 'case', sessionId, matchingCase: await options.findCase(nationalNumber) });
    } catch {
      // The card is shown all the same; the case can be searched by hand.
    }
  };

  const client = createReaderClient({
    spawn: options.spawn,
    trustAnchors: options.trustAnchors,
    pinPadDisabledFor: [...options.pinPadDisabledFor, ...offByStaff],
    ...(options.ocsp === undefined ? {} : { ocsp: options.ocsp }),
    ...(options.remembersCards === true ? { remembersCards: true } : {}),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    listener: {
      onProcess: (state) => happen({ kind: 'process', state }),
      onService: (running) => happen({ kind: 'service', running }),
      onReaders: (readers) => happen({ kind: 'readers', readers }),
      onCard: (reader, sessionId, event) => {
        happen({ kind: 'card', reader, sessionId, event });
        if (event.kind === 'complete' && options.ocsp?.enabled === true) void askStatus(sessionId);
        if (event.kind === 'identity') void findCase(sessionId, event.identity.nationalNumber);
      },
    },
  });

  /** Commands name the session; the reader that goes with it is known here. */
  const inReaderOf = <Value>(
    sessionId: string,
    work: (reader: string) => Promise<Result<Value, CardFailure>>,
  ): Promise<Result<Value, CardFailure>> => {
    const reader = readerOfSession(truth, sessionId);
    if (reader === null) return Promise.resolve(failure({ code: 'staleSession', detail: '' }));
    return work(reader);
  };

  const noteTries = (sessionId: string, triesLeft: number | null): void => {
    if (triesLeft !== null) happen({ kind: 'pinTries', sessionId, triesLeft });
  };

  const certificateStatus: CardStatusWork['certificateStatus'] = (sessionId) =>
    inReaderOf(sessionId, async (reader) => {
      const answer = await client.certificateStatus(reader, sessionId);
      if (answer.ok) happen({ kind: 'certificateStatus', sessionId, answer: answer.value });
      return answer;
    });
  const askStatus = async (sessionId: string): Promise<void> => {
    await certificateStatus(sessionId);
  };

  /** Asks the card again; where it does not answer, the tries stay as they were told last. */
  const tellTries = async (reader: string, sessionId: string): Promise<void> => {
    const answer = await client.pinTries(reader, sessionId);
    if (answer.ok) noteTries(sessionId, answer.value.triesLeft);
  };

  return {
    start: () => client.start(),
    view,
    parts: (sessionId) => partsOfSession(truth, sessionId),
    choose: (reader) => {
      options.rememberReader(reader);
      happen({ kind: 'chosen', reader });
      return view();
    },
    usePinPad: (reader, use) => {
      offByStaff = use ? offByStaff.filter((name) => name !== reader) : [...new Set([...offByStaff, reader])];
      options.rememberPinPadOff?.(offByStaff);
      client.disablePinPads([...options.pinPadDisabledFor, ...offByStaff]);
      happen({ kind: 'pinPads' });
      return view();
    },
    readAgain: async () => {
      if (truth.shown !== null) await client.readAgain(truth.shown);
      return view();
    },
    searchAgain: async () => {
      await client.searchAgain();
      return view();
    },
    findCaseAgain: () => {
      const { card } = viewOf(truth);
      if (card !== null) void findCase(card.sessionId, card.identity.nationalNumber);
    },
    pinTries: (sessionId) =>
      inReaderOf(sessionId, async (reader) => {
        const answer = await client.pinTries(reader, sessionId);
        if (answer.ok) noteTries(sessionId, answer.value.triesLeft);
        return answer;
      }),
    verifyPin: (sessionId, pin, lastTryConfirmed) =>
      inReaderOf(sessionId, async (reader) => {
        const answer = await client.verifyPin({ reader, sessionId, pin, lastTryConfirmed });
        if (answer.ok) noteTries(sessionId, answer.value.triesLeft);
        return answer;
      }),
    proveKey: (sessionId, pin, lastTryConfirmed) =>
      inReaderOf(sessionId, async (reader) => {
        const answer = await client.proveKey({ reader, sessionId, pin, lastTryConfirmed });
        if (answer.ok) noteTries(sessionId, answer.value.pin.triesLeft);
        return answer;
      }),
    changePin: (sessionId, pin, newPin, lastTryConfirmed) =>
      inReaderOf(sessionId, async (reader) => {
        const answer = await client.changePin({ reader, sessionId, pin, newPin, lastTryConfirmed });
        if (answer.ok) noteTries(sessionId, answer.value.triesLeft);
        return answer;
      }),
    unblockPin: (sessionId, puk, lastTryConfirmed) =>
      inReaderOf(sessionId, async (reader) => {
        const answer = await client.unblockPin({ reader, sessionId, puk, lastTryConfirmed });
        if (answer.ok && answer.value.outcome === 'unblocked') await tellTries(reader, sessionId);
        return answer;
      }),
    certificateStatus,
    practiceState: () => client.practiceState(),
    practiceInsert: (card) => client.practiceInsert(card),
    practiceRemove: () => client.practiceRemove(),
    tokenInfo: (sessionId) => inReaderOf(sessionId, (reader) => client.tokenInfo(reader, sessionId)),
    writeEidFile: (sessionId) => inReaderOf(sessionId, (reader) => client.writeEidFile(reader, sessionId)),
    readEidFile: (file) => client.readEidFile(file),
    stop: () => {
      if (soon !== null) clearTimeout(soon);
      return client.stop();
    },
  };
};
