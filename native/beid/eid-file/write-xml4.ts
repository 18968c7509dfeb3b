/** Writes the XML form 4.5, as its schema says: mentions as attributes, absent things left out. */
import type { CardDate } from '../dates.ts';
import type { EidFile } from './eid-file.ts';
import {
  aCardFirst,
  aCardSecond,
  brexitFirst,
  brexitSecond,
  documentTypes,
  protections,
  sexes,
  specialStatuses,
  vatNumbers,
  workPermits,
} from './words.ts';
import { escapeXml } from './xml.ts';

/** What is written: the same data, from a card or from another file. */
export type EidFileContents = Omit<EidFile, 'source' | 'unreadable'>;

/** The text of the file, UTF-8. Tags that the form has no place for (special organisation, stay date, unknown ones) are not in it. */
export const writeEidFile = (contents: EidFileContents): string => {
  const { identity: person, address, photo, certificates } = contents;
  const permit = {
    mention: workPermits.toWord(person.labourMarket),
    vat1: vatNumbers.toWord(person.employerVat1),
    vat2: vatNumbers.toWord(person.employerVat2),
    regionalfile: person.regionalFileNumber,
  };
  const brexit = {
    mention1: brexitFirst.toWord(person.brexitMention1),
    mention2: brexitSecond.toWord(person.brexitMention2),
  };
  const cardA = {
    mentions1: aCardFirst.toWord(person.aCardMention1),
    mentions2: aCardSecond.toWord(person.aCardMention2),
  };
  const root = element('eid', { version: '4.5', graphpersoversion: contents.graphicalVersion ?? '' }, [
    element(
      'identity',
      {
        nationalnumber: person.nationalNumber,
        dateofbirth: compactDate(person.birthDate),
        gender: sexes.toWord(person.sex),
        noblecondition: person.nobleTitle,
        specialstatus: specialStatuses.toWord(person.specialStatus),
        duplicate: person.duplicate,
        memberoffamily: person.memberOfFamily ? '1' : '',
        dateandcountryofprotection: protections.toWord(person.protection),
      },
      [
        leaf('name', person.surname),
        leaf('firstname', person.givenNames),
        optional('middlenames', person.thirdNameInitial),
        leaf('nationality', person.nationality),
        leaf('placeofbirth', person.birthPlace),
        leaf('photo', base64(photo)),
      ],
    ),
    element(
      'card',
      {
        documenttype: documentTypes.toWord(String(person.documentType)),
        carddata_appl_version: contents.appletVersion ?? '',
        cardnumber: person.cardNumber,
        chipnumber: person.chipSerial,
        validitydatebegin: compactDate(person.validFrom),
        validitydateend: compactDate(person.validUntil),
      },
      [
        leaf('deliverymunicipality', person.issuingMunicipality),
        mentions('workpermit', permit),
        mentions('brexit', brexit),
        mentions('cardA', cardA),
      ],
    ),
    address === null
      ? ''
      : element('address', {}, [
          leaf('streetandnumber', address.street),
          leaf('zip', address.postalCode),
          leaf('municipality', address.municipality),
        ]),
    element('certificates', {}, [
      optional('root', base64(certificates.root)),
      optional('citizenca', base64(certificates.ca)),
      optional('authentication', base64(certificates.authentication)),
      optional('signing', base64(certificates.signature)),
      optional('rrn', base64(certificates.register)),
    ]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

/** Attributes without a value are left out. */
const element = (name: string, attributes: Readonly<Record<string, string>>, children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`)
    .join('');
  const inside = children.filter((one) => one !== '').join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
};

const leaf = (name: string, text: string): string => element(name, {}, [escapeXml(text)]);
const optional = (name: string, text: string): string => (text === '' ? '' : leaf(name, text));
const mentions = (name: string, attributes: Readonly<Record<string, string>>): string =>
  Object.values(attributes).every((value) => value === '') ? '' : element(name, attributes, []);

const base64 = (bytes: Uint8Array | null): string => (bytes === null ? '' : Buffer.from(bytes).toString('base64'));

/** `YYYYMMDD`, zeros for what is not known. */
const compactDate = ({ iso }: CardDate): string => (iso ?? '').replaceAll('-', '').padEnd(8, '0');
