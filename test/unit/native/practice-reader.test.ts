import { describe, expect, it } from 'vitest';
import { bothReaders } from '../../../native/both-readers.ts';
import {
  PRACTICE_CARDS,
  PRACTICE_READER,
  type PracticeCardName,
  type ReaderMessage,
} from '../../../native/messages.ts';
import type { ReaderStatus } from '../../../native/pcsc/channel.ts';
import { createPracticeReader } from '../../../native/practice/index.ts';
import { createReaderService } from '../../../native/reader-service.ts';
import { makeCard } from '../../virtual-card/index.ts';
import { createInProcessReaders } from './in-process-readers.ts';

/** The service of the reader process in training mode: nothing but the Belgian roots is declared. */
const inTraining = async (real = createInProcessReaders([])) => {
  const practice = createPracticeReader({ perCommand: 0 });
  const messages: ReaderMessage[] = [];
  const service = createReaderService({
    post: (message) => messages.push(structuredClone(message)),
    readers: bothReaders(real, practice),
    practice,
    now: () => new Date(),
    platform: 'linux',
    stopped: () => undefined,
  });
  let id = 0;
  const ask = async (question: object): Promise<Extract<ReaderMessage, { type: 'answer' }>['result']> => {
    id += 1;
    const mine = id;
    service.take({ ...question, id: mine });
    return until(() => messages.find((message) => message.type === 'answer' && message.id === mine)).then((found) => {
      if (found.type !== 'answer') throw new Error('unreachable');
      return found.result;
    });
  };
  const until = async <Value>(find: () => Value | undefined): Promise<Value> => {
    for (let tries = 0; tries < 5_000; tries += 1) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    throw new Error('it did not come');
  };
  const told = (kind: string, reader = PRACTICE_READER) =>
    messages.flatMap((message) =>
      message.type === 'card' && message.reader === reader && message.event.kind === kind
        ? [{ sessionId: message.sessionId, event: message.event }]
        : [],
    );
  const readers = () => messages.findLast((message) => message.type === 'readers');
  await ask({ command: 'configure', trustAnchors: [], pinPadDisabledFor: [] });
  return { ask, until, told, readers, messages };
};

describe('the practice reader', () => {
  it('is there without any hardware, marked as what it is', async () => {
    const { readers, messages } = await inTraining();
    expect(readers()).toEqual({
      type: 'readers',
      readers: [{ name: PRACTICE_READER, hasPinPad: false, isPractice: true, card: 'empty', sessionId: null }],
    });
    expect(messages).toContainEqual({ type: 'service', running: true, detail: '' });
  });

  it.each(PRACTICE_CARDS)('%s goes in, is read as what it is, and comes out', async (name: PracticeCardName) => {
    const { ask, until, told } = await inTraining();
    expect(await ask({ command: 'practiceInsert', card: name })).toEqual({ ok: true, value: { inside: name } });
    const end = await until(() => [...told('complete'), ...told('failed'), ...told('unknownCard')][0]);
    if (name === 'bankCard') expect(end.event).toMatchObject({ kind: 'unknownCard', looksLike: 'bankCard' });
    else if (name === 'newBNotActivated') expect(end.event).toMatchObject({ failure: { code: 'notActivated' } });
    else {
      const [verdicts] = told('verdicts');
      const identity = name === 'altered' ? 'invalid' : 'testCard';
      // A test card whatever happens: an invented card never counts as a real one.
      expect(verdicts?.event).toMatchObject({
        verdicts: { identity: { verdict: identity }, chain: { verdict: 'testCard' } },
      });
    }
    expect(await ask({ command: 'practiceRemove' })).toEqual({ ok: true, value: { inside: null } });
    await until(() => told('removed')[0]);
  });

  it('keeps a changed PIN and spent tries when the card comes back', async () => {
    const { ask, until, told } = await inTraining();
    const pin = (text: string) => new TextEncoder().encode(text);
    const reading = async (times: number) => {
      await ask({ command: 'practiceInsert', card: 'oldB' });
      const { sessionId } = await until(() => told('complete')[times - 1]);
      return { reader: PRACTICE_READER, sessionId, lastTryConfirmed: false };
    };
    const first = await reading(1);
    const changed = await ask({ command: 'changePin', ...first, pin: pin('1234'), newPin: pin('4321') });
    expect(changed).toEqual({ ok: true, value: { outcome: 'changed', triesLeft: 3 } });
    await ask({ command: 'practiceRemove' });
    const second = await reading(2);
    const wrong = await ask({ command: 'verifyPin', ...second, pin: pin('1234') });
    expect(wrong).toEqual({ ok: true, value: { outcome: 'wrongPin', triesLeft: 2 } });
    const right = await ask({ command: 'verifyPin', ...second, pin: pin('4321') });
    expect(right).toEqual({ ok: true, value: { outcome: 'verified', triesLeft: 3 } });
  });

  it('of two that are asked for at once only the last lies there', async () => {
    const { ask, until, told } = await inTraining();
    const [, second] = await Promise.all([
      ask({ command: 'practiceInsert', card: 'oldE' }),
      ask({ command: 'practiceInsert', card: 'newEU' }),
    ]);
    expect(second).toEqual({ ok: true, value: { inside: 'newEU' } });
    await until(() => told('complete')[0]);
    expect(told('identity').at(-1)?.event).toMatchObject({ identity: { documentType: 31 } });
  });

  it('stands beside real readers, whose cards are not test cards by it', async () => {
    const real = createInProcessReaders(['A']);
    const { readers, until, told } = await inTraining(real);
    const list = readers();
    expect(list?.type === 'readers' ? list.readers.map(({ name }) => name) : []).toEqual(['A', PRACTICE_READER]);
    real.insert('A', await makeCard({ profile: 'adultA', foreignRoot: true }));
    const verdicts = await until(() => told('verdicts', 'A')[0]);
    expect(verdicts.event).toMatchObject({ verdicts: { chain: { verdict: 'notCheckable', reason: 'unknownRoot' } } });
    real.serviceEnds();
    await until(() => {
      const now = readers();
      return now?.type === 'readers' && now.readers.length === 1 ? now : undefined;
    });
  });

  it('does not exist outside training mode', async () => {
    const messages: ReaderMessage[] = [];
    const service = createReaderService({
      post: (message) => messages.push(message),
      readers: createInProcessReaders([]),
      now: () => new Date(),
      platform: 'linux',
      stopped: () => undefined,
    });
    service.take({ command: 'practiceInsert', card: 'oldB', id: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(messages).toMatchObject([{ type: 'answer', result: { ok: false, failure: { code: 'noReader' } } }]);
  });
});

describe('without the add-on', () => {
  it('there is the practice reader alone', () => {
    const lists: (readonly ReaderStatus[])[] = [];
    bothReaders(null, createPracticeReader()).start({
      onReaders: (list) => lists.push(list),
      onService: () => undefined,
    });
    expect(lists.at(-1)?.map(({ name }) => name)).toEqual([PRACTICE_READER]);
  });
});

describe('cards of the practice reader that change hands', () => {
  const GET_CARD_DATA = Uint8Array.of(0x80, 0xe4, 0, 0, 0x1c);

  it('take no command of the work with the card before', async () => {
    const practice = createPracticeReader({ perCommand: 0 });
    await practice.insert('adultA');
    const swapped = practice.withCard(PRACTICE_READER, async (channel) => {
      await channel.transmit(GET_CARD_DATA);
      await practice.insert('fPlus');
      return channel.transmit(GET_CARD_DATA);
    });
    await expect(swapped).rejects.toMatchObject({ failure: { code: 'cardRemoved' } });
    expect(practice.state()).toEqual({ inside: 'fPlus' });
  });

  it('asked for one after another: the last one lies there, however long the first one took to be made', async () => {
    const practice = createPracticeReader({ perCommand: 0 });
    // The second one is there at once, the first one still has to be made.
    await practice.insert('bankCard');
    await Promise.all([practice.insert('minor15'), practice.insert('bankCard')]);
    expect(practice.state()).toEqual({ inside: 'bankCard' });
  });

  it('taken out while they are being made: nothing lies there afterwards', async () => {
    const practice = createPracticeReader({ perCommand: 0 });
    const made = practice.insert('child9');
    expect(practice.remove()).toEqual({ inside: null });
    expect(await made).toEqual({ inside: null });
    expect(practice.state()).toEqual({ inside: null });
  });
});
