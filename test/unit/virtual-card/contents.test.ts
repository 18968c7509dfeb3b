import { createHash, verify, X509Certificate } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toHex, withoutTrailingZeros } from '../../../native/practice/card/bytes.ts';
import { certificateDirectory, privateKeyDirectory } from '../../../native/practice/card/pkcs15-bytes.ts';
import {
  type BelgianCard,
  type CardRequest,
  encodeIdentity,
  encodeLength,
  fingerprint,
  identityCardNumber,
  makeCard,
  nationalNumber,
  PROFILE_NAMES,
  printedBirthDate,
  residenceCardNumber,
  testTrustAnchors,
} from '../../virtual-card/index.ts';

const EMPTY = new Uint8Array();

function file(card: BelgianCard, key: string): Uint8Array {
  return card.state.files.get(key) ?? EMPTY;
}

function derOf(signature: Uint8Array): Uint8Array {
  return signature.slice(0, 2 + (signature[1] ?? 0));
}

/** The register's two signatures, checked as a reader would. */
function signaturesHold(card: BelgianCard, hash: string): { identity: boolean; address: boolean } {
  const register = new X509Certificate(card.contents.certificates.register);
  const isEc = register.publicKey.asymmetricKeyType === 'ec';
  const [identitySignature, addressSignature] = [file(card, 'DF01/4032'), file(card, 'DF01/4034')];
  const holds = (data: Uint8Array, signature: Uint8Array): boolean =>
    verify(hash, data, register.publicKey, isEc ? derOf(signature) : signature);
  return {
    identity: holds(file(card, 'DF01/4031'), identitySignature),
    address: holds(Buffer.concat([withoutTrailingZeros(file(card, 'DF01/4033')), identitySignature]), addressSignature),
  };
}

describe('PKCS#15 bytes', () => {
  it('are those of the RSA 1024 card', () => {
    expect(toHex(privateKeyDirectory({ type: 'rsa', bits: 1024 }))).toBe(
      '303A30170C0E41757468656E7469636174696F6E030206C0040101300F0401020302052003' +
        '0203B802020082A10E300C300604043F00DF0002020400' +
        '303930150C095369676E6174757265030206C00401010201013010040103030306004003' +
        '0203B802020083A10E300C300604043F00DF0002020400',
    );
    const directory = certificateDirectory({ type: 'rsa', bits: 1024 }, { authentication: true, signature: true });
    expect(directory).toHaveLength(163);
    expect(toHex(directory)).toContain('3023300B0C024341030206C004010130060401040101FFA10C300A300804063F00DF00503A');
    expect(toHex(directory)).toContain(
      '3025300D0C04526F6F74030206C004010130060401060101FFA10C300A300804063F00DF00503B',
    );
  });

  it('have the lengths of applet 1.8', () => {
    const ec = { type: 'ec-p384' } as const;
    expect(certificateDirectory(ec, { authentication: true, signature: true })).toHaveLength(175);
    expect(toHex(privateKeyDirectory(ec))).toMatch(/^A03A.*02020180$/);
  });

  it('leave out missing certificates and end in zeros', () => {
    const none = certificateDirectory({ type: 'ec-p384' }, { authentication: false, signature: false });
    expect(none).toHaveLength(175);
    expect(toHex(none)).toMatch(/^3026300B0C024341/);
    expect(withoutTrailingZeros(none)).toHaveLength(82);
  });
});

describe('identity bytes', () => {
  it('are those of the documented example', async () => {
    const { contents } = await makeCard({ profile: 'citizen' });
    const identity = {
      ...contents.identity,
      cardNumber: '592999999050',
      validFrom: '01.03.2020',
      validUntil: '01.03.2030',
      issuingMunicipality: 'Brussel',
      nationalNumber: '90010200190',
      surname: 'TESTER',
      givenNames: 'Jan Piet',
      thirdNameInitial: 'K',
      nationality: 'Belg',
      birthPlace: 'Gent',
      birthDate: '02 JAN  1990',
      sex: 'M',
      documentType: '01',
    };
    const chipSerial = Buffer.from('534C494E000000000000000000000001', 'hex');
    const binding = { chipSerial, photoHash: EMPTY, basicKeyHash: null, structureVersion: 0 } as const;
    expect(toHex(encodeIdentity(identity, binding))).toBe(
      '010C3539323939393939393035300210534C494E000000000000000000000001030A30312E30332E32303230040A30312E30332E32303330' +
        '05074272757373656C060B3930303130323030313930070654455354455208084A616E205069657409014B0A0442656C670B0447656E74' +
        '0C0C3032204A414E2020313939300D014D0E000F0230311001301100',
    );
  });

  it('count lengths from 255 on in several bytes', () => {
    expect([...encodeLength(0)]).toEqual([0]);
    expect([...encodeLength(254)]).toEqual([254]);
    expect([...encodeLength(255)]).toEqual([255, 0]);
    expect([...encodeLength(300)]).toEqual([255, 45]);
    expect([...encodeLength(510)]).toEqual([255, 255, 0]);
  });

  it('start with the structure version on applet 1.8 unless the old layout is asked for', async () => {
    const newer = await makeCard({ profile: 'adultA' });
    expect(toHex(file(newer, 'DF01/4031'))).toMatch(/^00020002010A/);
    const plain = await makeCard({ profile: 'adultA', structureVersion: 0 });
    expect(toHex(file(plain, 'DF01/4031'))).toMatch(/^010A/);
  });

  it('take unknown tags at their place', async () => {
    const card = await makeCard({ profile: 'adultA', extraTags: [[0x2a, Uint8Array.of(1, 2)]] });
    expect(toHex(file(card, 'DF01/4031'))).toMatch(/2A020102$/);
  });
});

describe('numbers and dates of invented people', () => {
  it('have right check digits', () => {
    expect(nationalNumber('1985-07-30', 33)).toBe('85073003328');
    expect(nationalNumber('2017-07-30', 33)).toBe('17073003384');
    expect(residenceCardNumber(1234567)).toBe('B123456748');
    expect(identityCardNumber(5911917064)).toBe('591191706458');
    expect(identityCardNumber(5912010999)).toBe('591201099997');
  });

  it('print birth dates in three languages', () => {
    expect(printedBirthDate('1990-01-02', 'nl')).toBe('02 JAN  1990');
    expect(printedBirthDate('1980-03-08', 'nl')).toBe('08 MAAR 1980');
    expect(printedBirthDate('1997-12-22', 'de')).toBe('22.DEZ. 1997');
  });

  it('make a minor of 15 on any day, without signature certificate', async () => {
    const today = Temporal.PlainDate.from('2031-03-31');
    const { contents } = await makeCard({ profile: 'minor15', today });
    expect(Temporal.PlainDate.from(contents.birthDate).until(today, { largestUnit: 'years' }).years).toBe(15);
    expect(contents.identity.nationalNumber).toMatch(/^150930998/);
    expect(contents.certificates.signature).toBeNull();
    expect(contents.certificates.authentication).not.toBeNull();
  });

  it('are the same person on the old and the new card', async () => {
    const [old, fresh] = await Promise.all([makeCard({ profile: 'oldE' }), makeCard({ profile: 'newEU' })]);
    expect(old.contents.identity.nationalNumber).toBe(fresh.contents.identity.nationalNumber);
    expect(old.contents.identity.cardNumber).not.toBe(fresh.contents.identity.cardNumber);
    expect(toHex(old.contents.chipSerial)).not.toBe(toHex(fresh.contents.chipSerial));
  });
});

describe('integrity', () => {
  const kinds: readonly (readonly [string, CardRequest, string, string])[] = [
    ['1.0', { profile: 'adultB', generation: '1.0' }, 'sha1', 'sha1'],
    ['1.1', { profile: 'adultB', generation: '1.1' }, 'sha1', 'sha1'],
    ['1.7', { profile: 'adultB' }, 'sha256', 'sha256'],
    ['1.7 re-keyed', { profile: 'adultB', rekeyed: true }, 'sha384', 'sha256'],
    ['1.8', { profile: 'adultA' }, 'sha384', 'sha384'],
  ];
  it.each(kinds)('%s: signatures, photo hash and chain hold', async (_name, request, hash, photoHash) => {
    const card = await makeCard(request);
    expect(signaturesHold(card, hash)).toEqual({ identity: true, address: true });
    const photo = createHash(photoHash).update(file(card, 'DF01/4035')).digest('hex').toUpperCase();
    expect(toHex(file(card, 'DF01/4031'))).toContain(`11${(photo.length / 2).toString(16)}${photo}`);
    const certificates = Object.fromEntries(
      Object.entries(card.contents.certificates).map(([name, der]) => [name, new X509Certificate(der ?? EMPTY)]),
    );
    const { root, ca, register, authentication, signature } = certificates;
    for (const [child, parent] of [
      [root, root],
      [ca, root],
      [register, root],
      [authentication, ca],
      [signature, ca],
    ]) {
      expect(parent && child?.checkIssued(parent) && child.verify(parent.publicKey)).toBe(true);
    }
  });

  it('pads signature files of EC registers and keeps the padding under the address signature', async () => {
    const rekeyed = await makeCard({ profile: 'adultB', rekeyed: true });
    expect(file(rekeyed, 'DF01/4032')).toHaveLength(256);
    expect(file(await makeCard({ profile: 'adultA' }), 'DF01/4032')).toHaveLength(128);
  });

  it('binds the basic key on applet 1.8', async () => {
    const card = await makeCard({ profile: 'adultA' });
    const keyHash = createHash('sha384').update(file(card, 'DF01/4040')).digest('hex').toUpperCase();
    expect(file(card, 'DF01/4040')).toHaveLength(120);
    expect(toHex(file(card, 'DF01/4031'))).toContain(`1A30${keyHash}`);
  });

  it('breaks exactly what tampering names', async () => {
    const tampered = async (what: 'identity' | 'address' | 'photo' | 'photoHash'): Promise<readonly boolean[]> => {
      const card = await makeCard({ profile: 'adultA', tampering: [what] });
      const { identity, address } = signaturesHold(card, 'sha384');
      const photo = createHash('sha384').update(file(card, 'DF01/4035')).digest('hex').toUpperCase();
      return [identity, address, toHex(file(card, 'DF01/4031')).includes(photo)];
    };
    expect(await tampered('identity')).toEqual([false, true, true]);
    expect(await tampered('address')).toEqual([true, false, true]);
    expect(await tampered('photo')).toEqual([true, true, false]);
    expect(await tampered('photoHash')).toEqual([true, true, false]);
  });
});

describe('the test hierarchy', () => {
  it('is declared by fingerprint, without the stranger', async () => {
    const anchors = (await testTrustAnchors()).map(({ sha256 }) => sha256);
    const rootOf = async (request: CardRequest): Promise<string> =>
      fingerprint((await makeCard(request)).contents.certificates.root);
    expect(anchors).toContain(await rootOf({ profile: 'adultA' }));
    expect(anchors).toContain(await rootOf({ profile: 'adultB' }));
    expect(anchors).toContain(await rootOf({ profile: 'adultB', generation: '1.1' }));
    expect(anchors).not.toContain(await rootOf({ profile: 'adultA', foreignRoot: true }));
  });

  it('names every authority as a test', async () => {
    for (const profile of PROFILE_NAMES) {
      const { ca, root, register } = (await makeCard({ profile })).contents.certificates;
      for (const der of [ca, root, register]) expect(new X509Certificate(der).subject).toMatch(/CN=TEST /);
    }
  });

  it('gives citizens and foreigners their own authority and policies', async () => {
    const subjectOf = async (request: CardRequest): Promise<string> =>
      new X509Certificate((await makeCard(request)).contents.certificates.ca).subject;
    expect(await subjectOf({ profile: 'citizen' })).toContain('CN=TEST Citizen CA');
    expect(await subjectOf({ profile: 'adultB' })).toContain('CN=TEST Foreigner CA');
  });
});
