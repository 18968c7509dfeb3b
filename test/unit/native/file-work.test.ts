import { describe, expect, it } from 'vitest';
import { decodeTokenInfo } from '../../../native/beid/token-info.ts';
import { type EidFileAnswer, eidFileAnswer, tokenInfoAnswer, writtenEidFile } from '../../../native/messages.ts';
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';
import { makeCard } from '../../virtual-card/index.ts';
import { startService } from './a-service.ts';

/** A card read completely, with its session. */
const readCard = async (request: Parameters<typeof makeCard>[0]) => {
  const service = await startService();
  const card = await makeCard(request);
  const complete = service.next('complete');
  service.readers.insert('A', card);
  return { service, card, onCard: { reader: 'A', sessionId: (await complete).sessionId } };
};
const given = (answer: { readonly ok: boolean; readonly value?: unknown }): unknown => {
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
};
const ok = (answer: EidFileAnswer): Extract<EidFileAnswer, { ok: true }> => {
  if (!answer.ok) throw new Error(answer.refusal);
  return answer;
};

describe('what the expert sees of a card', () => {
  it('every entry of identity and address as it stands there, unknown ones too', async () => {
    const { service, card } = await readCard({ profile: 'adultA', extraTags: [[0x77, fromHex('0102')]] });
    const told = service.events.find(({ event }) => event.kind === 'rawTags')?.event;
    if (told?.kind !== 'rawTags') throw new Error('no raw tags');
    expect(told.tags).toContainEqual({ file: 'identity', tag: 0x77, hex: '0102' });
    expect(told.tags).toContainEqual({
      file: 'address',
      tag: 2,
      hex: toHex(new TextEncoder().encode(card.contents.address.postalCode)),
    });
    expect(told.tags.filter(({ file }) => file === 'identity').map(({ tag }) => tag)).toContain(0x1a);
  });

  it('the certificates as files, empty ones as none', async () => {
    const { service, card } = await readCard({ profile: 'child9' });
    const told = service.events.find(({ event }) => event.kind === 'certificates')?.event;
    if (told?.kind !== 'certificates') throw new Error('no certificates');
    expect(toHex(told.files.register ?? new Uint8Array())).toBe(toHex(card.contents.certificates.register));
    expect(told.files.signature).toBeNull();
  });

  it('the versions in the token file', async () => {
    const { service, onCard } = await readCard({ profile: 'adultA' });
    const answer = tokenInfoAnswer.parse(given(await service.ask({ command: 'tokenInfo', ...onCard })));
    expect(answer.tokenInfo).toMatchObject({ graphicalVersion: '08' });
    expect(answer.tokenInfo?.hex).toMatch(/^30/);
  });

  it.each(['', '30', '3005010203', '31030102030405060708'])('"%s" is no token file', (hex) => {
    expect(decodeTokenInfo(fromHex(hex))).toBeNull();
  });
});

describe('what a file proves', () => {
  it.each([
    ['adultA', {}, { verdict: 'testCard', reason: 'testRoot' }],
    ['adultA', { foreignRoot: true }, { verdict: 'notCheckable', reason: 'unknownRoot' }],
  ] as const)('%s %j: its certificates may be real ones, its data never', async (profile, more, chain) => {
    const { service, onCard } = await readCard({ profile, ...more });
    const { text } = writtenEidFile.parse(given(await service.ask({ command: 'writeEidFile', ...onCard })));
    const file = new TextEncoder().encode(text);
    const answer = ok(eidFileAnswer.parse(given(await service.ask({ command: 'readEidFile', file }))));
    expect(answer.verdicts.chain).toEqual(chain);
    const { chain: _chain, ...rest } = answer.verdicts;
    for (const verdict of Object.values(rest)) {
      expect(verdict).toEqual({ verdict: 'notCheckable', reason: 'fileWithoutSignature' });
    }
  });
});

describe('.eid files through the reader process', () => {
  it.each(['adultA', 'adultB', 'child9', 'fPlus'] as const)('%s out and in again', async (profile) => {
    const { service, card, onCard } = await readCard({ profile });
    const { text } = writtenEidFile.parse(given(await service.ask({ command: 'writeEidFile', ...onCard })));
    const file = new TextEncoder().encode(text);
    const read = ok(eidFileAnswer.parse(given(await service.ask({ command: 'readEidFile', file }))));
    expect(read.source).toEqual({ kind: 'file', form: 'xml4', version: '4.5' });
    expect(read.identity).toMatchObject({
      nationalNumber: card.contents.identity.nationalNumber,
      surname: card.contents.identity.surname,
      documentType: Number(card.contents.identity.documentType),
    });
    expect(read.address).toEqual(card.contents.address);
    expect(toHex(read.photo ?? new Uint8Array())).toBe(toHex(card.contents.photo));
    expect(read.certificates.register.present).toBe(true);
    expect(read.certificates.authentication.present).toBe(card.contents.certificates.authentication !== null);
    expect(read.unreadable).toEqual([]);
  });

  it('a file that is none is refused, not thrown over', async () => {
    const { service } = await readCard({ profile: 'adultA' });
    const file = new TextEncoder().encode('<html/>');
    const read = eidFileAnswer.parse(given(await service.ask({ command: 'readEidFile', file })));
    expect(read).toEqual({ ok: false, refusal: 'notAnEidFile' });
  });

  it('is not written of a card of another session', async () => {
    const { service } = await readCard({ profile: 'adultA' });
    expect(await service.ask({ command: 'writeEidFile', reader: 'A', sessionId: 'another' })).toMatchObject({
      ok: false,
      failure: { code: 'staleSession' },
    });
  });
});

describe('secrets in a message', () => {
  it('are overwritten also where the command is not understood', async () => {
    const { service } = await readCard({ profile: 'adultA' });
    const [pin, newPin, puk] = ['1234', '5678', '333333111111'].map((text) => new TextEncoder().encode(text));
    service.send({ command: 'changePin', id: 900, pin, newPin, puk });
    for (const secret of [pin, newPin, puk]) expect(secret?.every((byte) => byte === 0)).toBe(true);
  });
});
