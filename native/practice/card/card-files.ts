/** All files of a card, signed as the National Register signs them. */
import { createHash, type KeyObject, sign } from 'node:crypto';
import { concat, withoutTrailingZeros, zeroPadded } from './bytes.ts';
import type { GenerationTraits } from './generations.ts';
import {
  type AddressFields,
  encodeAddress,
  encodeIdentity,
  type IdentityFields,
  type TagValue,
} from './identity-encoding.ts';
import {
  APPLICATION_DIRECTORY,
  certificateDirectory,
  OBJECT_DIRECTORY,
  PIN_OBJECTS,
  privateKeyDirectory,
  tokenInfo,
} from './pkcs15-bytes.ts';
import type { Hierarchy } from './pki/hierarchy.ts';

/** What is wrong with the card's data. */
export type Tampering =
  /** A letter of the surname changed after signing. */
  | 'identity'
  /** The house number changed after signing. */
  | 'address'
  /** The photo replaced after signing: the signed hash does not fit. */
  | 'photo'
  /** The hash in the identity is wrong although the identity is rightly signed. */
  | 'photoHash'
  /** File 4040 holds another key than the signed identity names. */
  | 'basicKey';

/** DER of each certificate; null where the card has none. */
export interface CardCertificates {
  readonly authentication: Uint8Array | null;
  readonly signature: Uint8Array | null;
  readonly ca: Uint8Array;
  readonly root: Uint8Array;
  readonly register: Uint8Array;
}

export interface FilesRequest {
  readonly traits: GenerationTraits;
  readonly pki: Hierarchy;
  readonly identity: IdentityFields;
  readonly address: AddressFields;
  readonly chipSerial: Uint8Array;
  readonly photo: Uint8Array;
  readonly certificates: CardCertificates;
  /** Contents of file 4040; null on the RSA generations. */
  readonly basicKey: Uint8Array | null;
  readonly structureVersion: 0 | 2;
  readonly graphicalVersion: number;
  readonly extraTags: readonly TagValue[];
  readonly tampering: readonly Tampering[];
}

/** Contents by file key, for instance `DF01/4031`. */
export function buildFiles(request: FilesRequest): Map<string, Uint8Array> {
  const { traits, certificates } = request;
  const held = (der: Uint8Array | null): Uint8Array =>
    der === null
      ? new Uint8Array(traits.emptyCertificateSize)
      : zeroPadded(der, der.length + traits.certificatePadding);
  const rootLike = (der: Uint8Array): Uint8Array => zeroPadded(der, der.length + traits.rootPadding);
  const personalisation = Uint8Array.of(request.graphicalVersion, traits.hasReadableBasicKey ? 4 : 3, 0, 0);
  const files = new Map<string, Uint8Array>([
    ['/2F00', APPLICATION_DIRECTORY],
    ['DF00/5031', OBJECT_DIRECTORY],
    ['DF00/5032', tokenInfo(request.chipSerial, personalisation)],
    ['DF00/5034', PIN_OBJECTS],
    ['DF00/5035', privateKeyDirectory(traits.cardKey)],
    [
      'DF00/5037',
      certificateDirectory(traits.cardKey, {
        authentication: certificates.authentication !== null,
        signature: certificates.signature !== null,
      }),
    ],
    ['DF00/5038', held(certificates.authentication)],
    ['DF00/5039', held(certificates.signature)],
    ['DF00/503A', held(certificates.ca)],
    ['DF00/503B', rootLike(certificates.root)],
    ['DF00/503C', rootLike(certificates.register)],
    ...signedFiles(request),
  ]);
  if (traits.hasReadableBasicKey) return files;
  files.set('DF01/4038', new Uint8Array(createHash('sha1').update('role public key').digest()));
  files.set('DF01/4039', new Uint8Array(100));
  return files;
}

function signedFiles(request: FilesRequest): [string, Uint8Array][] {
  const { traits, pki, identity, address, photo, basicKey, structureVersion } = request;
  const wrong = (what: Tampering): boolean => request.tampering.includes(what);
  const photoHash = hash(traits.photoHash, photo);
  const binding = {
    chipSerial: request.chipSerial,
    photoHash: wrong('photoHash') ? flipped(photoHash) : photoHash,
    basicKeyHash: basicKey === null ? null : hash('sha384', basicKey),
    structureVersion,
  };
  const identityFile = encodeIdentity(identity, binding, request.extraTags);
  const addressFile = encodeAddress(address, structureVersion, traits.addressFileSize);
  const signed = (data: Uint8Array): Uint8Array =>
    zeroPadded(registerSignature(pki.register.key, data, traits.photoHash), traits.signatureFileSize);
  const identitySignature = signed(identityFile);
  const addressSignature = signed(concat(withoutTrailingZeros(addressFile), identitySignature));
  const shownIdentity = wrong('identity')
    ? encodeIdentity({ ...identity, surname: otherLetter(identity.surname) }, binding, request.extraTags)
    : identityFile;
  const shownAddress = wrong('address')
    ? encodeAddress({ ...address, street: otherLetter(address.street) }, structureVersion, traits.addressFileSize)
    : addressFile;
  const files: [string, Uint8Array][] = [
    ['DF01/4031', shownIdentity],
    ['DF01/4032', identitySignature],
    ['DF01/4033', shownAddress],
    ['DF01/4034', addressSignature],
    ['DF01/4035', wrong('photo') ? concat(photo, [0x00]) : photo],
  ];
  if (basicKey !== null) files.push(['DF01/4040', wrong('basicKey') ? flipped(basicKey) : basicKey]);
  return files;
}

/** As the register signs: ECDSA with SHA-384 as DER, RSA with the hash that the photo has. */
function registerSignature(key: KeyObject, data: Uint8Array, photoHash: 'sha1' | 'sha256' | 'sha384'): Uint8Array {
  return new Uint8Array(sign(key.asymmetricKeyType === 'ec' ? 'sha384' : photoHash, data, key));
}

function hash(name: string, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(name).update(data).digest());
}

/** The bytes with the last one changed. */
function flipped(bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 0x01;
  return changed;
}

/** The text with its last letter changed, length unchanged. */
function otherLetter(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('X') ? 'Y' : 'X'}`;
}
