/** The stage with everything real but the card: PC/SC daemon, pcsclite, reader process. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type CardEvent, type ReaderMessage, readerMessage } from '../../../native/messages.ts';
import { pcscdRuns, plugIn, READER_NAMES, readerPorts, startPcscd, stopPcscd, unplug } from '../../real-parts/index.ts';
import { type Fault, type InsertedCard, insertCard, testTrustAnchors } from '../../virtual-card/index.ts';
import { MISHAPS, type Mishap, type Stage, type ToldEvent } from './stage.ts';

const WAIT = 60_000;

export const openRealStage = async (): Promise<Stage> => {
  const [reader] = READER_NAMES;
  const child = fork(fileURLToPath(new URL('./short-limits.ts', import.meta.url)), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
  const told: ToldEvent[] = [];
  const answers = new Map<number, (answer: Extract<ReaderMessage, { type: 'answer' }>['result']) => void>();
  let state: 'gone' | 'empty' | 'card' = 'gone';
  let nextId = 1;
  let inside: InsertedCard | null = null;
  let dead: Promise<void> | null = null;

  child.on('message', (raw) => {
    const message = readerMessage.parse(raw);
    if (message.type === 'answer') {
      answers.get(message.id)?.(message.result);
      answers.delete(message.id);
    }
    if (message.type === 'card' && message.reader === reader) {
      told.push({ sessionId: message.sessionId, event: message.event });
    }
    if (message.type === 'readers') {
      const listed = message.readers.find((entry) => entry.name === reader);
      state = listed === undefined ? 'gone' : listed.card === 'empty' ? 'empty' : 'card';
    }
  });

  const until = async (fits: () => boolean, what: string): Promise<void> => {
    const end = Date.now() + WAIT;
    while (!fits()) {
      if (Date.now() > end) throw new Error(`${what} did not come in ${WAIT} ms`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const ask: Stage['ask'] = (question) =>
    new Promise((resolve, reject) => {
      const id = nextId;
      nextId += 1;
      // A question that is never answered is a fault of its own, and must not stop the run.
      const late = setTimeout(() => {
        answers.delete(id);
        reject(new Error(`${question.command} was not answered in ${WAIT} ms`));
      }, WAIT);
      answers.set(id, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      child.send({ ...question, id });
    });
  const arm = (card: InsertedCard, what: Mishap, at: number): void => {
    const from = card.apdus.length;
    if (what !== 'serviceKilled' && what !== 'readerRemoved') {
      card.setFaults([faultOf(what, from + at)]);
      return;
    }
    // Kept silent at this command, and while everybody waits the daemon is killed, or the plug of the reader is pulled.
    card.setFaults([{ at: from + at, kind: 'silence' }]);
    dead = (async () => {
      await until(() => card.apdus.length > from + at, 'the command');
      if (what === 'serviceKilled') return stopPcscd('SIGKILL');
      unplug();
      return card.remove();
    })();
    dead.catch(() => undefined);
  };

  await ask({ command: 'configure', trustAnchors: [...(await testTrustAnchors())], pinPadDisabledFor: [] });
  await until(() => state === 'empty', 'an empty reader');
  return {
    reader,
    mishaps: MISHAPS,
    insert: async (card, mishap) => {
      told.length = 0;
      inside = await insertCard(card, { port: readerPorts()[0] });
      if (mishap !== undefined) arm(inside, mishap.what, mishap.at);
    },
    arm: ({ what, at }) => {
      if (inside !== null) arm(inside, what, at);
    },
    events: () => told,
    told: async (kinds: readonly CardEvent['kind'][]) => {
      const find = () => told.find(({ event }) => kinds.includes(event.kind));
      await until(() => find() !== undefined, kinds.join(', '));
      const found = find();
      if (found === undefined) throw new Error('unreachable');
      return found;
    },
    ask,
    clear: async () => {
      await dead;
      const killed = !pcscdRuns();
      plugIn();
      dead = null;
      await inside?.remove();
      inside = null;
      if (killed) await startPcscd();
      await until(() => state === 'empty', 'an empty reader');
    },
    close: async () => {
      await ask({ command: 'stop' });
    },
  };
};

const faultOf = (what: Exclude<Mishap, 'serviceKilled' | 'readerRemoved'>, at: number): Fault => {
  switch (what) {
    case 'cardRemoved':
      return { at, kind: 'removed' };
    case 'truncated':
      return { at, kind: 'truncated', bytes: 1 };
    case 'garbage':
      return { at, kind: 'garbage', bytes: 23 };
    case 'status6F00':
      return { at, kind: 'status', status: 0x6f00 };
    case 'status6Cxx':
      return { at, kind: 'status', status: 0x6c07 };
    case 'silence':
      return { at, kind: 'silence' };
  }
};
