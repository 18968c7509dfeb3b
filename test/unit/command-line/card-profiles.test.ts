/**
 * The JSON of the command line for every kind of card on every generation: each key, each value, compared with what was put
 * on the card. Read in process; reader, daemon and exit codes are played in the integration test of the command.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cardAnswer, NOTHING, withEvent } from '../../../electron/command-line/card-answer.ts';
import { readCard } from '../../../native/beid/index.ts';
import type { CardEvent } from '../../../native/messages.ts';
import { type CardRequest, makeCard, testTrustAnchors } from '../../virtual-card/index.ts';
import { layIn } from '../native/in-process.ts';

const GENERATIONS = {
  '1.0': { generation: '1.0' },
  '1.1': { generation: '1.1' },
  '1.7': { generation: '1.7' },
  '1.7 with EC certificates': { generation: '1.7', rekeyed: true },
  '1.8': { generation: '1.8' },
} as const satisfies Readonly<Record<string, Partial<CardRequest>>>;

const VALID = { verdict: 'valid', reason: 'trusted' };
const OLDER_CHIP = { verdict: 'notCheckable', reason: 'notOnThisGeneration' };
const OF_NOTHING_VALID = { verdict: 'notCheckable', reason: 'signedPartNotValid' };
const NO_ROOT = { verdict: 'notCheckable', reason: 'unknownRoot' };
const ABSENT = { present: false, notAfter: null, keyType: null };
const LONG = 'VAN DEN ÅÄÖÉÈÇŁŻŠĐÞ-Þórsdóttir O’Brien de la Fuente y Montañés dos Santos Gonçalves'.slice(0, 80);

interface Profile {
  readonly request: Omit<CardRequest, 'generation' | 'rekeyed'>;
  /** What is read that does not follow from the contents of the card; `isNew`: applet 1.8. */
  readonly differs?: (isNew: boolean) => Readonly<Record<string, unknown>>;
}

const PROFILES: Readonly<Record<string, Profile>> = {
  adult: { request: { profile: 'adultB' } },
  'minor under 18': { request: { profile: 'minor15' } },
  'child under 12': { request: { profile: 'child9' } },
  'not yet activated': { request: { profile: 'newB', activation: 'keysWaiting' } },
  'blocked PIN': { request: { profile: 'adultB', pinTriesLeft: 0 } },
  'tampered identity': {
    request: { profile: 'adultA', tampering: ['identity'] },
    differs: (isNew) => ({
      surname: 'SPECIMEX',
      verdicts: {
        identity: { verdict: 'invalid', reason: 'signatureWrong' },
        photo: OF_NOTHING_VALID,
        ...(isNew ? { chip: OF_NOTHING_VALID } : {}),
      },
    }),
  },
  'tampered address': {
    request: { profile: 'adultA', tampering: ['address'] },
    differs: () => ({ address: null, verdicts: { address: { verdict: 'invalid', reason: 'signatureWrong' } } }),
  },
  'wrong photo hash': {
    request: { profile: 'adultA', tampering: ['photoHash'] },
    differs: () => ({ verdicts: { photo: { verdict: 'invalid', reason: 'hashWrong' } } }),
  },
  'another photo': {
    request: { profile: 'adultA', tampering: ['photo'] },
    differs: () => ({ photoSha256: null, verdicts: { photo: { verdict: 'invalid', reason: 'hashWrong' } } }),
  },
  'foreign root': {
    request: { profile: 'adultA', foreignRoot: true },
    differs: (isNew) => ({
      verdicts: {
        identity: NO_ROOT,
        address: NO_ROOT,
        photo: NO_ROOT,
        chain: NO_ROOT,
        ...(isNew ? { chip: NO_ROOT } : {}),
      },
    }),
  },
  expired: {
    request: { profile: 'adultB', certificatesUntil: '2024-02-29' },
    differs: () => ({ verdicts: { chain: { verdict: 'valid', reason: 'trustedExpired' } } }),
  },
  'unknown tags': {
    request: {
      profile: 'adultB',
      extraTags: [
        [0x7e, Uint8Array.of(1, 2)],
        [0x7f, Uint8Array.of()],
        [0x80, new Uint8Array(600).fill(0x41)],
      ],
    },
    differs: () => ({
      unknownTags: [
        { tag: 0x7e, hex: '0102' },
        { tag: 0x7f, hex: '' },
        { tag: 0x80, hex: '41'.repeat(600) },
      ],
    }),
  },
  'long and non-ASCII names': {
    request: {
      profile: 'adultB',
      identity: {
        surname: LONG,
        givenNames: 'Þórdís-Ælfgifu Nguyễn',
        thirdNameInitial: 'Ø',
        birthPlace: '’s-Hertogenbosch / Boís-le-Duc – 東京',
        nationality: 'Þjóðverji',
      },
    },
  },
  'only the year of birth': {
    request: { profile: 'adultB', identity: { birthDate: '        1957' } },
    differs: () => ({ birthDate: '1957' }),
  },
  'month and year of birth': {
    request: { profile: 'adultB', identity: { birthDate: '   MÄR  1957' } },
    differs: () => ({ birthDate: '1957-03' }),
  },
  'empty certificates': { request: { profile: 'adultB', certificates: { authentication: false, signature: false } } },
};

const readAs = async (card: Awaited<ReturnType<typeof makeCard>>) => {
  const anchors = (await testTrustAnchors()).map((anchor) => ({ ...anchor, use: 'production' as const }));
  const { channel, sent } = layIn(card);
  let parts = withEvent(NOTHING, { kind: 'inserted', atr: Buffer.from(card.atr).toString('hex').toUpperCase() });
  let last: CardEvent | null = null;
  const options = { atr: card.atr, sharing: 'exclusive', trustAnchors: anchors, now: () => new Date() } as const;
  for await (const event of readCard(channel, options)) {
    parts = withEvent(parts, event);
    last = event;
  }
  return { last, sent, json: last?.kind === 'complete' ? cardAnswer('Reader 0', parts, last) : null };
};

const certificate = (der: Uint8Array | null) => {
  if (der === null) return ABSENT;
  const { validTo, publicKey } = new X509Certificate(der);
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  return {
    present: true,
    notAfter: new Date(validTo).toISOString(),
    keyType: bits === undefined ? 'EC P-384' : `RSA ${bits}`,
  };
};

describe.each(Object.entries(GENERATIONS))('applet %s', (_name, generation) => {
  it.each(Object.entries(PROFILES))('%s', async (_profile, { request, differs }) => {
    const card = await makeCard({ ...request, ...generation });
    const { identity, address, photo, certificates, chipSerial, birthDate, validFrom, validUntil } = card.contents;
    const isNew = card.contents.generation === '1.8';
    const { verdicts, ...fields } = differs?.(isNew) ?? {};
    const { json, sent } = await readAs(card);
    const expected = {
      reader: 'Reader 0',
      atr: Buffer.from(card.atr).toString('hex').toUpperCase(),
      appletVersion: card.contents.generation,
      chipSerial: Buffer.from(chipSerial).toString('hex').toUpperCase(),
      documentType: Number(identity.documentType),
      cardLetter: { 12: 'B', 33: 'A', 34: 'B', 64: 'B' }[Number(identity.documentType)],
      cardModel: Number(identity.documentType) > 23 ? 'new' : 'old',
      cardNumber: identity.cardNumber,
      validFrom,
      validUntil,
      issuingMunicipality: identity.issuingMunicipality,
      nationalNumber: identity.nationalNumber,
      surname: identity.surname,
      givenNames: identity.givenNames,
      thirdNameInitial: identity.thirdNameInitial,
      birthDate,
      birthPlace: identity.birthPlace,
      nationality: identity.nationality,
      sex: identity.sex,
      address: { street: address.street, postalCode: address.postalCode, municipality: address.municipality },
      photoSha256: createHash('sha256').update(photo).digest('hex'),
      unknownTags: [],
      certificates: {
        authentication: certificate(certificates.authentication),
        signature: certificate(certificates.signature),
        ca: certificate(certificates.ca),
        root: certificate(certificates.root),
        register: certificate(certificates.register),
      },
      verdicts: {
        identity: VALID,
        address: VALID,
        photo: VALID,
        chain: VALID,
        chip: isNew ? VALID : OLDER_CHIP,
        ...(verdicts as object),
      },
      apdus: sent.length,
      bytes: expect.any(Number),
      milliseconds: expect.any(Number),
      ...fields,
      // Replaced after signing: what the card says, not what was signed.
      ...(fields['address'] === null ? { address: expect.not.objectContaining({ street: address.street }) } : {}),
      ...(fields['photoSha256'] === null ? { photoSha256: expect.stringMatching(/^[0-9a-f]{64}$/) } : {}),
    };
    expect(json).toEqual(expected);
    expect(Object.keys(json ?? {})).toEqual(Object.keys(expected));
  });

  it('as delivered, before its activation: nothing can be read, and it is told so', async () => {
    const { json, last } = await readAs(await makeCard({ profile: 'newB', activation: 'filesWaiting', ...generation }));
    expect(json).toBeNull();
    expect(last).toMatchObject({ kind: 'failed', failure: { code: 'notActivated' } });
  });
});
