/**
 * The XML form of the current viewer, versions 4.0 to 4.5. Its writer and its own schema differ in places; every form of
 * both is taken, elements and attributes that nobody knows are passed over, certificates may be absent or padded.
 */
import { declaredBerSize } from '../../iso7816/index.ts';
import type { CardAddress, CardIdentity } from '../../messages.ts';
import { parseCompactDate } from '../dates.ts';
import type { EidFile, EidFileCertificates, ReadEidFile } from './eid-file.ts';
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
import { readXml, type XmlElement } from './xml.ts';

export const readXml4 = (bytes: Uint8Array): ReadEidFile => {
  const text = decode(bytes);
  if (text === null) return { ok: false, error: 'malformed' };
  const read = readXml(text);
  if (!read.ok) return read;
  const { root } = read;
  const identity = child(root, 'identity');
  const card = child(root, 'card');
  if (root.name !== 'eid' || identity === null || card === null) return { ok: false, error: 'notAnEidFile' };
  const unreadable: string[] = [];
  const value: EidFile = {
    source: { kind: 'file', form: 'xml4', version: root.attributes.get('version') ?? null },
    identity: readIdentity(identity, card),
    address: readAddress(child(root, 'address')),
    photo: readBytes(child(identity, 'photo'), 'photo', unreadable),
    certificates: readCertificates(child(root, 'certificates'), unreadable),
    appletVersion: card.attributes.get('carddata_appl_version') ?? null,
    graphicalVersion: root.attributes.get('graphpersoversion') ?? null,
    unreadable,
  };
  return { ok: true, value };
};

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const child = (parent: XmlElement | null, name: string): XmlElement | null =>
  parent?.children.find((element) => element.name === name) ?? null;
const textOf = (parent: XmlElement | null, name: string): string => child(parent, name)?.text.trim() ?? '';

const readIdentity = (identity: XmlElement, card: XmlElement): CardIdentity => {
  const person = (name: string): string => identity.attributes.get(name) ?? '';
  const mention = (element: string, name: string): string => child(card, element)?.attributes.get(name) ?? '';
  const type = documentTypes.toCard(card.attributes.get('documenttype') ?? '');
  const protection = person('dateandcountryofprotection') || textOf(card, 'protection_date_country');
  return {
    cardNumber: card.attributes.get('cardnumber') ?? '',
    chipSerial: (card.attributes.get('chipnumber') ?? '').toUpperCase(),
    validFrom: parseCompactDate(card.attributes.get('validitydatebegin') ?? ''),
    validUntil: parseCompactDate(card.attributes.get('validitydateend') ?? ''),
    issuingMunicipality: textOf(card, 'deliverymunicipality'),
    nationalNumber: person('nationalnumber'),
    surname: textOf(identity, 'name'),
    givenNames: textOf(identity, 'firstname'),
    thirdNameInitial: textOf(identity, 'middlenames'),
    nationality: textOf(identity, 'nationality'),
    birthPlace: textOf(identity, 'placeofbirth'),
    birthDate: parseCompactDate(person('dateofbirth')),
    sex: sexes.toCard(person('gender')),
    nobleTitle: person('noblecondition'),
    documentType: /^\d{1,2}$/.test(type) ? Number(type) : 0,
    specialStatus: specialStatuses.toCard(person('specialstatus')),
    duplicate: person('duplicate'),
    specialOrganisation: '',
    memberOfFamily: ['1', 'true'].includes(person('memberoffamily').toLowerCase()),
    protection: protections.toCard(protection),
    labourMarket: workPermits.toCard(mention('workpermit', 'mention')),
    employerVat1: vatNumbers.toCard(mention('workpermit', 'vat1')),
    employerVat2: vatNumbers.toCard(mention('workpermit', 'vat2')),
    regionalFileNumber: mention('workpermit', 'regionalfile'),
    brexitMention1: brexitFirst.toCard(mention('brexit', 'mention1')),
    brexitMention2: brexitSecond.toCard(mention('brexit', 'mention2')),
    aCardMention1: aCardFirst.toCard(mention('cardA', 'mentions1')),
    aCardMention2: aCardSecond.toCard(mention('cardA', 'mentions2')),
    euStayDate: '',
    unknownTags: [],
    decodingFallbacks: [],
  };
};

const readAddress = (address: XmlElement | null): CardAddress | null =>
  address === null
    ? null
    : {
        street: textOf(address, 'streetandnumber'),
        postalCode: textOf(address, 'zip'),
        municipality: textOf(address, 'municipality'),
      };

const readCertificates = (certificates: XmlElement | null, unreadable: string[]): EidFileCertificates => {
  const read = (element: string, name: string): Uint8Array | null => {
    const bytes = readBytes(child(certificates, element), name, unreadable);
    if (bytes === null || bytes.every((byte) => byte === 0)) return null;
    const size = bytes[0] === 0x30 ? declaredBerSize(bytes) : null;
    if (size !== null && size <= bytes.length) return bytes.slice(0, size);
    unreadable.push(name);
    return null;
  };
  return {
    authentication: read('authentication', 'authentication'),
    signature: read('signing', 'signature'),
    ca: read('citizenca', 'ca'),
    root: read('root', 'root'),
    register: read('rrn', 'register'),
  };
};

/** Base64, with lines; null where there is nothing. */
const readBytes = (element: XmlElement | null, name: string, unreadable: string[]): Uint8Array | null => {
  const digits = element?.text.replace(/\s/g, '') ?? '';
  if (digits === '') return null;
  if (digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    return new Uint8Array(Buffer.from(digits, 'base64'));
  }
  unreadable.push(name);
  return null;
};
