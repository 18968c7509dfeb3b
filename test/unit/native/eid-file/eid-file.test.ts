import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EidFile, readEidFile, toHex, writeEidFile } from '../../../../native/beid/index.ts';
import { cardAddress, cardIdentity } from '../../../../native/messages.ts';
import { binaryFile, xmlFile } from './a-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const opened = (bytes: Uint8Array): EidFile => {
  const read = readEidFile(bytes);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const refusal = (text: string) => {
  const read = readEidFile(utf8(text));
  return read.ok ? 'read' : read.error;
};

describe('the XML form', () => {
  it('is read into the same fields as a card, and is never taken for one', () => {
    const file = opened(utf8(`\ufeff${xmlFile()}`));
    expect(file.source).toEqual({ kind: 'file', form: 'xml4', version: '4.4' });
    expect('verdicts' in file).toBe(false);
    expect(file.identity).toMatchObject({
      nationalNumber: '57000099767',
      birthDate: { raw: '19570000', iso: '1957' },
      sex: 'F',
      specialStatus: '0',
      duplicate: '01',
      memberOfFamily: true,
      surname: 'VOORBEELD & ÉTOILE',
      givenNames: 'Zoë Marie',
      thirdNameInitial: 'K',
      nationality: "Côte <d'Ivoire>",
      documentType: 33,
      cardNumber: 'B999001178',
      chipSerial: '534C494E000000000000000000000001',
      validUntil: { iso: '2030-09-19' },
      issuingMunicipality: 'Brugge',
    });
    expect(file.address).toEqual({ street: 'Proefstraat 12', postalCode: '8000', municipality: 'Brugge' });
    expect(toHex(file.photo ?? new Uint8Array())).toBe('FFD8FFE000');
    expect(toHex(file.certificates.root ?? new Uint8Array())).toBe('3003020105');
    expect(file.certificates).toMatchObject({ ca: null, authentication: null, signature: null, register: null });
    expect([...file.unreadable].sort()).toEqual(['authentication', 'ca']);
    expect([file.appletVersion, file.graphicalVersion]).toEqual(['18', '08']);
  });

  it('takes both forms of the protection, and every mention', () => {
    const inside = opened(utf8(xmlFile({ identity: 'dateandcountryofprotection="20140813IT"' }))).identity;
    const beside = opened(
      utf8(
        xmlFile({
          card: `<protection_date_country>20140813IT</protection_date_country>
            <workpermit mention="seasonal worker" vat1="0123456789" regionalfile="R-1"/><something new="1"><deep/></something>
            <brexit mention1="Article 18(1) Agreement" mention2="Permanent stay"/><cardA mentions1="Student"/>`,
        }),
      ),
    ).identity;
    expect([inside.protection, beside.protection]).toEqual(['13.08.2014-IT', '13.08.2014-IT']);
    expect(beside).toMatchObject({
      labourMarket: 'A',
      employerVat1: '0123.456.789',
      employerVat2: '',
      regionalFileNumber: 'R-1',
      brexitMention1: 'B',
      brexitMention2: 'C',
      aCardMention1: 'D',
      aCardMention2: '',
    });
  });

  it.each([
    ['WHITE_CANE_EXTENDED_MINORITY', '3'],
    ['yellowcane,extendedminority', '5'],
    ['', '0'],
    ['SOMETHING_NEW', 'SOMETHING_NEW'],
  ])('takes the special status %s of old and new viewers', (word, onCard) => {
    const { identity } = opened(utf8(xmlFile().replace('specialstatus="NO_STATUS"', `specialstatus="${word}"`)));
    expect(identity.specialStatus).toBe(onCard);
  });

  it.each([
    ['a document type', xmlFile({ head: '<!DOCTYPE eid [<!ENTITY a "aaaa">]>' }), 'documentTypeNotAllowed'],
    ['another file named', xmlFile({ head: '<!DOCTYPE eid SYSTEM "file:///etc/passwd">' }), 'documentTypeNotAllowed'],
    ['a declaration inside', '<eid><!ELEMENT x ANY></eid>', 'documentTypeNotAllowed'],
    ['an entity', xmlFile().replace('Abidjan', '&lol;'), 'malformed'],
    ['a character that is none', xmlFile().replace('Abidjan', '&#0;'), 'malformed'],
    ['a number beyond all characters', xmlFile().replace('Abidjan', '&#x110000;'), 'malformed'],
    ['a bare ampersand', xmlFile().replace('&amp;', '&'), 'malformed'],
    ['a control character', xmlFile().replace('Abidjan', '\u0001'), 'malformed'],
    ['an attribute twice', xmlFile({ identity: 'gender="male"' }), 'malformed'],
    ['an end that is missing', xmlFile().replace('</eid>', ''), 'malformed'],
    ['another end', xmlFile().replace('</address>', '</adress>'), 'malformed'],
    ['text behind the end', `${xmlFile()}more`, 'malformed'],
    ['two roots', '<eid/><eid/>', 'malformed'],
    ['nothing but a comment', '<!-- eid -->', 'malformed'],
    ['a comment without end', '<eid><!-- </eid>', 'malformed'],
    ['an attribute without end', '<eid version="4.5>', 'malformed'],
    ['attributes that touch', `<eid a="1"b="2"/>`, 'malformed'],
    ['another kind of file', '<svg/>', 'notAnEidFile'],
    ['too deep', '<a>'.repeat(5_000), 'tooComplex'],
    ['too many elements', `<eid>${'<a/>'.repeat(600)}</eid>`, 'tooComplex'],
    ['too many attributes', `<eid ${Array.from({ length: 50 }, (_, n) => `a${n}="1"`).join(' ')}/>`, 'tooComplex'],
    ['too large', ' '.repeat(1_000_001), 'tooLarge'],
    ['empty', '', 'notAnEidFile'],
    ['only white space', '  \n', 'notAnEidFile'],
  ])('refuses %s', (_what, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(readEidFile(Buffer.from(xmlFile(), 'latin1'))).toEqual({ ok: false, error: 'malformed' });
  });
});

describe('the binary form', () => {
  it('is read like the card it came from', async () => {
    const { card, bytes } = await binaryFile();
    const file = opened(bytes);
    expect(file.source).toEqual({ kind: 'file', form: 'binary35', version: null });
    expect(file.identity).toMatchObject({
      surname: card.contents.identity.surname,
      birthDate: { iso: card.contents.birthDate },
      validUntil: { iso: card.contents.validUntil },
    });
    expect(file.address).toEqual(card.contents.address);
    expect(toHex(file.photo ?? new Uint8Array())).toBe(toHex(card.contents.photo));
    const { authentication, ca, root, register } = card.contents.certificates;
    const hex = (der: Uint8Array | null) => (der === null ? null : toHex(der));
    expect(Object.values(file.certificates).map(hex)).toEqual([authentication, null, ca, root, register].map(hex));
    expect(file.unreadable).toEqual([]);
  });

  it('is refused when it is cut off anywhere', async () => {
    const { bytes } = await binaryFile();
    for (let end = 0; end < 400; end += 1) {
      const read = readEidFile(bytes.subarray(0, end));
      // Cut between two parts it is a shorter file; its identity is then whole.
      if (read.ok) expect(read.value.identity.surname).toBe('VOORBEELD');
    }
    expect(readEidFile(bytes.subarray(0, bytes.length - 1))).toEqual({ ok: false, error: 'notAnEidFile' });
  });
});

const WORD = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replace(/[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').trim());
const DATE = fc
  .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map(([year, month, day]) =>
    [
      String(year),
      ...(month === 0 ? [] : [month, ...(day === 0 ? [] : [day])]).map((part) => String(part).padStart(2, '0')),
    ].join('-'),
  );

describe('written and read again', () => {
  it('keeps everything that the form has a place for', async () => {
    const { bytes } = await binaryFile();
    const base = opened(bytes);
    fc.assert(
      fc.property(
        fc.record({ surname: WORD, givenNames: WORD, street: WORD, born: DATE, type: fc.integer({ min: 1, max: 99 }) }),
        fc.record({
          specialStatus: fc.constantFrom('0', '1', '2', '3', '4', '5'),
          labourMarket: fc.constantFrom('', '7', '8', '9', 'A'),
          employerVat1: fc.constantFrom('', '0123.456.789'),
          protection: fc.constantFrom('', '13.08.2014-IT'),
          brexitMention2: fc.constantFrom('', 'C'),
          aCardMention1: fc.constantFrom('', 'A', 'D', 'J'),
          memberOfFamily: fc.boolean(),
          regionalFileNumber: WORD,
        }),
        fc.uint8Array({ maxLength: 300 }),
        ({ surname, givenNames, street, born, type }, mentions, photo) => {
          const identity = {
            ...base.identity,
            ...mentions,
            surname,
            givenNames,
            documentType: type,
            birthDate: { raw: '', iso: born },
            sex: 'F',
          };
          const address = { street, postalCode: '8000', municipality: 'Brugge' };
          const graphicalVersion = '08';
          const appletVersion = '17';
          const written = {
            ...base,
            identity,
            address,
            graphicalVersion,
            appletVersion,
            photo: photo.length > 0 ? photo : null,
          };
          const again = opened(utf8(writeEidFile(written)));
          const iso = ({ raw: _raw, ...date }: EidFile['identity']['birthDate']) => date;
          const compared = (file: typeof written) => ({
            ...file,
            source: null,
            identity: {
              ...file.identity,
              // The form has no place for these.
              specialOrganisation: '',
              euStayDate: '',
              validFrom: iso(file.identity.validFrom),
              validUntil: iso(file.identity.validUntil),
              birthDate: iso(file.identity.birthDate),
            },
          });
          expect(compared({ ...again, graphicalVersion, appletVersion } as typeof written)).toEqual(compared(written));
          expect([again.graphicalVersion, again.appletVersion, again.source.version]).toEqual(['08', '17', '4.5']);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('any bytes', () => {
  const well = (bytes: Uint8Array): void => {
    const read = readEidFile(bytes);
    if (!read.ok) return;
    expect(cardIdentity.safeParse(read.value.identity).success).toBe(true);
    expect(read.value.address === null || cardAddress.safeParse(read.value.address).success).toBe(true);
    expect(read.value.source.kind).toBe('file');
    utf8(writeEidFile(read.value));
  };

  it('get an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), well), { numRuns: 5_000 });
  });

  it('get an answer where a real file was changed', async () => {
    const { bytes } = await binaryFile();
    const seeds = [utf8(xmlFile()), bytes];
    const change = fc.array(
      fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.nat({ max: 40 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...seeds), change, (seed, changes) => {
        let file = new Uint8Array(seed);
        for (const { at, byte, cut } of changes) {
          const place = at % file.length;
          file[place] = byte;
          if (cut > 30) file = Uint8Array.from([...file.subarray(0, place), ...file.subarray(place + cut)]);
          if (file.length === 0) return;
        }
        well(file);
      }),
      { numRuns: 5_000 },
    );
  });

  it('made of what XML is made of get an answer', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '<eid',
      '</eid>',
      '<identity',
      '<card',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '#',
      'x',
      '"',
      "'",
      '=',
      ' ',
      'a',
      '<?',
      '?>',
      '<!DOCTYPE',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => well(utf8(pieces.join('')))),
      { numRuns: 5_000 },
    );
  });
});
