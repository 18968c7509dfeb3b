import { describe, expect, it } from 'vitest';
import { makeCard } from '../../virtual-card/index.ts';
import { type AService, startService } from './a-service.ts';

const digits = (pin: string) => new TextEncoder().encode(pin);
const read = async (service: AService, card: Awaited<ReturnType<typeof makeCard>>) => {
  const done = service.next('complete');
  service.readers.insert('A', card);
  return (await done).sessionId;
};
const kindsOf = (service: AService, sessionId: string) =>
  service.events.filter((told) => told.sessionId === sessionId).map((told) => told.event.kind);

describe('sessions', () => {
  it('read each insertion by themselves, in order', async () => {
    const service = await startService();
    const session = await read(service, await makeCard({ profile: 'adultA' }));
    expect(kindsOf(service, session).filter((kind) => kind !== 'progress')).toEqual([
      'inserted',
      'identity',
      'address',
      'chip',
      'rawTags',
      'photo',
      'certificates',
      'verdicts',
      'complete',
    ]);
  });

  it('get a name of their own at each insertion, also of a card that was swapped unseen', async () => {
    const service = await startService();
    const first = await read(service, await makeCard({ profile: 'adultA' }));
    const other = await makeCard({ profile: 'adultB' });
    const second = await read(service, other);
    expect(second).not.toBe(first);
    expect(kindsOf(service, first).at(-1)).toBe('removed');
    const again = service.next('complete');
    await service.ask({ command: 'readAgain', reader: 'A' });
    expect((await again).sessionId).not.toBe(second);
  });

  it('say nothing more once they are over', async () => {
    const service = await startService();
    const card = await makeCard({ profile: 'adultA' });
    const identity = service.next('identity');
    service.readers.insert('A', card);
    const { sessionId } = await identity;
    service.readers.remove('A');
    await read(service, await makeCard({ profile: 'adultB' }));
    const kinds = kindsOf(service, sessionId);
    expect(kinds.at(-1)).toBe('removed');
    expect(kinds.filter((kind) => kind === 'removed').length).toBe(1);
    expect(service.events.find((told) => told.sessionId === sessionId && told.event.kind === 'removed')?.event).toEqual(
      {
        kind: 'removed',
        midRead: true,
      },
    );
  });

  it('of two readers run side by side', async () => {
    const service = await startService(['A', 'B']);
    const both = [service.next('complete', 'A'), service.next('complete', 'B')];
    service.readers.insert('A', await makeCard({ profile: 'adultA' }));
    service.readers.insert('B', await makeCard({ profile: 'adultB' }));
    const [a, b] = await Promise.all(both);
    expect(a?.sessionId).not.toBe(b?.sessionId);
  });

  it('wait for a card that another program holds', async () => {
    const service = await startService();
    service.readers.hold('A', true);
    const inUse = service.next('failed');
    service.readers.insert('A', await makeCard({ profile: 'adultA' }));
    expect((await inUse).event).toEqual({ kind: 'failed', failure: { code: 'cardInUse', detail: '' } });
    const done = service.next('complete');
    service.readers.hold('A', false);
    await done;
  });
});

describe('commands', () => {
  it('answer the heartbeat', async () => {
    const service = await startService();
    expect(await service.ask({ command: 'ping' })).toMatchObject({ ok: true });
  });

  it('that are none get an answer where they have a number, and do no harm', async () => {
    const service = await startService();
    service.send({ id: 99, command: 'verifyPin', pin: 'text' });
    for (const nonsense of [null, undefined, 7, 'ping', [], { command: 'ping' }, { id: 'x', command: 'ping' }]) {
      service.send(nonsense);
    }
    expect(service.messages.filter((message) => message.type === 'answer').slice(1)).toEqual([
      {
        type: 'answer',
        id: 99,
        result: { ok: false, failure: { code: 'malformedData', detail: 'command not understood' } },
      },
    ]);
    expect(await service.ask({ command: 'ping' })).toMatchObject({ ok: true });
  });

  it('about a card that is gone, or about none, are refused', async () => {
    const service = await startService();
    const card = await makeCard({ profile: 'adultA' });
    const session = await read(service, card);
    service.readers.remove('A');
    const pin = digits('9999');
    const question = { command: 'verifyPin', reader: 'A', sessionId: session, pin, lastTryConfirmed: false } as const;
    expect(await service.ask(question)).toMatchObject({ ok: false, failure: { code: 'staleSession' } });
    expect([...pin]).toEqual([0, 0, 0, 0]);
    expect(await service.ask({ ...question, reader: 'Z' })).toMatchObject({ failure: { code: 'staleSession' } });
    expect(await service.ask({ command: 'readAgain', reader: 'A' })).toMatchObject({ failure: { code: 'noCard' } });
    expect(await service.ask({ command: 'readAgain', reader: 'Z' })).toMatchObject({ failure: { code: 'noReader' } });
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('for a pin pad that the reader does not have are refused', async () => {
    const service = await startService();
    const sessionId = await read(service, await makeCard({ profile: 'adultA' }));
    const answer = await service.ask({
      command: 'verifyPin',
      reader: 'A',
      sessionId,
      pin: null,
      lastTryConfirmed: false,
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'refusedByCard' } });
  });

  it('leave no open access right on the card', async () => {
    const service = await startService();
    const card = await makeCard({ profile: 'adultB' });
    const sessionId = await read(service, card);
    const verified = await service.ask({
      command: 'verifyPin',
      reader: 'A',
      sessionId,
      pin: digits('1234'),
      lastTryConfirmed: false,
    });
    expect(verified).toMatchObject({ ok: true, value: { outcome: 'verified' } });
    expect(Buffer.from(card.transmit(Uint8Array.from([0, 0x20, 0, 1, 0]))).toString('hex')).toBe('63c3');
  });

  it('without a build of the add-on all say so, but the process lives', async () => {
    const service = await startService(['A'], false);
    expect(await service.ask({ command: 'searchAgain' })).toMatchObject({
      ok: false,
      failure: { code: 'buildMissing' },
    });
    expect(await service.ask({ command: 'pinTries', reader: 'A', sessionId: 's' })).toMatchObject({
      failure: { code: 'buildMissing' },
    });
    expect(await service.ask({ command: 'ping' })).toMatchObject({ ok: true });
  });

  it('end everything', async () => {
    const service = await startService();
    expect(await service.ask({ command: 'stop' })).toMatchObject({ ok: true });
    await service.stopped;
  });
});

describe('a card that comes back', () => {
  const remembering = async (remembersCards: boolean) => {
    const service = await startService();
    await service.ask({ command: 'configure', trustAnchors: [], pinPadDisabledFor: [], remembersCards });
    return service;
  };
  const readAgain = async (remembersCards: boolean) => {
    const service = await remembering(remembersCards);
    const card = await makeCard({ profile: 'adultA' });
    await read(service, card);
    service.readers.remove('A');
    service.readers.setFaults('A', []);
    const sessionId = await read(service, card);
    return { service, sessionId, commands: service.readers.commands('A') };
  };

  it('is read without its certificates, where that is wanted', async () => {
    expect((await readAgain(false)).commands).toBeGreaterThan(40);
    const { service, sessionId, commands } = await readAgain(true);
    expect(commands).toBeLessThan(32);
    // "Read again" means all of it.
    service.readers.setFaults('A', []);
    const complete = service.next('complete');
    await service.ask({ command: 'readAgain', reader: 'A' });
    expect((await complete).sessionId).not.toBe(sessionId);
    expect(service.readers.commands('A')).toBeGreaterThan(40);
  });

  it('with another photo starts over in a session of its own, in which nothing remembered was told', async () => {
    const service = await remembering(true);
    await read(service, await makeCard({ profile: 'adultB' }));
    service.readers.remove('A');
    const before = service.events.length;
    const sessionId = await read(service, await makeCard({ profile: 'adultB', tampering: ['photo'] }));
    const sessions = new Set(service.events.slice(before).map((told) => told.sessionId));
    expect(sessions.size).toBe(2);
    const told = service.events.filter((one) => one.sessionId === sessionId).map(({ event }) => event);
    expect(told.filter(({ kind }) => kind === 'photo').length).toBe(1);
    expect(told.find(({ kind }) => kind === 'verdicts')).toMatchObject({
      verdicts: { photo: { verdict: 'invalid', reason: 'hashWrong' } },
    });
    // What was said in the first attempt: no verdict, no end.
    const first = service.events.slice(before).filter((one) => one.sessionId !== sessionId);
    expect(first.some(({ event }) => event.kind === 'verdicts' || event.kind === 'complete')).toBe(false);
  });
});
