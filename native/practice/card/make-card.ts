/** Builds a Belgian card from a profile and any number of changes. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { printedBirthDate, printedDate, printedSex } from './birth-date.ts';
import { concat, fromHex } from './bytes.ts';
import { type Card, createCard } from './card.ts';
import { buildFiles, type CardCertificates, type Tampering } from './card-files.ts';
import { type Activation, type CardState, createCardState, KEY } from './card-state.ts';
import { type CardKeyKind, GENERATIONS, type Generation } from './generations.ts';
import type { AddressFields, IdentityFields, TagValue } from './identity-encoding.ts';
import { identityCardNumber, nationalNumber, residenceCardNumber } from './numbers.ts';
import { type Era, type Hierarchy, type HolderAuthority, hierarchy } from './pki/hierarchy.ts';
import { makeHolderCertificate } from './pki/holder-certificates.ts';
import { keptKey } from './pki/key-store.ts';
import { drawPortrait } from './portraits/portrait.ts';
import { PROFILES, type Profile, type ProfileName } from './profiles/profiles.ts';

export interface CardRequest {
  readonly profile: ProfileName;
  /** The day on which ages and validity are counted; by default the real one. */
  readonly today?: Temporal.PlainDate;
  readonly generation?: Generation;
  /** A 1.7 card whose certificates were replaced by ones of the EC hierarchy. */
  readonly rekeyed?: boolean;
  readonly authority?: HolderAuthority;
  /** Under a root that nobody declared. */
  readonly foreignRoot?: boolean;
  /** Years of age today; changes birth date and national number with it. */
  readonly age?: number;
  /** ISO date; changes the national number with it. */
  readonly birthDate?: string;
  /** Any field as text, exactly as it shall stand on the card. */
  readonly identity?: Partial<IdentityFields>;
  readonly address?: Partial<AddressFields>;
  readonly extraTags?: readonly TagValue[];
  /** 0 is the layout without tag 00, which OpenSC's eidenv needs; by default what the generation carries. */
  readonly structureVersion?: 0 | 2;
  readonly certificates?: { readonly authentication?: boolean; readonly signature?: boolean };
  /** End of the holder's certificates (ISO date); by default the card's. */
  readonly certificatesUntil?: string;
  /** OCSP responder named in the holder's certificates. */
  readonly ocsp?: string;
  readonly photo?: Uint8Array;
  readonly pin?: string;
  readonly pinTriesLeft?: number;
  readonly puk1?: string;
  readonly puk2?: string;
  readonly pukTriesLeft?: number;
  readonly activation?: Activation;
  readonly lifeCycle?: number;
  readonly tampering?: readonly Tampering[];
  /** Files replaced (or taken away with null) at the very end, by key such as `DF01/4031`. */
  readonly files?: { readonly [key: string]: Uint8Array | null };
}

/** What is on the card, for the test to compare with. */
export interface CardContents {
  readonly profile: ProfileName;
  readonly generation: Generation;
  readonly identity: IdentityFields;
  readonly address: AddressFields;
  /** ISO date. */
  readonly birthDate: string;
  /** ISO date. */
  readonly validFrom: string;
  /** ISO date. */
  readonly validUntil: string;
  readonly chipSerial: Uint8Array;
  readonly photo: Uint8Array;
  readonly certificates: CardCertificates;
  readonly pin: string;
  readonly puk1: string;
  readonly puk2: string;
}

export interface BelgianCard extends Card {
  readonly state: CardState;
  readonly contents: CardContents;
}

export const DEFAULT_PIN = '1234';

export async function makeCard(request: CardRequest): Promise<BelgianCard> {
  const profile: Profile = PROFILES[request.profile];
  const generation = request.generation ?? profile.generation;
  const traits = GENERATIONS[generation];
  const { identity, address, ...dates } = describe(profile, request);
  const pki = await hierarchy(eraOf(generation, request));
  const keys = await cardKeys(request.profile, traits.cardKey, traits.hasReadableBasicKey);
  const certificates = certificatesOf(pki, keys, profile, identity, dates.validFrom, dates.validUntil, request);
  const chipSerial = serialOf(identity.cardNumber, traits.chipManufacturer);
  const photo = request.photo ?? drawPortrait(profile.person.face);
  const files = buildFiles({
    traits,
    pki,
    identity,
    address,
    chipSerial,
    photo,
    certificates,
    basicKey: traits.hasReadableBasicKey ? publicKeyFile(keys.get(KEY.basic)) : null,
    structureVersion: request.structureVersion ?? (generation === '1.8' ? 2 : 0),
    graphicalVersion: profile.graphicalVersion,
    extraTags: request.extraTags ?? [],
    tampering: request.tampering ?? [],
  });
  for (const [key, content] of Object.entries(request.files ?? {})) {
    if (content === null) files.delete(key);
    else files.set(key, content);
  }
  const [pin, puk1, puk2] = [request.pin ?? DEFAULT_PIN, request.puk1 ?? '111111', request.puk2 ?? '333333'];
  const state = createCardState({
    generation,
    chipSerial,
    files,
    keys,
    pin,
    puk: `${puk2}${puk1}`,
    ...(request.lifeCycle === undefined ? {} : { lifeCycle: request.lifeCycle }),
    ...(request.activation === undefined ? {} : { activation: request.activation }),
    ...(request.pinTriesLeft === undefined ? {} : { pinTriesLeft: request.pinTriesLeft }),
    ...(request.pukTriesLeft === undefined ? {} : { pukTriesLeft: request.pukTriesLeft }),
  });
  const contents: CardContents = {
    profile: request.profile,
    generation,
    identity,
    address,
    ...dates,
    chipSerial,
    photo,
    certificates,
    pin,
    puk1,
    puk2,
  };
  return { ...createCard(state), contents };
}

interface Description {
  readonly identity: IdentityFields;
  readonly address: AddressFields;
  readonly birthDate: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

function describe(profile: Profile, request: CardRequest): Description {
  const { person } = profile;
  const today = request.today ?? Temporal.Now.plainDateISO('Europe/Brussels');
  const bornAt = (age: number): string => today.subtract({ years: age, months: 6 }).toString();
  const birthDate =
    request.birthDate ??
    (request.age !== undefined
      ? bornAt(request.age)
      : 'date' in person.birth
        ? person.birth.date
        : bornAt(person.birth.age));
  const from = today.subtract({ months: profile.monthsOld, days: 3 });
  const [validFrom, validUntil] = [from.toString(), from.add({ months: profile.monthsValid }).toString()];
  const identity: IdentityFields = {
    cardNumber:
      profile.authority === 'citizen'
        ? identityCardNumber(profile.cardNumber)
        : residenceCardNumber(profile.cardNumber),
    validFrom: printedDate(validFrom),
    validUntil: printedDate(validUntil),
    issuingMunicipality: person.municipality,
    nationalNumber: nationalNumber(birthDate, person.order),
    surname: person.surname,
    givenNames: person.givenNames,
    thirdNameInitial: person.thirdNameInitial,
    nationality: person.nationality,
    birthPlace: person.birthPlace,
    birthDate: printedBirthDate(birthDate, person.language),
    sex: printedSex(person.sex, person.language),
    nobleTitle: '',
    documentType: profile.documentType,
    specialStatus: '0',
    ...profile.identity,
    ...request.identity,
  };
  return { identity, address: { ...person.address, ...request.address }, birthDate, validFrom, validUntil };
}

function eraOf(generation: Generation, request: CardRequest): Era {
  if (request.foreignRoot === true) return 'stranger';
  if (generation === '1.8' || request.rekeyed === true) return 'ec';
  return generation === '1.7' ? 'rsa' : 'rsa1024';
}

async function cardKeys(
  profile: ProfileName,
  kind: CardKeyKind,
  withBasicKey: boolean,
): Promise<ReadonlyMap<number, KeyObject>> {
  const keys = new Map([
    [KEY.authentication as number, await keptKey(`${profile}-authentication`, kind)],
    [KEY.signature, await keptKey(`${profile}-signature`, kind)],
  ]);
  if (withBasicKey) keys.set(KEY.basic, await keptKey(`${profile}-basic`, kind));
  return keys;
}

function certificatesOf(
  pki: Hierarchy,
  keys: ReadonlyMap<number, KeyObject>,
  profile: Profile,
  identity: IdentityFields,
  validFrom: string,
  validUntil: string,
  request: CardRequest,
): CardCertificates {
  const authority = request.authority ?? profile.authority;
  const make = (use: 'authentication' | 'signature'): Uint8Array | null => {
    const key = keys.get(KEY[use]);
    if (!(request.certificates?.[use] ?? profile.certificates[use]) || key === undefined) return null;
    return makeHolderCertificate(pki, {
      use,
      authority,
      holder: { ...identity, country: profile.person.country },
      key,
      serial: `11${digest('sha256', identity.cardNumber, use, validFrom).subarray(0, 15).toString('hex')}`,
      notBefore: new Date(`${validFrom}T00:00:00Z`),
      notAfter: new Date(`${request.certificatesUntil ?? validUntil}T23:59:59Z`),
      ...(request.ocsp === undefined ? {} : { ocsp: request.ocsp }),
    });
  };
  return {
    authentication: make('authentication'),
    signature: make('signature'),
    ca: pki[authority].der,
    root: pki.root.der,
    register: pki.register.der,
  };
}

/** 16 bytes, different for every card number: "SL", the chip's manufacturer, twelve bytes. */
function serialOf(cardNumber: string, manufacturer: Uint8Array): Uint8Array {
  return concat(fromHex('534C'), manufacturer, digest('sha256', cardNumber).subarray(0, 12));
}

function publicKeyFile(key: KeyObject | undefined): Uint8Array {
  if (key === undefined) throw new Error('The card has no basic key.');
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}

function digest(name: string, ...parts: readonly string[]): Buffer {
  return createHash(name).update(parts.join('|')).digest();
}
