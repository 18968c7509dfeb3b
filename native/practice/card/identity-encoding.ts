/** The identity and address files as tag-length-value bytes, written independently of the application's own decoder. */
import { concat, zeroPadded } from './bytes.ts';

/** One entry of a file: tag and value. */
export type TagValue = readonly [tag: number, value: Uint8Array];

/** The identity as text, field by field as on the card. Absent optional fields leave their tag out; '' writes an empty tag. */
export interface IdentityFields {
  readonly cardNumber: string;
  /** `DD.MM.YYYY`. */
  readonly validFrom: string;
  /** `DD.MM.YYYY`. */
  readonly validUntil: string;
  readonly issuingMunicipality: string;
  readonly nationalNumber: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly thirdNameInitial: string;
  readonly nationality: string;
  readonly birthPlace: string;
  /** As printed, for instance `02 JAN  1990`. */
  readonly birthDate: string;
  readonly sex: string;
  readonly nobleTitle: string;
  readonly documentType: string;
  readonly specialStatus: string;
  readonly duplicate?: string;
  readonly specialOrganisation?: string;
  readonly memberOfFamily?: boolean;
  readonly protection?: string;
  readonly labourMarket?: string;
  readonly employerVat1?: string;
  readonly employerVat2?: string;
  readonly regionalFileNumber?: string;
  readonly brexitMention1?: string;
  readonly brexitMention2?: string;
  readonly aCardMention1?: string;
  readonly aCardMention2?: string;
  readonly euStayDate?: string;
}

/** What the identity file carries besides the person's text. */
export interface IdentityBinding {
  /** 16 bytes. */
  readonly chipSerial: Uint8Array;
  readonly photoHash: Uint8Array;
  /** SHA-384 of file 4040, on applet 1.8 only. */
  readonly basicKeyHash: Uint8Array | null;
  /** 0 writes no tag 00 at all (the layout OpenSC's eidenv reads), 2 is the layout of applet 1.8. */
  readonly structureVersion: 0 | 2;
}

export interface AddressFields {
  readonly street: string;
  readonly postalCode: string;
  readonly municipality: string;
}

/** The bytes of file 4031. `extraTags` are merged in at their place, later ones win over earlier ones of the same tag. */
export function encodeIdentity(
  fields: IdentityFields,
  binding: IdentityBinding,
  extraTags: readonly TagValue[] = [],
): Uint8Array {
  const entries = new Map<number, Uint8Array>();
  const text = (tag: number, value: string | undefined): void => {
    if (value !== undefined) entries.set(tag, utf8(value));
  };
  if (binding.structureVersion !== 0) entries.set(0x00, Uint8Array.of(0, binding.structureVersion));
  text(0x01, fields.cardNumber);
  entries.set(0x02, binding.chipSerial);
  text(0x03, fields.validFrom);
  text(0x04, fields.validUntil);
  text(0x05, fields.issuingMunicipality);
  text(0x06, fields.nationalNumber);
  text(0x07, fields.surname);
  text(0x08, fields.givenNames);
  text(0x09, fields.thirdNameInitial);
  text(0x0a, fields.nationality);
  text(0x0b, fields.birthPlace);
  text(0x0c, fields.birthDate);
  text(0x0d, fields.sex);
  text(0x0e, fields.nobleTitle);
  text(0x0f, fields.documentType);
  text(0x10, fields.specialStatus);
  entries.set(0x11, binding.photoHash);
  text(0x12, fields.duplicate);
  text(0x13, fields.specialOrganisation);
  if (fields.memberOfFamily === true) entries.set(0x14, new Uint8Array());
  text(0x15, fields.protection);
  text(0x16, fields.labourMarket);
  text(0x17, fields.employerVat1);
  text(0x18, fields.employerVat2);
  text(0x19, fields.regionalFileNumber);
  if (binding.basicKeyHash !== null) entries.set(0x1a, binding.basicKeyHash);
  text(0x1b, fields.brexitMention1);
  text(0x1c, fields.brexitMention2);
  text(0x1d, fields.aCardMention1);
  text(0x1e, fields.aCardMention2);
  text(0x1f, fields.euStayDate);
  for (const [tag, value] of extraTags) entries.set(tag, value);
  return encodeTags([...entries].sort(([left], [right]) => left - right));
}

/** The bytes of file 4033, padded with zeros to `fileSize`. */
export function encodeAddress(fields: AddressFields, structureVersion: 0 | 2, fileSize: number): Uint8Array {
  const entries: TagValue[] = structureVersion === 0 ? [] : [[0x00, Uint8Array.of(0, structureVersion)]];
  entries.push([0x01, utf8(fields.street)], [0x02, utf8(fields.postalCode)], [0x03, utf8(fields.municipality)]);
  return zeroPadded(encodeTags(entries), fileSize);
}

/** Tag-length-value bytes in the order given. */
export function encodeTags(entries: readonly TagValue[]): Uint8Array {
  return concat(...entries.map(([tag, value]) => concat([tag], encodeLength(value.length), value)));
}

/** The card's own length rule: one byte below 255, otherwise FF repeated, the value being the sum of all length bytes. */
export function encodeLength(length: number): Uint8Array {
  const full = Math.floor(length / 255);
  return Uint8Array.from([...Array<number>(full).fill(0xff), length % 255]);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
