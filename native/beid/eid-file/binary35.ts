/** The binary form of the viewer of version 3.5: the files of the card behind one another, each with tag and length. */
import { declaredBerSize } from '../../iso7816/index.ts';
import { decodeAddress } from '../address.ts';
import { decodeIdentity } from '../identity.ts';
import type { EidFile, ReadEidFile } from './eid-file.ts';

const TAG = { identity: 0x01, address: 0x03, photo: 0x05, register: 0x08, chain: 0x0c } as const;
const CHAIN_TAG = { authentication: 0x01, signature: 0x02, ca: 0x03, root: 0x04 } as const;
const DER_TAG = 0x00;

export const readBinary35 = (bytes: Uint8Array): ReadEidFile => {
  const parts = readTags(bytes);
  const identityFile = parts?.get(TAG.identity);
  const decoded = identityFile === undefined ? null : decodeIdentity(identityFile);
  if (parts === null || decoded === null) return { ok: false, error: 'notAnEidFile' };
  const unreadable: string[] = [];
  const addressFile = parts.get(TAG.address);
  const address = addressFile === undefined ? null : decodeAddress(addressFile);
  if (addressFile !== undefined && address === null) unreadable.push('address');
  const photo = parts.get(TAG.photo);
  const chainFile = parts.get(TAG.chain) ?? new Uint8Array();
  const chain = readTags(chainFile);
  if (chain === null) unreadable.push('certificates');
  const certificate = (name: string, part: Uint8Array | undefined): Uint8Array | null => {
    if (part === undefined || part.every((byte) => byte === 0)) return null;
    const der = derOf(part);
    if (der === null) unreadable.push(name);
    return der;
  };
  const value: EidFile = {
    source: { kind: 'file', form: 'binary35', version: null },
    identity: decoded.identity,
    address,
    photo: photo === undefined || photo.length === 0 ? null : new Uint8Array(photo),
    certificates: {
      authentication: certificate('authentication', chain?.get(CHAIN_TAG.authentication)),
      signature: certificate('signature', chain?.get(CHAIN_TAG.signature)),
      ca: certificate('ca', chain?.get(CHAIN_TAG.ca)),
      root: certificate('root', chain?.get(CHAIN_TAG.root)),
      register: certificate('register', parts.get(TAG.register)),
    },
    appletVersion: null,
    graphicalVersion: null,
    unreadable,
  };
  return { ok: true, value };
};

/** The DER value at the start, either at once or inside tag 00. */
const derOf = (part: Uint8Array): Uint8Array | null => {
  const der = part[0] === 0x30 ? part : readTags(part)?.get(DER_TAG);
  const size = der === undefined || der[0] !== 0x30 ? null : declaredBerSize(der);
  return der === undefined || size === null || size > der.length ? null : new Uint8Array(der.subarray(0, size));
};

/** Tags with lengths in groups of seven bits, highest first; null where a length points beyond the end. The first of a repeated tag counts. */
const readTags = (bytes: Uint8Array): Map<number, Uint8Array> | null => {
  const parts = new Map<number, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let length = 0;
    let more = true;
    for (at += 1; more; at += 1) {
      const part = bytes[at];
      if (part === undefined) return null;
      length = length * 128 + (part & 0x7f);
      more = (part & 0x80) !== 0;
      if (length > bytes.length) return null;
    }
    if (at + length > bytes.length) return null;
    if (!parts.has(tag)) parts.set(tag, bytes.subarray(at, at + length));
    at += length;
  }
  return parts;
};
