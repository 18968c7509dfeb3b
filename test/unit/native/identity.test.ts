import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAddress, withoutPadding } from '../../../native/beid/address.ts';
import { decodeChipData } from '../../../native/beid/chip-data.ts';
import { decodeIdentity } from '../../../native/beid/identity.ts';
import { cardIdentity } from '../../../native/messages.ts';
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';
import { type BelgianCard, makeCard } from '../../virtual-card/index.ts';
import { flatFile } from './flat-file.ts';

const text = (value: string) => new TextEncoder().encode(value);
const ESSENTIAL = [
  { tag: 1, value: text('B999001182') },
  { tag: 2, value: fromHex('534C4790000102030405060708090A0B') },
  { tag: 6, value: text('90010299639') },
  { tag: 7, value: text('VOORBEELD') },
];
const identityFileOf = (card: BelgianCard) => card.state.files.get('DF01/4031') ?? new Uint8Array();

describe('identity file', () => {
  it.each(['adultA', 'adultB', 'citizen', 'fPlus', 'newEU', 'child9'] as const)(
    'gives back what %s holds',
    async (profile) => {
      const card = await makeCard({ profile });
      const { identity, chipSerial } = card.contents;
      const decoded = decodeIdentity(identityFileOf(card));
      expect(decoded?.identity).toMatchObject({
        cardNumber: identity.cardNumber,
        chipSerial: toHex(chipSerial),
        nationalNumber: identity.nationalNumber,
        surname: identity.surname,
        givenNames: identity.givenNames,
        nationality: identity.nationality,
        birthDate: { iso: card.contents.birthDate },
        validFrom: { iso: card.contents.validFrom },
        validUntil: { iso: card.contents.validUntil },
        documentType: Number(identity.documentType),
        unknownTags: [],
        decodingFallbacks: [],
      });
      expect(decoded?.photoHash?.length).toBe(card.contents.generation === '1.8' ? 48 : 32);
      expect(decoded?.basicKeyHash?.length ?? null).toBe(card.contents.generation === '1.8' ? 48 : null);
      expect(cardIdentity.safeParse(decoded?.identity).success).toBe(true);
    },
  );

  it('keeps tags that nobody knows, repeated ones and a document type that is no number', () => {
    const file = flatFile([
      ...ESSENTIAL,
      { tag: 0x07, value: text('TWEEDE') },
      { tag: 0x0f, value: text('ZZ') },
      { tag: 0x42, value: fromHex('C0FFEE') },
    ]);
    const decoded = decodeIdentity(file);
    expect(decoded?.identity).toMatchObject({ surname: 'VOORBEELD', documentType: 0 });
    expect(decoded?.identity.unknownTags).toEqual([
      { tag: 0x07, hex: toHex(text('TWEEDE')) },
      { tag: 0x42, hex: 'C0FFEE' },
      { tag: 0x0f, hex: '5A5A' },
    ]);
  });

  it('reads names of more than 254 bytes and in any script, exactly as they stand', () => {
    const surname = `ÇELİK-${'Ð'.repeat(150)} Иванов 日本`;
    const file = flatFile([...ESSENTIAL.slice(0, 3), { tag: 7, value: text(surname) }]);
    expect(decodeIdentity(file)?.identity.surname).toBe(surname);
  });

  it('reads what is no UTF-8 as Latin-1 and says so', () => {
    const file = flatFile([...ESSENTIAL.slice(0, 3), { tag: 7, value: fromHex('4DDC4C4C4552') }]);
    expect(decodeIdentity(file)?.identity).toMatchObject({ surname: 'MÜLLER', decodingFallbacks: ['surname'] });
  });

  it('reads tags in any order, empty ones and lengths of several bytes alike', () => {
    const tags = [
      ...ESSENTIAL,
      { tag: 0x03, value: text('01.02.2024') },
      { tag: 0x08, value: text('') },
      { tag: 0x0b, value: text('Y'.repeat(700)) },
      { tag: 0x0c, value: text('02 JAN  1990') },
      { tag: 0x0f, value: text('69') },
      { tag: 0x42, value: new Uint8Array(255) },
    ];
    const inOrder = decodeIdentity(flatFile(tags));
    expect(inOrder?.identity).toMatchObject({ givenNames: '', documentType: 69, birthDate: { iso: '1990-01-02' } });
    expect(inOrder?.identity.birthPlace.length).toBe(700);
    fc.assert(
      fc.property(fc.shuffledSubarray(tags, { minLength: tags.length }), (shuffled) => {
        expect(decodeIdentity(flatFile(shuffled))).toEqual(inOrder);
      }),
    );
  });

  it('is none wherever it is cut off, unless between two tags', () => {
    const file = flatFile(ESSENTIAL);
    for (let size = 0; size < file.length; size += 1) expect(decodeIdentity(file.slice(0, size))).toBeNull();
  });

  it('tells a family member by the tag alone', () => {
    expect(decodeIdentity(flatFile(ESSENTIAL))?.identity.memberOfFamily).toBe(false);
    const file = flatFile([...ESSENTIAL, { tag: 0x14, value: new Uint8Array() }]);
    expect(decodeIdentity(file)?.identity.memberOfFamily).toBe(true);
  });

  it.each([1, 2, 6, 7])('is none without tag %i', (tag) => {
    expect(decodeIdentity(flatFile(ESSENTIAL.filter((entry) => entry.tag !== tag)))).toBeNull();
  });

  it('is none when it is cut off', () => {
    const file = flatFile(ESSENTIAL);
    expect(decodeIdentity(file.subarray(0, file.length - 1))).toBeNull();
  });

  it('answers every byte string, and every change of a real file, with a value of the declared form', async () => {
    const real = identityFileOf(await makeCard({ profile: 'newB' }));
    const changed = fc
      .array(fc.tuple(fc.nat(real.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const file = Uint8Array.from(real);
        for (const [at, value] of changes) file[at] = value;
        return file;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), changed), (file) => {
        const decoded = decodeIdentity(file);
        if (decoded !== null) expect(cardIdentity.safeParse(decoded.identity).success).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('address file', () => {
  it('is read with its padding', async () => {
    const card = await makeCard({ profile: 'adultB' });
    const decoded = decodeAddress(card.state.files.get('DF01/4033') ?? new Uint8Array());
    expect(decoded).toEqual(card.contents.address);
  });

  it('may be empty, but not cut off', () => {
    expect(decodeAddress(new Uint8Array(117))).toEqual({ street: '', postalCode: '', municipality: '' });
    expect(decodeAddress(fromHex('010541'))).toBeNull();
  });

  it('loses only the zeros at its end', () => {
    expect(toHex(withoutPadding(fromHex('0002000201014100020031000000')))).toBe('0002000201014100020031');
    expect(withoutPadding(new Uint8Array(9)).length).toBe(0);
  });
});

describe('GET CARD DATA', () => {
  const EXAMPLE = '534C494E336600296CFF232CF7131031A503010101110002000101' + '0F';

  it('is decoded', () => {
    expect(decodeChipData(fromHex(EXAMPLE))).toEqual({
      serial: '534C494E336600296CFF232CF7131031',
      appletVersion: '11',
      globalOsVersion: '0002',
      lifeCycle: '0F',
      raw: EXAMPLE,
      pinTriesLeft: null,
    });
  });

  it.each([
    ['02FFFF', 2],
    ['00FFFF', 0],
    ['FFFFFF', null],
  ])('tells the tries in the long form %s', (tail, tries) => {
    expect(decodeChipData(fromHex(`${EXAMPLE}${tail}`))?.pinTriesLeft).toBe(tries);
  });

  it('is refused when it is too short', () => {
    expect(decodeChipData(fromHex(EXAMPLE).subarray(0, 27))).toBeNull();
  });
});
