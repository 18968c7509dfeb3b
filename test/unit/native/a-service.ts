/** The service of the reader process over in-process readers, with everything it says. */
import {
  type CardEvent,
  type OcspSettings,
  type ReaderCommand,
  type ReaderMessage,
  readerMessage,
} from '../../../native/messages.ts';
import { createReaderService } from '../../../native/reader-service.ts';
import { testTrustAnchors } from '../../virtual-card/index.ts';
import { createInProcessReaders, type InProcessReaders } from './in-process-readers.ts';

type Question = ReaderCommand extends infer Command
  ? Command extends { id: number }
    ? Omit<Command, 'id'>
    : never
  : never;
type Answer = Extract<ReaderMessage, { type: 'answer' }>['result'];
export interface ToldEvent {
  readonly reader: string;
  readonly sessionId: string;
  readonly event: CardEvent;
}

export interface AService {
  readonly readers: InProcessReaders;
  readonly messages: readonly ReaderMessage[];
  readonly events: readonly ToldEvent[];
  ask(question: Question): Promise<Answer>;
  /** Any message, also one that is no command. */
  send(message: unknown): void;
  /** The first event of this kind from now on. */
  next(kind: CardEvent['kind'], reader?: string): Promise<ToldEvent>;
  readonly stopped: Promise<void>;
}

export const startService = async (
  names: readonly string[] = ['A'],
  withAddon = true,
  settings: { readonly ocsp?: OcspSettings; readonly now?: () => Date } = {},
): Promise<AService> => {
  const readers = createInProcessReaders(names);
  const messages: ReaderMessage[] = [];
  const events: ToldEvent[] = [];
  const answers = new Map<number, (answer: Answer) => void>();
  const waiting = new Set<(told: ToldEvent) => void>();
  let nextId = 1;
  let tellStopped = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    tellStopped = resolve;
  });
  const service = createReaderService({
    post: (posted) => {
      const message = readerMessage.parse(structuredClone(posted));
      messages.push(message);
      if (message.type === 'answer') {
        const settle = answers.get(message.id);
        answers.delete(message.id);
        settle?.(message.result);
      }
      if (message.type === 'card') {
        const told = { reader: message.reader, sessionId: message.sessionId, event: message.event };
        events.push(told);
        for (const look of [...waiting]) look(told);
      }
    },
    readers: withAddon ? readers : null,
    now: settings.now ?? (() => new Date()),
    platform: 'linux',
    stopped: tellStopped,
  });
  const ask = (question: Question): Promise<Answer> =>
    new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      answers.set(id, resolve);
      service.take({ ...question, id });
    });
  const { ocsp } = settings;
  const trustAnchors = [...(await testTrustAnchors())];
  await ask({ command: 'configure', trustAnchors, pinPadDisabledFor: [], ...(ocsp === undefined ? {} : { ocsp }) });
  return {
    readers,
    messages,
    events,
    ask,
    send: (message) => service.take(message),
    stopped,
    next: (kind, reader = 'A') =>
      new Promise((resolve) => {
        const look = (told: ToldEvent): void => {
          if (told.event.kind !== kind || told.reader !== reader) return;
          waiting.delete(look);
          resolve(told);
        };
        waiting.add(look);
      }),
  };
};
