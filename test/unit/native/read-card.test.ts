import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cardEvent } from '../../../native/messages.ts';
import {
  type CardRequest,
  fingerprint,
  hierarchy,
  makeBankCard,
  makeBlankCard,
  makeCard,
  PROFILE_NAMES,
  testTrustAnchors,
} from '../../virtual-card/index.ts';
import { readAll } from './in-process.ts';

const REQUESTS: readonly (readonly [string, CardRequest])[] = [
  ...PROFILE_NAMES.map((profile) => [profile, { profile }] as const),
  ['adultB on applet 1.0', { profile: 'adultB', generation: '1.0' }],
  ['adultB on applet 1.1', { profile: 'adultB', generation: '1.1' }],
  ['adultB with EC certificates', { profile: 'adultB', rekeyed: true }],
  ['adultA in the layout without structure version', { profile: 'adultA', structureVersion: 0 }],
];

describe.each(REQUESTS)('%s', (_name, request) => {
  it('is read completely, within the bounds on commands', async () => {
    const card = await makeCard(request);
    const reading = await readAll(card);
    const { contents } = card;
    const isNew = contents.generation === '1.8';

    expect(reading.events.map((event) => event.kind).filter((kind) => kind !== 'progress')).toEqual([
      'identity',
      'address',
      'chip',
      'rawTags',
      'photo',
      'certificates',
      'verdicts',
      'complete',
    ]);
    expect(reading.events.every((event) => cardEvent.safeParse(event).success)).toBe(true);
    expect(reading.event('identity')?.identity.nationalNumber).toBe(contents.identity.nationalNumber);
    expect(reading.event('chip')?.chip.appletVersion).toBe(contents.generation.replace('.', ''));
    expect(reading.event('address')?.address).toEqual(contents.address);
    expect(Buffer.from(reading.event('photo')?.jpeg ?? [])).toEqual(Buffer.from(contents.photo));
    for (const name of ['authentication', 'signature', 'ca', 'root', 'register'] as const) {
      const der = contents.certificates[name];
      const sha256 = der === null ? null : createHash('sha256').update(der).digest('hex').toUpperCase();
      expect(reading.event('certificates')?.certificates[name]).toMatchObject({ present: der !== null, sha256 });
    }

    const commandsBefore = (kind: string) => reading.after[reading.events.findIndex((event) => event.kind === kind)];
    expect(commandsBefore('identity')).toBeLessThanOrEqual(4);
    expect(commandsBefore('photo')).toBeLessThanOrEqual(isNew ? 23 : 22);
    expect(commandsBefore('complete')).toBeLessThanOrEqual(isNew ? 54 : 65);
  });

  it('is a test card in every part that can be judged', async () => {
    const card = await makeCard(request);
    const verdicts = (await readAll(card)).event('verdicts')?.verdicts;
    const testCard = { verdict: 'testCard', reason: 'testRoot' };
    const chip =
      card.contents.generation === '1.8' ? testCard : { verdict: 'notCheckable', reason: 'notOnThisGeneration' };
    expect(verdicts).toEqual({ identity: testCard, address: testCard, photo: testCard, chain: testCard, chip });
  });
});

const judged = async (request: CardRequest, options: Parameters<typeof readAll>[1] = {}) =>
  (await readAll(await makeCard(request), options)).event('verdicts')?.verdicts;
const asProduction = async () =>
  (await testTrustAnchors()).map((anchor) => ({ ...anchor, use: 'production' as const }));

describe('verdicts', () => {
  it('are "valid" only under a root that counts as production', async () => {
    const verdicts = await judged({ profile: 'adultA' }, { trustAnchors: await asProduction() });
    expect(Object.values(verdicts ?? {}).map((part) => part.verdict)).toEqual(Array(5).fill('valid'));
  });

  it('say that a certificate has run out, without condemning what was signed', async () => {
    const verdicts = await judged(
      { profile: 'adultA', certificatesUntil: '2026-12-31' },
      { trustAnchors: await asProduction(), now: new Date('2032-01-01T00:00:00Z') },
    );
    expect(verdicts?.chain).toEqual({ verdict: 'valid', reason: 'trustedExpired' });
    expect(verdicts?.identity).toEqual({ verdict: 'valid', reason: 'trusted' });
  });

  it.each(['adultA', 'adultB'] as const)('do not trust a foreign root: %s', async (profile) => {
    const verdicts = await judged({ profile, foreignRoot: true });
    expect(verdicts?.identity).toEqual({ verdict: 'notCheckable', reason: 'unknownRoot' });
    expect(verdicts?.chain).toEqual({ verdict: 'notCheckable', reason: 'unknownRoot' });
  });

  it.each(['adultA', 'adultB'] as const)('find a changed identity: %s', async (profile) => {
    const verdicts = await judged({ profile, tampering: ['identity'] });
    expect(verdicts?.identity).toEqual({ verdict: 'invalid', reason: 'signatureWrong' });
    expect(verdicts?.photo).toEqual({ verdict: 'notCheckable', reason: 'signedPartNotValid' });
  });

  it('find a changed identity under a foreign root too', async () => {
    const verdicts = await judged({ profile: 'adultA', tampering: ['identity'], foreignRoot: true });
    expect(verdicts?.identity).toEqual({ verdict: 'invalid', reason: 'signatureWrong' });
  });

  it.each(['adultA', 'adultB'] as const)('find a changed address: %s', async (profile) => {
    const verdicts = await judged({ profile, tampering: ['address'] });
    expect(verdicts?.address).toEqual({ verdict: 'invalid', reason: 'signatureWrong' });
    expect(verdicts?.identity.verdict).toBe('testCard');
  });

  it.each(['photo', 'photoHash'] as const)('find a photo that does not fit: %s', async (part) => {
    const verdicts = await judged({ profile: 'adultA', tampering: [part] });
    expect(verdicts?.photo).toEqual({ verdict: 'invalid', reason: 'hashWrong' });
  });

  it('find a chip whose key is not the one of the signed identity', async () => {
    const other = await makeCard({ profile: 'fPlus' });
    const key = other.state.files.get('DF01/4040') ?? null;
    const verdicts = await judged({ profile: 'adultA', files: { 'DF01/4040': key } });
    expect(verdicts?.chip).toEqual({ verdict: 'invalid', reason: 'keyHashWrong' });
  });

  it('find a chip that has the right key file but not the key', async () => {
    const card = await makeCard({ profile: 'adultA' });
    const other = await makeCard({ profile: 'fPlus' });
    const keys = card.state.keys as Map<number, unknown>;
    keys.set(0x81, other.state.keys.get(0x81));
    const { verdicts } = (await readAll(card)).event('verdicts') ?? {};
    expect(verdicts?.chip).toEqual({ verdict: 'invalid', reason: 'signatureWrong' });
  });

  it('find a register certificate of another root, and a CA of another root', async () => {
    const stranger = await hierarchy('stranger');
    const register = await judged({ profile: 'adultA', files: { 'DF00/503C': stranger.register.der } });
    expect(register?.identity.verdict).toBe('invalid');
    expect(register?.chain).toEqual({ verdict: 'invalid', reason: 'registerNotFromRoot' });
    const ca = await judged({ profile: 'adultA', files: { 'DF00/503A': stranger.foreigner.der } });
    expect(ca?.chain).toEqual({ verdict: 'invalid', reason: 'caNotFromRoot' });
  });

  it('find user certificates of another authority', async () => {
    const other = await makeCard({ profile: 'adultA', authority: 'citizen' });
    const certificate = other.contents.certificates.authentication;
    const verdicts = await judged({ profile: 'adultA', files: { 'DF00/5038': certificate } });
    expect(verdicts?.chain).toEqual({ verdict: 'invalid', reason: 'userCertificateNotFromCa' });
  });

  it.each([
    ['DF00/503C', 'identity', 'missing'],
    ['DF00/503B', 'chain', 'missing'],
    ['DF01/4032', 'identity', 'missing'],
    ['DF01/4034', 'address', 'missing'],
    ['DF01/4033', 'address', 'missing'],
    ['DF01/4035', 'photo', 'missing'],
    ['DF01/4040', 'chip', 'refusedByChip'],
  ] as const)('say what is missing without file %s', async (file, part, reason) => {
    const verdicts = await judged({ profile: 'adultA', files: { [file]: null } });
    expect(verdicts?.[part]).toEqual({ verdict: 'notCheckable', reason });
  });

  it.each(['DF00/503B', 'DF00/503C', 'DF00/503A', 'DF00/5038'])('survive garbage in %s', async (file) => {
    const garbage = Uint8Array.from({ length: 900 }, (_unused, index) => (index === 0 ? 0x30 : (index * 37) & 0xff));
    const verdicts = await judged({ profile: 'adultA', files: { [file]: garbage } });
    expect(verdicts?.chain.verdict).toBe('notCheckable');
  });

  it('trust a root by its whole fingerprint, however it is written', async () => {
    const sha256 = fingerprint((await hierarchy('ec')).root.der).replaceAll(/(..)(?!$)/g, '$1:');
    const trustAnchors = [{ sha256, label: '', use: 'production' as const }];
    expect((await judged({ profile: 'adultA' }, { trustAnchors }))?.chain.verdict).toBe('valid');
    const cut = [{ sha256: sha256.slice(0, -3), label: '', use: 'production' as const }];
    expect((await judged({ profile: 'adultA' }, { trustAnchors: cut }))?.chain.verdict).toBe('notCheckable');
  });
});

describe('other cards', () => {
  it('names a bank card and a blank card', async () => {
    expect((await readAll(makeBankCard())).last).toEqual({ kind: 'unknownCard', looksLike: 'bankCard' });
    expect((await readAll(makeBlankCard())).last).toEqual({ kind: 'unknownCard', looksLike: 'blankCard' });
  });

  it.each([
    ['a travel document', 'travelDocument', 'A0000002471001'],
    ['a USIM', 'sim', 'A0000000871002'],
    ['a contactless bank card', 'bankCard', '325041592E5359532E4444463031'],
  ])('names %s', async (_name, looksLike, aid) => {
    const card = answering((hex) => (hex.includes(aid) ? '9000' : '6A82'));
    expect((await readAll(card)).last).toEqual({ kind: 'unknownCard', looksLike });
  });

  it('names an old SIM, an empty Java card, and leaves the rest unnamed', async () => {
    const sim = answering((hex) => (hex.startsWith('A0A40000027F20') ? '9F17' : '6E00'));
    const java = answering((hex) => (hex === '00A4040000' ? '6F0084009000' : '6D00'));
    const other = answering((hex) => (hex.startsWith('00B0') ? '6982' : '6A82'));
    expect((await readAll(sim)).last).toMatchObject({ looksLike: 'sim' });
    expect((await readAll(java)).last).toMatchObject({ looksLike: 'blankCard' });
    expect((await readAll(other)).last).toMatchObject({ looksLike: 'other' });
  });

  it('knows a card that waits for its activation', async () => {
    for (const profile of ['newB', 'oldB'] as const) {
      const card = await makeCard({ profile, activation: 'filesWaiting' });
      expect((await readAll(card)).last).toMatchObject({ kind: 'failed', failure: { code: 'notActivated' } });
    }
  });
});

const answering = (answer: (hex: string) => string) => ({
  atr: Uint8Array.from([0x3b, 0x00]),
  reset: () => undefined,
  transmit: (command: Uint8Array) =>
    Uint8Array.from(Buffer.from(answer(Buffer.from(command).toString('hex').toUpperCase()), 'hex')),
  currentFile: () => null,
});

describe('a reading that goes wrong', () => {
  it('selects the applet where another program left the card elsewhere', async () => {
    const card = await makeCard({ profile: 'adultA' });
    const reading = await readAll(card, { faults: [{ at: 0, kind: 'status', status: 0x6a82 }] });
    expect(reading.last?.kind).toBe('complete');
  });

  it.each([
    [{ at: 2, kind: 'removed' }, 'cardRemoved'],
    [{ at: 2, kind: 'silence' }, 'timeout'],
    [{ at: 2, kind: 'status', status: 0x6f00 }, 'refusedByCard'],
    [{ at: 2, kind: 'truncated', bytes: 1 }, 'truncatedAnswer'],
  ] as const)('ends with its failure: %o', async (fault, code) => {
    const reading = await readAll(await makeCard({ profile: 'adultA' }), { faults: [fault] });
    expect(reading.last).toMatchObject({ kind: 'failed', failure: { code } });
  });

  it('ends when it is cancelled, without another command', async () => {
    const controller = new AbortController();
    controller.abort();
    const reading = await readAll(await makeCard({ profile: 'adultA' }), { signal: controller.signal });
    expect(reading.last).toMatchObject({ kind: 'failed', failure: { code: 'cancelled' } });
    expect(reading.after.at(-1)).toBe(0);
  });

  it('does not mix two cards: the chip must be the one of the identity', async () => {
    const card = await makeCard({ profile: 'adultA' });
    const other = await makeCard({ profile: 'newB' });
    const swapped = {
      ...card,
      transmit: (command: Uint8Array) => (command[1] === 0xe4 ? other : card).transmit(command),
    };
    expect((await readAll(swapped)).last).toMatchObject({ kind: 'failed', failure: { code: 'cardChanged' } });
  });

  it('asks the chip once more at the end where other programs share the card', async () => {
    const card = await makeCard({ profile: 'adultA' });
    const other = await makeCard({ profile: 'newB' });
    let asked = 0;
    const swapped = {
      ...card,
      transmit: (command: Uint8Array) => {
        if (command[1] !== 0xe4) return card.transmit(command);
        asked += 1;
        return (asked > 1 ? other : card).transmit(command);
      },
    };
    expect((await readAll(swapped, { sharing: 'exclusive' })).last?.kind).toBe('complete');
    asked = 0;
    expect((await readAll(swapped, { sharing: 'shared' })).last).toMatchObject({ failure: { code: 'cardChanged' } });
  });
});
