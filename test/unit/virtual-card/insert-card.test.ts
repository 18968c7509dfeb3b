import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';
import {
  bytesOnWire,
  type Card,
  type InsertedCard,
  type InsertOptions,
  insertCard,
  makeCard,
} from '../../virtual-card/index.ts';
import { verifyCommand } from './exchange.ts';

const SELECT_IDENTITY = '00A4080C063F00DF014031';
const READ = '00B0000010';

/** The driver's side of the connection: it listens, a card comes to it. */
interface Reader {
  readonly port: number;
  ask(message: string): Promise<string>;
  /** Sends without waiting. */
  tell(message: string): void;
  readonly closed: Promise<void>;
}

let server: Server;
let socket: Promise<Socket>;

beforeEach(async () => {
  server = createServer();
  socket = new Promise((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

async function insert(card: Card, options: InsertOptions = {}): Promise<{ reader: Reader; inserted: InsertedCard }> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The reader does not listen.');
  const inserted = await insertCard(card, { ...options, port: address.port });
  const wire = await socket;
  wire.on('error', () => undefined);
  const tell = (message: string): void => {
    const bytes = fromHex(message);
    wire.write(Buffer.concat([Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]));
  };
  const reader: Reader = {
    port: address.port,
    closed: new Promise((resolve) => wire.once('close', () => resolve())),
    tell,
    ask: (message) => {
      const answer = new Promise<string>((resolve) => {
        wire.once('data', (data: Buffer) => {
          expect(data.readUInt16BE(0)).toBe(data.length - 2);
          resolve(toHex(data.subarray(2)));
        });
      });
      tell(message);
      return answer;
    },
  };
  return { reader, inserted };
}

describe('a card in a reader', () => {
  it('gives its ATR, answers commands and forgets its state at a reset', async () => {
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultB' }));
    expect(await reader.ask('04')).toBe('3B9813400AA503010101AD1311');
    reader.tell('01');
    expect(await reader.ask(SELECT_IDENTITY)).toBe('9000');
    expect((await reader.ask(READ)).slice(-4)).toBe('9000');
    reader.tell('02');
    expect(await reader.ask(READ)).toBe('6986');
    expect(inserted.resets()).toBe(2);
    await inserted.remove();
    await reader.closed;
  });

  it('logs headers and lengths, never the PIN', async () => {
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultB' }));
    await reader.ask(SELECT_IDENTITY);
    await reader.ask(READ);
    await reader.ask(verifyCommand('4711'));
    expect(
      inserted.apdus.map(({ header, lc, le, file, answered, status }) => [header, lc, le, file, answered, status]),
    ).toEqual([
      ['00A4080C', 6, null, 'DF01/4031', 0, '9000'],
      ['00B00000', 0, 16, 'DF01/4031', 16, '9000'],
      ['00200001', 8, null, 'DF01/4031', 0, '63C2'],
    ]);
    expect(JSON.stringify(inserted.apdus)).not.toContain('4711');
    expect(bytesOnWire(inserted.apdus)).toBe(11 + 2 + 5 + 18 + 13 + 2);
    inserted.clearLog();
    expect(inserted.apdus).toHaveLength(0);
    await inserted.remove();
  });

  it('answers in the order of the questions, however slow', async () => {
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultB' }), { latency: 20 });
    reader.tell(SELECT_IDENTITY);
    await new Promise<void>((resolve) => void socket.then((wire) => wire.once('data', () => resolve())));
    inserted.setLatency(0);
    expect((await reader.ask(READ)).slice(-4)).toBe('9000');
    await inserted.remove();
  });

  it('says so when there is no reader', async () => {
    const card = await makeCard({ profile: 'adultB' });
    await expect(insertCard(card, { port: 1 })).rejects.toThrow();
  });
});

describe('a reader that hides procedure bytes', () => {
  it('fetches waiting bytes and repeats with the right length itself', async () => {
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultA' }), { hideProcedureBytes: true });
    expect(await reader.ask('00A4080C043F002F00')).toBe('9000');
    expect((await reader.ask('00B00000FC')).length / 2).toBe(37 + 2);
    await reader.ask('002241B6050480028482');
    await reader.ask(verifyCommand('1234'));
    const signature = await reader.ask(`002A9E9A30${'11'.repeat(48)}`);
    expect(signature.length / 2).toBe(96 + 2);
    await inserted.remove();
  });
});

describe('faults at a chosen command', () => {
  it.each([
    [{ at: 1, kind: 'truncated', bytes: 3 } as const, /^.{6}$/],
    [{ at: 1, kind: 'truncated', bytes: 0 } as const, /^.{2}$/],
    [{ at: 1, kind: 'garbage', bytes: 40 } as const, /^.{80}$/],
    [{ at: 1, kind: 'status', status: 0x6f00 } as const, /^6F00$/],
    [{ at: 1, kind: 'status', status: 0x6c10 } as const, /^6C10$/],
  ])('%o', async (fault, answer) => {
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultB' }), { faults: [fault] });
    expect(await reader.ask(SELECT_IDENTITY)).toBe('9000');
    expect(await reader.ask(READ)).toMatch(answer);
    expect((await reader.ask(READ)).length / 2).toBe(18);
    await inserted.remove();
  });

  it('pulls the card out', async () => {
    const faults = [{ at: 1, kind: 'removed' }] as const;
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultB' }), { faults });
    await reader.ask(SELECT_IDENTITY);
    reader.tell(READ);
    await reader.closed;
    await inserted.removed;
    expect(inserted.apdus.at(-1)?.status).toBe('silent');
  });

  it('keeps silent until the card is removed', async () => {
    const faults = [{ at: 0, kind: 'silence' }] as const;
    const { reader, inserted } = await insert(await makeCard({ profile: 'adultB' }), { faults });
    let heard = false;
    (await socket).once('data', () => {
      heard = true;
    });
    reader.tell(SELECT_IDENTITY);
    while (inserted.apdus.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await inserted.remove();
    await reader.closed;
    expect(heard).toBe(false);
  });
});
