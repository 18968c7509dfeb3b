/**
 * Main's side of the reader process: starts it, keeps it alive, and puts questions to it. A driver that hangs or crashes
 * costs the reader process only: it is started again, and whoever waits for an answer gets a failure instead.
 */
import type { z } from 'zod';
import {
  type CardEvent,
  type CardFailure,
  type CertificateStatusAnswer,
  type ChangePinResult,
  certificateStatusAnswer,
  changePinResult,
  type EidFileAnswer,
  eidFileAnswer,
  type OcspSettings,
  type PracticeCardName,
  type PracticeState,
  pinResult,
  pinTriesAnswer,
  practiceState,
  proveKeyAnswer,
  type ReaderCommand,
  type ReaderMessage,
  readerMessage,
  SECRET_FIELDS,
  type TokenInfo,
  type TrustAnchor,
  tokenInfoAnswer,
  type UnblockPinResult,
  unblockPinResult,
  writtenEidFile,
} from '../../native/messages.ts';
import { failure, type Result, success } from '../ipc/result.ts';
import type { ReaderChild } from './reader-child.ts';

/** How the reader process fares. `failing`: it ended or hung and is started again. */
export type ReaderProcessState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly runtime: string }
  | { readonly kind: 'buildMissing'; readonly detail: string }
  | { readonly kind: 'failing'; readonly detail: string };

export interface ReaderClientListener {
  onProcess(state: ReaderProcessState): void;
  onService(running: boolean): void;
  onReaders(readers: Extract<ReaderMessage, { type: 'readers' }>['readers']): void;
  /** Only events of the newest session of the reader get here. */
  onCard(reader: string, sessionId: string, event: CardEvent): void;
}

export interface ReaderClientOptions {
  /** Starts a reader process. May throw. */
  readonly spawn: () => ReaderChild;
  readonly trustAnchors: readonly TrustAnchor[];
  /** Readers whose pin pad is not to be used. */
  readonly pinPadDisabledFor: readonly string[];
  /** The certificates of a card that comes back are not read again. */
  readonly remembersCards?: boolean;
  /** Absent: no responder is asked. */
  readonly ocsp?: OcspSettings;
  readonly listener: ReaderClientListener;
  readonly limits?: Partial<ReaderClientLimits>;
}

/** Times in milliseconds. The reader process keeps limits of its own; these only catch one that no longer answers. */
export interface ReaderClientLimits {
  readonly start: number;
  readonly pingEvery: number;
  readonly pong: number;
  readonly answer: number;
  /** Commands during which somebody types at a pin pad. */
  readonly pinPadAnswer: number;
  /** Waiting times before the next start; the last one repeats. */
  readonly backOff: readonly number[];
  /** After running this long the back-off starts anew. */
  readonly healthy: number;
}

export const READER_CLIENT_LIMITS: ReaderClientLimits = {
  start: 20_000,
  pingEvery: 2_000,
  pong: 6_000,
  answer: 75_000,
  pinPadAnswer: 165_000,
  backOff: [100, 300, 1_000, 3_000],
  healthy: 30_000,
};

type PinTriesAnswer = z.infer<typeof pinTriesAnswer>;
type PinAnswer = z.infer<typeof pinResult>;
type ProveKeyAnswer = z.infer<typeof proveKeyAnswer>;
/** Which card is meant, and its PIN (overwritten here after it was sent), or null for the pin pad. */
export interface PinRequest {
  readonly reader: string;
  readonly sessionId: string;
  readonly pin: Uint8Array | null;
  readonly lastTryConfirmed: boolean;
}

/** Old and new PIN; both null for the pin pad. */
export interface ChangePinRequest extends PinRequest {
  readonly newPin: Uint8Array | null;
}

/** Twelve digits, PUK2 before PUK1, or null for the pin pad. */
export interface UnblockPinRequest extends Omit<PinRequest, 'pin'> {
  readonly puk: Uint8Array | null;
}

export interface ReaderClient {
  start(): void;
  /** Readers whose pin pad is not to be used, from now on. */
  disablePinPads(readers: readonly string[]): void;
  searchAgain(): Promise<Result<unknown, CardFailure>>;
  readAgain(reader: string): Promise<Result<unknown, CardFailure>>;
  pinTries(reader: string, sessionId: string): Promise<Result<PinTriesAnswer, CardFailure>>;
  verifyPin(request: PinRequest): Promise<Result<PinAnswer, CardFailure>>;
  proveKey(request: PinRequest): Promise<Result<ProveKeyAnswer, CardFailure>>;
  changePin(request: ChangePinRequest): Promise<Result<ChangePinResult, CardFailure>>;
  unblockPin(request: UnblockPinRequest): Promise<Result<UnblockPinResult, CardFailure>>;
  /** The practice reader; `noReader` outside training mode. */
  practiceState(): Promise<Result<PracticeState, CardFailure>>;
  practiceInsert(card: PracticeCardName): Promise<Result<PracticeState, CardFailure>>;
  practiceRemove(): Promise<Result<PracticeState, CardFailure>>;
  /** The status of the holder's certificates, asked of their responder where the administrator allowed it. */
  certificateStatus(reader: string, sessionId: string): Promise<Result<CertificateStatusAnswer, CardFailure>>;
  /** File 5032; null where the card has none. */
  tokenInfo(reader: string, sessionId: string): Promise<Result<TokenInfo | null, CardFailure>>;
  /** What an `.eid` file holds, parsed in the reader process. */
  readEidFile(file: Uint8Array): Promise<Result<EidFileAnswer, CardFailure>>;
  /** The card of the session as the text of an `.eid` file. */
  writeEidFile(reader: string, sessionId: string): Promise<Result<string, CardFailure>>;
  /** Ends the reader process for good. */
  stop(): Promise<void>;
}

/** A command before it gets its number. */
type Question = ReaderCommand extends infer Command
  ? Command extends { id: number }
    ? Omit<Command, 'id'>
    : never
  : never;

interface Pending {
  readonly settle: (result: Result<unknown, CardFailure>) => void;
  readonly timer: NodeJS.Timeout;
}

export const createReaderClient = (options: ReaderClientOptions): ReaderClient => {
  const { listener } = options;
  const limits = { ...READER_CLIENT_LIMITS, ...options.limits };
  const pending = new Map<number, Pending>();
  const sessions = new Map<string, string>();
  let child: ReaderChild | null = null;
  let nextId = 1;
  let restarts = 0;
  let startedAt = 0;
  let stopping = false;
  let { pinPadDisabledFor } = options;
  let restartTimer: NodeJS.Timeout | undefined;
  let startTimer: NodeJS.Timeout | undefined;
  let pingTimer: NodeJS.Timeout | undefined;

  const ask = (question: Question, limit = limits.answer): Promise<Result<unknown, CardFailure>> => {
    const target = child;
    if (target === null)
      return Promise.resolve(failure({ code: 'transportError', detail: 'reader process not running' }));
    const id = nextId;
    nextId += 1;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        pending.delete(id);
        resolve(failure({ code: 'timeout', detail: question.command }));
      }, limit);
      pending.set(id, { settle: resolve, timer });
      target.post({ ...question, id });
    });
  };

  /** Asks, and takes only an answer of the right form. */
  const askFor = async <Schema extends z.ZodType>(
    question: Question,
    schema: Schema,
    limit?: number,
  ): Promise<Result<z.output<Schema>, CardFailure>> => {
    const answer = await ask(question, limit);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value);
    if (parsed.success) return success(parsed.data);
    return failure({ code: 'malformedData', detail: `answer to ${question.command}` });
  };

  /** Sends what carries a PIN or PUK; an absent secret is typed at the pin pad, which takes longer. */
  const withSecrets = async <Schema extends z.ZodType>(
    question: Extract<Question, { lastTryConfirmed: boolean }>,
    schema: Schema,
  ): Promise<Result<z.output<Schema>, CardFailure>> => {
    const given = SECRET_FIELDS.map((name) => (question as Record<string, unknown>)[name]);
    const limit = given.some((secret) => secret instanceof Uint8Array) ? limits.answer : limits.pinPadAnswer;
    // Arrays of their own, because posting a view copies its whole buffer, which may hold other bytes.
    const own: Record<string, Uint8Array> = {};
    for (const [index, name] of SECRET_FIELDS.entries()) {
      const secret = given[index];
      if (secret instanceof Uint8Array) own[name] = new Uint8Array(secret);
    }
    const answer = askFor({ ...question, ...own }, schema, limit);
    // Posted by now, so that both copies can go before the card answers.
    for (const secret of [...Object.values(own), ...given]) if (secret instanceof Uint8Array) secret.fill(0);
    return answer;
  };

  const settle = (id: number, result: Result<unknown, CardFailure>): void => {
    const entry = pending.get(id);
    if (entry === undefined) return;
    pending.delete(id);
    clearTimeout(entry.timer);
    entry.settle(result);
  };

  const lose = (lost: ReaderChild, detail: string): void => {
    if (child !== lost) return;
    child = null;
    clearTimeout(startTimer);
    clearInterval(pingTimer);
    lost.kill();
    sessions.clear();
    for (const id of [...pending.keys()]) {
      settle(id, failure({ code: 'transportError', detail: 'reader process ended' }));
    }
    if (stopping) return;
    if (Date.now() - startedAt > limits.healthy) restarts = 0;
    listener.onProcess({ kind: 'failing', detail });
    restart();
  };

  const restart = (): void => {
    const wait = limits.backOff[Math.min(restarts, limits.backOff.length - 1)] ?? 1_000;
    restarts += 1;
    restartTimer = setTimeout(launch, wait);
  };

  const launch = (): void => {
    if (stopping) return;
    let launched: ReaderChild;
    try {
      launched = options.spawn();
    } catch (error) {
      listener.onProcess({ kind: 'failing', detail: error instanceof Error ? error.name : 'not started' });
      restart();
      return;
    }
    child = launched;
    startedAt = Date.now();
    startTimer = setTimeout(() => lose(launched, 'did not start'), limits.start);
    launched.onExit((detail) => lose(launched, detail));
    launched.onMessage((message) => {
      if (child !== launched) return;
      const parsed = readerMessage.safeParse(message);
      // Bytes of cards come through here: a process that breaks the form is not trusted with the next message.
      if (parsed.success) take(launched, parsed.data);
      else lose(launched, 'message not understood');
    });
  };

  const take = (from: ReaderChild, message: ReaderMessage): void => {
    switch (message.type) {
      case 'started':
        begin(from, message);
        break;
      case 'service':
        listener.onService(message.running);
        break;
      case 'readers':
        for (const { name, sessionId } of message.readers) {
          if (sessionId !== null) sessions.set(name, sessionId);
        }
        listener.onReaders(message.readers);
        break;
      case 'card':
        if (sessions.get(message.reader) === message.sessionId) {
          listener.onCard(message.reader, message.sessionId, message.event);
        }
        break;
      case 'answer':
        settle(message.id, message.result.ok ? success(message.result.value) : failure(message.result.failure));
        break;
    }
  };

  const configure = (): Promise<unknown> => {
    const { trustAnchors, ocsp, remembersCards } = options;
    return ask({
      command: 'configure',
      trustAnchors: [...trustAnchors],
      pinPadDisabledFor: [...pinPadDisabledFor],
      ...(ocsp === undefined ? {} : { ocsp }),
      ...(remembersCards === true ? { remembersCards } : {}),
    });
  };

  const begin = (from: ReaderChild, { addon, detail, runtime }: Extract<ReaderMessage, { type: 'started' }>): void => {
    clearTimeout(startTimer);
    listener.onProcess(addon === 'loaded' ? { kind: 'running', runtime } : { kind: 'buildMissing', detail });
    void configure();
    clearInterval(pingTimer);
    pingTimer = setInterval(() => {
      void ask({ command: 'ping' }, limits.pong).then((answer) => {
        if (!answer.ok && answer.error.code === 'timeout') lose(from, 'no heartbeat');
      });
    }, limits.pingEvery);
  };

  return {
    start: () => {
      listener.onProcess({ kind: 'starting' });
      launch();
    },
    disablePinPads: (readers) => {
      pinPadDisabledFor = readers;
      void configure();
    },
    searchAgain: () => ask({ command: 'searchAgain' }),
    readAgain: (reader) => ask({ command: 'readAgain', reader }),
    pinTries: (reader, sessionId) => askFor({ command: 'pinTries', reader, sessionId }, pinTriesAnswer),
    verifyPin: (request) => withSecrets({ command: 'verifyPin', ...request }, pinResult),
    proveKey: (request) => withSecrets({ command: 'proveKey', ...request }, proveKeyAnswer),
    changePin: (request) => withSecrets({ command: 'changePin', ...request }, changePinResult),
    unblockPin: (request) => withSecrets({ command: 'unblockPin', ...request }, unblockPinResult),
    practiceState: () => askFor({ command: 'practiceState' }, practiceState),
    practiceInsert: (card) => askFor({ command: 'practiceInsert', card }, practiceState),
    practiceRemove: () => askFor({ command: 'practiceRemove' }, practiceState),
    certificateStatus: (reader, sessionId) =>
      askFor({ command: 'certificateStatus', reader, sessionId }, certificateStatusAnswer),
    tokenInfo: async (reader, sessionId) => {
      const answer = await askFor({ command: 'tokenInfo', reader, sessionId }, tokenInfoAnswer);
      return answer.ok ? success(answer.value.tokenInfo) : answer;
    },
    readEidFile: (file) => askFor({ command: 'readEidFile', file }, eidFileAnswer),
    writeEidFile: async (reader, sessionId) => {
      const answer = await askFor({ command: 'writeEidFile', reader, sessionId }, writtenEidFile);
      return answer.ok ? success(answer.value.text) : answer;
    },
    stop: async () => {
      stopping = true;
      clearTimeout(restartTimer);
      const last = child;
      if (last === null) return;
      await ask({ command: 'stop' }, 1_500);
      lose(last, 'stopped');
    },
  };
};
