/** `npm run card`: process, reader process, pcsclite and PC/SC daemon as they are; only the card is virtual. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimReaders, READER_NAMES, readerPorts, startPcscd, stopPcscd } from '../../real-parts/index.ts';
import {
  type BelgianCard,
  bytesOnWire,
  CARD_NAMES,
  type Card,
  type CardName,
  hierarchy,
  type InsertedCard,
  type InsertOptions,
  insertCard,
  makeBankCard,
  makeCard,
  makeNamedCard,
} from '../../virtual-card/index.ts';
import { runCard, runNpmCard, watchCard } from './a-run.ts';

const WAIT_FOR_READERS = 900_000;
const WITHOUT_ADDON = fileURLToPath(new URL('../native/without-addon.mjs', import.meta.url));

let release = (): void => undefined;
let folder = '';
let trust: readonly string[] = [];
const inside = new Set<InsertedCard>();

beforeAll(async () => {
  release = await claimReaders();
  folder = mkdtempSync(join(tmpdir(), 'card-'));
  const [first, second, third] = await Promise.all((['rsa1024', 'rsa', 'ec'] as const).map((era) => hierarchy(era)));
  const pem = (der: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(
    join(folder, 'two.pem'),
    `${pem(first?.root.der ?? of())}some words between\n${pem(second?.root.der ?? of())}`,
  );
  writeFileSync(join(folder, 'ec.der'), third?.root.der ?? of());
  writeFileSync(join(folder, 'register.pem'), pem(third?.register.der ?? of()));
  writeFileSync(join(folder, 'text.pem'), 'no certificate');
  trust = ['--trust', join(folder, 'two.pem'), join(folder, 'ec.der')];
}, WAIT_FOR_READERS);
afterEach(async () => {
  if (inside.size === 0) return;
  await Promise.all([...inside].map((card) => card.remove()));
  inside.clear();
  // The daemon looks every 400 ms: a card swapped within that time would be taken for the one before.
  await delay(900);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  release();
});

const of = () => new Uint8Array();
const insert = async (card: Card, options: InsertOptions = {}): Promise<InsertedCard> => {
  const inserted = await insertCard(card, options);
  inside.add(inserted);
  return inserted;
};
const named = async (name: CardName): Promise<Card> => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(name);
  return card;
};
const read = (...words: readonly string[]) => runCard(['read', '--json', ...words]);
const KEYS = [
  ...['reader', 'atr', 'appletVersion', 'chipSerial', 'documentType', 'cardLetter', 'cardModel', 'cardNumber'],
  ...['validFrom', 'validUntil', 'issuingMunicipality', 'nationalNumber', 'surname', 'givenNames'],
  ...['thirdNameInitial', 'birthDate', 'birthPlace', 'nationality', 'sex', 'address', 'photoSha256', 'unknownTags'],
  ...['certificates', 'verdicts', 'apdus', 'bytes', 'milliseconds'],
];

const VALID = { verdict: 'valid', reason: 'trusted' };
const ALL_VALID = { identity: VALID, address: VALID, photo: VALID, chain: VALID };
/** Where not every part is valid. */
const VERDICTS: Readonly<Partial<Record<CardName, object>>> = {
  adultATampered: { identity: { verdict: 'invalid', reason: 'signatureWrong' } },
  adultAWrongPhoto: { identity: VALID, photo: { verdict: 'invalid', reason: 'hashWrong' } },
  adultAWrongPhotoHash: { photo: { verdict: 'invalid', reason: 'hashWrong' } },
  adultAForeignRoot: {
    identity: { verdict: 'notCheckable', reason: 'unknownRoot' },
    chain: { verdict: 'notCheckable', reason: 'unknownRoot' },
  },
};
const LETTERS: Readonly<Partial<Record<CardName, readonly [string | null, string | null]>>> = {
  adultA: ['A', 'new'],
  oldB: ['B', 'old'],
  oldE: ['E', 'old'],
  newEU: ['EU', 'new'],
  fPlus: ['F+', 'new'],
  otherPerson: ['L', 'new'],
  child9: ['B', 'new'],
  citizen: [null, null],
};
const ERRORS: Readonly<Partial<Record<CardName, object>>> = {
  bank: { code: 4, json: { code: 'notBelgianEid', looksLike: 'bankCard' } },
  blank: { code: 4, json: { code: 'notBelgianEid', looksLike: 'blankCard' } },
  newBUnreadable: { code: 5, json: { code: 'notActivated' } },
};

describe('every card, under the roots named for the run, as --watch tells it', () => {
  let watching: ReturnType<typeof watchCard>;
  beforeAll(async () => {
    watching = watchCard(trust);
    await watching.until('readers');
  });
  afterAll(async () => {
    watching.stop('SIGTERM');
    expect(await watching.ended).toBe(0);
  });

  it.each(CARD_NAMES.filter((name) => ERRORS[name] === undefined))('%s', async (name) => {
    const card = (await named(name)) as BelgianCard;
    const { identity, address, photo, generation, chipSerial, ...dates } = card.contents;
    const seen = watching.lines.length;
    const inserted = await insert(card);
    const { at: _at, event: _event, ...json }: Readonly<Record<string, unknown>> = await watching.until('read', seen);
    await inserted.remove();
    await watching.until('removed', seen);
    inside.delete(inserted);
    expect(Object.keys(json)).toEqual(KEYS);
    expect(json).toMatchObject({
      reader: READER_NAMES[0],
      atr: Buffer.from(card.atr).toString('hex').toUpperCase(),
      appletVersion: generation,
      chipSerial: Buffer.from(chipSerial).toString('hex').toUpperCase(),
      documentType: Number(identity.documentType),
      cardNumber: identity.cardNumber,
      validFrom: dates.validFrom,
      validUntil: dates.validUntil,
      issuingMunicipality: identity.issuingMunicipality,
      nationalNumber: identity.nationalNumber,
      surname: name === 'adultATampered' ? 'SPECIMEX' : identity.surname,
      givenNames: identity.givenNames,
      thirdNameInitial: identity.thirdNameInitial,
      birthDate: dates.birthDate,
      birthPlace: identity.birthPlace,
      nationality: identity.nationality,
      sex: identity.sex,
      address,
      verdicts: VERDICTS[name] ?? ALL_VALID,
    });
    const hash = createHash('sha256').update(photo).digest('hex');
    expect(json['photoSha256'] === hash).toBe(name !== 'adultAWrongPhoto');
    expect(json['verdicts']).toMatchObject({
      chip: generation === '1.8' ? {} : { verdict: 'notCheckable', reason: 'notOnThisGeneration' },
    });
    const [letter, model] = LETTERS[name] ?? ['skip', null];
    if (letter !== 'skip') expect([json['cardLetter'], json['cardModel']]).toEqual([letter, model]);
    const certificates = json['certificates'] as Readonly<Record<string, { readonly present: boolean }>>;
    expect(Object.values(certificates).map((entry) => Object.keys(entry))).toEqual(
      Array.from({ length: 5 }, () => ['present', 'notAfter', 'keyType']),
    );
    expect(certificates['signature']?.present).toBe(name !== 'minor15' && name !== 'child9');
    expect(inserted.apdus.length).toBe(json['apdus']);
    expect(bytesOnWire(inserted.apdus)).toBe(json['bytes']);
  });
});

describe('one card, once', () => {
  it.each(['adultA', 'adultB'] as const)('%s', async (name) => {
    const card = (await named(name)) as BelgianCard;
    await insert(card);
    const { code, json, stderr } = await read(...trust);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(json)).toEqual(KEYS);
    expect(json).toMatchObject({ surname: card.contents.identity.surname, verdicts: ALL_VALID });
  });

  it.each(Object.entries(ERRORS))('%s', async (name, expected) => {
    await insert(await named(name as CardName));
    const ended = await read(...trust);
    expect(ended).toMatchObject({ ...expected, stderr: '' });
    expect(ended.json['remedy']).toMatch(/\w+\. \w+/);
  });

  it('without the root: not valid, and why; with part of a birth date and tags that nobody knows', async () => {
    await insert(
      await makeCard({
        profile: 'adultA',
        identity: { birthDate: '        1957' },
        extraTags: [[0x7e, Uint8Array.of(1, 2)]],
      }),
    );
    expect(await read()).toMatchObject({
      code: 0,
      json: {
        birthDate: '1957',
        unknownTags: [{ tag: 0x7e, hex: '0102' }],
        verdicts: {
          identity: { verdict: 'notCheckable', reason: 'unknownRoot' },
          address: { verdict: 'notCheckable', reason: 'unknownRoot' },
          photo: { verdict: 'notCheckable', reason: 'unknownRoot' },
          chain: { verdict: 'notCheckable', reason: 'unknownRoot' },
          chip: { verdict: 'notCheckable', reason: 'unknownRoot' },
        },
      },
    });
  });

  it('as a person types it', async () => {
    await insert(await named('adultB'));
    expect(await runNpmCard(['read', '--json', ...trust])).toMatchObject({
      code: 0,
      stderr: '',
      json: { surname: 'VOORBEELD', verdicts: ALL_VALID },
    });
  });
});

describe('what does not work is told', () => {
  it('no card, and in which language', async () => {
    expect(await read('--language', 'en')).toMatchObject({ code: 3, json: { code: 'noCard', reader: null } });
  });

  it('the reader that is named, and no other', async () => {
    await insert(await named('adultB'), { port: readerPorts()[1] });
    expect(await read('--reader', READER_NAMES[0])).toMatchObject({ code: 3, json: { code: 'noCard' } });
    expect(await read('--reader', READER_NAMES[1])).toMatchObject({ code: 0, json: { reader: READER_NAMES[1] } });
    expect(await read()).toMatchObject({ code: 0, json: { reader: READER_NAMES[1] } });
    expect(await read('--reader', 'Absent')).toMatchObject({
      code: 2,
      json: { code: 'noReader', readers: [...READER_NAMES] },
    });
  });

  it.each([2, 12, 40])('the card removed at command %i', async (at) => {
    await insert(await named('adultA'), { faults: [{ at, kind: 'removed' }] });
    expect(await read()).toMatchObject({ code: 5, json: { code: 'cardRemoved', reader: READER_NAMES[0] } });
  });

  it('a card that keeps silent does not keep the command', async () => {
    await insert(await named('adultA'), { faults: [{ at: 9, kind: 'silence' }] });
    expect(await read()).toMatchObject({ code: 5, json: { code: 'timeout' } });
  });

  it('no service, no reader, and the service killed while reading', async () => {
    await stopPcscd();
    try {
      expect(await read()).toMatchObject({ code: 2, json: { code: 'noService' } });
      await startPcscd({ withReaders: false });
      expect(await read()).toMatchObject({ code: 2, json: { code: 'noReader' } });
    } finally {
      await stopPcscd();
      await startPcscd();
    }
    const inserted = await insert(await named('adultA'), { latency: 60 });
    const ending = read();
    while (inserted.apdus.length < 8) await delay(20);
    await stopPcscd('SIGKILL');
    try {
      expect(await ending).toMatchObject({ code: 5, json: { code: 'noService' } });
    } finally {
      await startPcscd();
    }
  });

  it('no build of the add-on', async () => {
    expect(await runCard(['read', '--json'], { NODE_OPTIONS: `--import=${WITHOUT_ADDON}` })).toMatchObject({
      code: 2,
      json: { code: 'buildMissing' },
    });
  });

  it('arguments that are wrong, each by its name', async () => {
    const { code, json } = await runCard([
      ...['raed', '--reader', '--fast', 'x', '--watch', 'y', '--language', 'es'],
      ...['--trust', join(folder, 'absent.pem'), join(folder, 'text.pem'), join(folder, 'register.pem')],
    ]);
    expect(code).toBe(1);
    expect(json['code']).toBe('wrongArguments');
    const problems = json['problems'] as readonly string[];
    const names = ['raed', '--reader', '--fast', 'y', '--language', 'absent.pem', 'text.pem', 'register.pem'];
    expect(problems).toHaveLength(names.length);
    for (const name of names) expect(problems.some((problem) => problem.includes(name))).toBe(true);
  });
});

describe('--watch', () => {
  it('tells what happens, one line each, card after card, until it is ended', async () => {
    const watching = watchCard(trust);
    await watching.until('readers');
    const first = await insert(await named('adultB'));
    expect(await watching.until('read')).toMatchObject({ surname: 'VOORBEELD', verdicts: ALL_VALID });
    expect(
      watching.lines.map(({ event }) => event).filter((event) => event !== 'readers' && event !== 'service'),
    ).toEqual(['inserted', 'identity', 'address', 'chip', 'photo', 'certificates', 'verdicts', 'read']);
    await first.remove();
    expect(await watching.until('removed')).toMatchObject({ reader: READER_NAMES[0], midRead: false });
    const seen = watching.lines.length;
    await insert(makeBankCard());
    expect(await watching.until('unknownCard', seen)).toMatchObject({ code: 'notBelgianEid', looksLike: 'bankCard' });
    watching.stop('SIGINT');
    expect(await watching.ended).toBe(0);
  });

  it('ends when nobody reads its lines', async () => {
    const watching = watchCard();
    await watching.until('readers');
    watching.closeOutput();
    await insert(await named('adultB'));
    expect(await watching.ended).toBe(0);
  });
});
