/**
 * What the reader process does: watches readers, gives each insertion a session, reads each card by itself, and works
 * on commands. Every command gets exactly one answer, within its time limit; nothing of an older session gets out.
 */
import { type CardMemory, createCardMemory } from './beid/index.ts';
import { eidFileOf, openEidFile, tokenInfoOf } from './file-work.ts';
import {
  type CardFailure,
  type OcspSettings,
  PRACTICE_READER,
  type ReaderCommand,
  type ReaderMessage,
  readerCommand,
  SECRET_FIELDS,
  type TrustAnchor,
} from './messages.ts';
import type { CardReaders, ReaderStatus } from './pcsc/channel.ts';
import { failureOf, findPinPad, type PinPad } from './pcsc/index.ts';
import { workWithPin } from './pin-work.ts';
import type { PracticeReader } from './practice/index.ts';
import { type CardSession, openSession, readInSession, settledFailure } from './sessions.ts';
import { certificateStatusOf } from './status-work.ts';

export interface ReaderServiceOptions {
  readonly post: (message: ReaderMessage) => void;
  /** Null where no build of the add-on fits: every command about cards then answers `buildMissing`. */
  readonly readers: CardReaders | null;
  /** In training mode: the practice reader, which is one of `readers` too. */
  readonly practice?: PracticeReader;
  readonly now: () => Date;
  readonly platform: string;
  /** Called after everything was stopped and answered. */
  readonly stopped: () => void;
}

export interface ReaderService {
  /** A message from main, not yet checked. */
  take(message: unknown): void;
}

/** Time limits in milliseconds. A card alone is limited per command besides. */
const LIMIT = { reading: 90_000, command: 60_000, pinPad: 150_000 } as const;
/** A card that another program keeps is tried again after this time. */
const IN_USE_PAUSE = 1_000;
/** Failures that may pass: the card is then read once more from the start, in a new session. */
const WORTH_ANOTHER_READING: readonly CardFailure['code'][] = [
  'transportError',
  'truncatedAnswer',
  'malformedData',
  'refusedByCard',
  'cardChanged',
];

/** Unless an administrator said otherwise. */
const NOBODY_IS_ASKED: OcspSettings = { enabled: false, hosts: [], timeLimit: 5_000, proxy: null };

interface ReaderEntry {
  status: ReaderStatus;
  session: CardSession | null;
}

export const createReaderService = (options: ReaderServiceOptions): ReaderService => {
  const { post, readers, practice, now } = options;
  const entries = new Map<string, ReaderEntry>();
  const pinPads = new Map<string, PinPad | null>();
  /** Tries that a chip told in an answer, by chip serial: old generations tell them at no other time. */
  const toldTries = new Map<string, number>();
  const toldPukTries = new Map<string, number>();
  let trustAnchors: readonly TrustAnchor[] = [];
  let pinPadDisabledFor: readonly string[] = [];
  /** Cards read before, so that one that comes back is there sooner; null where every card is to be read whole. */
  let memory: CardMemory | null = null;
  let ocsp: OcspSettings = NOBODY_IS_ASKED;
  let watching = false;
  let lastReaders = '';

  const pinPadOf = (reader: string): PinPad | null =>
    pinPadDisabledFor.includes(reader) ? null : (pinPads.get(reader) ?? null);

  const reportReaders = (): void => {
    // The practice reader comes after the real ones, whichever was there first.
    const inOrder = [...entries.values()].sort((one, other) => isLast(one) - isLast(other));
    const list = inOrder.map(({ status, session }) => ({
      name: status.name,
      hasPinPad: pinPadOf(status.name) !== null,
      ...(practice !== undefined && status.name === PRACTICE_READER ? { isPractice: true } : {}),
      card: status.card,
      sessionId: session?.id ?? null,
    }));
    const summary = JSON.stringify(list);
    if (summary === lastReaders) return;
    lastReaders = summary;
    post({ type: 'readers', readers: list });
  };

  const isLast = ({ status }: ReaderEntry): number => Number(practice !== undefined && status.name === PRACTICE_READER);

  const endSession = (entry: ReaderEntry): void => {
    const { session } = entry;
    if (session === null) return;
    entry.session = null;
    session.end();
    post({
      type: 'card',
      reader: session.reader,
      sessionId: session.id,
      event: { kind: 'removed', midRead: session.phase === 'reading' },
    });
  };

  /** `whole`: everything is read from the card, also of one that was read before. */
  const startSession = (entry: ReaderEntry, attempt: number, whole = false): void => {
    entry.session?.end();
    const session = openSession(entry.status);
    entry.session = session;
    reportReaders();
    void read(entry, session, attempt, whole);
  };

  const read = async (entry: ReaderEntry, session: CardSession, attempt: number, whole: boolean): Promise<void> => {
    if (readers === null) return;
    const isCurrent = (): boolean => entry.session === session;
    const tell = (event: Extract<ReaderMessage, { type: 'card' }>['event']): void => {
      if (isCurrent()) post({ type: 'card', reader: session.reader, sessionId: session.id, event });
    };
    const timer = setTimeout(() => session.timeUp(), LIMIT.reading);
    const anchors = [...trustAnchors, ...(practice?.trustAnchors() ?? [])];
    const failure = await readInSession(readers, session, {
      trustAnchors: anchors,
      now,
      tell,
      foundChannel,
      ...(whole || memory === null ? {} : { memory }),
    });
    clearTimeout(timer);
    if (failure !== null) await settledFailure(session, failure);
    if (!isCurrent()) return;
    if (failure !== null && attempt === 1 && WORTH_ANOTHER_READING.includes(failure.code)) {
      startSession(entry, attempt + 1, true);
      return;
    }
    session.phase = 'ended';
    if (failure === null) return;
    tell({ kind: 'failed', failure });
    if (failure.code === 'cardInUse') {
      await pause(IN_USE_PAUSE);
      if (isCurrent()) startSession(entry, 1);
    }
  };

  /** Asked once per reader, while a card is connected and after the card was read. */
  const foundChannel: Parameters<typeof readInSession>[2]['foundChannel'] = async (reader, channel) => {
    if (pinPads.has(reader)) return;
    pinPads.set(reader, await findPinPad(channel, options.platform));
    reportReaders();
  };

  const onReaders = (list: readonly ReaderStatus[]): void => {
    for (const [name, entry] of entries) {
      if (list.some((status) => status.name === name)) continue;
      endSession(entry);
      entries.delete(name);
    }
    for (const status of list) {
      const entry = entries.get(status.name) ?? { status, session: null };
      entries.set(status.name, entry);
      const swapped = entry.status.insertion !== status.insertion;
      entry.status = status;
      const there = status.card === 'present' || status.card === 'inUse';
      if (!there || swapped) endSession(entry);
      if (there && entry.session === null) startSession(entry, 1);
    }
    reportReaders();
  };

  const configure = (command: Extract<ReaderCommand, { command: 'configure' }>): void => {
    trustAnchors = command.trustAnchors;
    pinPadDisabledFor = command.pinPadDisabledFor;
    ocsp = command.ocsp ?? NOBODY_IS_ASKED;
    if (command.remembersCards === true) memory ??= createCardMemory();
    else memory = null;
    if (!watching && readers !== null) {
      // Not before: a card read without trust anchors would be judged wrongly.
      watching = true;
      readers.start({ onReaders, onService: (running, detail) => post({ type: 'service', running, detail }) });
    }
    reportReaders();
  };

  const practise = async (command: Extract<ReaderCommand, { command: `practice${string}` }>): Promise<unknown> => {
    if (practice === undefined) throw new Refused('noReader', 'no practice reader');
    if (command.command === 'practiceInsert') return practice.insert(command.card);
    return command.command === 'practiceRemove' ? practice.remove() : practice.state();
  };

  const sessionFor = (command: { reader: string; sessionId: string }): CardSession => {
    const session = entries.get(command.reader)?.session ?? null;
    if (session === null || session.id !== command.sessionId) throw new Refused('staleSession', 'another card session');
    return session;
  };

  const run = async (command: ReaderCommand): Promise<unknown> => {
    switch (command.command) {
      case 'ping':
        return { now: now().toISOString() };
      case 'configure':
        return configure(command);
      case 'practiceState':
      case 'practiceInsert':
      case 'practiceRemove':
        return practise(command);
      case 'readEidFile':
        return openEidFile(command.file, trustAnchors, now());
      case 'stop':
        for (const entry of entries.values()) entry.session?.end();
        // A card that hangs must not keep the process from stopping.
        await Promise.race([readers?.stop(), pause(500)]);
        return undefined;
      default:
    }
    if (readers === null) throw new Refused('buildMissing', 'no build of pcsclite fits this runtime');
    switch (command.command) {
      case 'searchAgain':
        return readers.searchAgain();
      case 'readAgain': {
        const entry = entries.get(command.reader);
        if (entry === undefined) throw new Refused('noReader', '');
        if (entry.session === null) throw new Refused('noCard', '');
        return startSession(entry, 1, true);
      }
      case 'tokenInfo':
        return { tokenInfo: await tokenInfoOf(readers, sessionFor(command)) };
      case 'certificateStatus':
        return certificateStatusOf(sessionFor(command), ocsp, now);
      case 'writeEidFile':
        return eidFileOf(readers, sessionFor(command));
      default: {
        const session = sessionFor(command);
        const pinPad = pinPadOf(command.reader);
        const limit = secretsOf(command).length === 0 && command.command !== 'pinTries' ? LIMIT.pinPad : LIMIT.command;
        return workWithPin(readers, session, command, { pinPad, toldTries, toldPukTries, limit });
      }
    }
  };

  const take = (message: unknown): void => {
    const parsed = readerCommand.safeParse(message);
    if (!parsed.success) {
      const { id } = (typeof message === 'object' && message !== null ? message : {}) as Record<string, unknown>;
      for (const secret of secretsOf(message)) secret.fill(0);
      if (Number.isSafeInteger(id)) refuse(id as number, { code: 'malformedData', detail: 'command not understood' });
      return;
    }
    const command = parsed.data;
    run(command)
      .finally(() => {
        for (const secret of secretsOf(command)) secret.fill(0);
      })
      .then(
        (value) => post({ type: 'answer', id: command.id, result: { ok: true, value } }),
        (error: unknown) => refuse(command.id, error instanceof Refused ? error.failure : failureOf(error)),
      )
      .then(() => {
        if (command.command === 'stop') options.stopped();
      });
  };

  const refuse = (id: number, failure: CardFailure): void => {
    post({ type: 'answer', id, result: { ok: false, failure } });
  };

  return { take };
};

/** The PINs and PUKs in a message, whatever it is. */
const secretsOf = (message: unknown): readonly Uint8Array[] =>
  typeof message === 'object' && message !== null
    ? SECRET_FIELDS.map((name) => (message as Record<string, unknown>)[name]).filter(
        (value): value is Uint8Array => value instanceof Uint8Array,
      )
    : [];

/** A command that is refused before a card is asked. */
class Refused extends Error {
  readonly failure: CardFailure;
  constructor(code: CardFailure['code'], detail: string) {
    super(code);
    this.failure = { code, detail };
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
