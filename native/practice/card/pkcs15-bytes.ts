/** The PKCS#15 directory files of the Belgian eID, byte for byte as on the cards. */
import { concat, fromHex, zeroPadded } from './bytes.ts';
import type { CardKeyKind } from './generations.ts';

/** EF(DIR), 2F00. */
export const APPLICATION_DIRECTORY = fromHex(
  '61 23 4F 0C A0 00 00 01 77 50 4B 43 53 2D 31 35 50 06 42 45 4C 50 49 43 51 04 3F 00 DF 00 73 05 06 03 60 38 02',
);

/** EF(ODF), 5031. */
export const OBJECT_DIRECTORY = fromHex(
  'A0 0A 30 08 04 06 3F 00 DF 00 50 35 A4 0A 30 08 04 06 3F 00 DF 00 50 37 A8 0A 30 08 04 06 3F 00 DF 00 50 34',
);

/** EF(AODF), 5034: the "Basic PIN". */
export const PIN_OBJECTS = fromHex(
  `30 33 30 0F 0C 09 42 61 73 69 63 20 50 49 4E 03 02 06 C0 30 03 04 01 01 A1 1B 30 19 03 02 02 0C 0A 01 00 02 01 04
   02 01 08 80 01 01 04 01 FF 30 04 04 02 3F 00`,
);

/** EF(TokenInfo), 5032. `personalisation` is graphical version, electrical version, interface version, reserved. */
export function tokenInfo(chipSerial: Uint8Array, personalisation: Uint8Array): Uint8Array {
  return concat(
    fromHex('30 27 02 01 00 04 10'),
    chipSerial,
    fromHex('80 06 42 45 4C 50 49 43 03 02 04 30 9E 04'),
    personalisation,
  );
}

/** EF(PrKDF), 5035: the authentication and the signature key. */
export function privateKeyDirectory(key: CardKeyKind): Uint8Array {
  const outerTag = key.type === 'rsa' ? 0x30 : 0xa0;
  const bits = key.type === 'rsa' ? key.bits : 384;
  const keyInfo = concat(fromHex('A1 0E 30 0C 30 06 04 04 3F 00 DF 00 02 02'), [bits >> 8, bits & 0xff]);
  return concat(
    [outerTag, 0x3a],
    fromHex('30 17 0C 0E'),
    ascii('Authentication'),
    fromHex('03 02 06 C0 04 01 01 30 0F 04 01 02 03 02 05 20 03 02 03 B8 02 02 00 82'),
    keyInfo,
    [outerTag, 0x39],
    fromHex('30 15 0C 09'),
    ascii('Signature'),
    fromHex('03 02 06 C0 04 01 01 02 01 01 30 10 04 01 03 03 03 06 00 40 03 02 03 B8 02 02 00 83'),
    keyInfo,
  );
}

/** EF(CDF), 5037. Entries of missing certificates are left out, the others move up, the rest of the file is zero. */
export function certificateDirectory(
  key: CardKeyKind,
  present: { readonly authentication: boolean; readonly signature: boolean },
): Uint8Array {
  const form = key.type === 'rsa' ? 'rsa' : 'ec';
  const all = ENTRIES.map((entry) => certificateEntry(entry, form));
  const listed = ENTRIES.filter(
    ({ label }) =>
      (label !== 'Authentication' || present.authentication) && (label !== 'Signature' || present.signature),
  ).map((entry) => certificateEntry(entry, form));
  return zeroPadded(concat(...listed), concat(...all).length);
}

interface CertificateEntry {
  readonly label: string;
  readonly id: number;
  readonly file: number;
  readonly authority: boolean;
}

const ENTRIES: readonly CertificateEntry[] = [
  { label: 'Authentication', id: 0x02, file: 0x38, authority: false },
  { label: 'Signature', id: 0x03, file: 0x39, authority: false },
  { label: 'CA', id: 0x04, file: 0x3a, authority: true },
  { label: 'Root', id: 0x06, file: 0x3b, authority: true },
];

function certificateEntry(entry: CertificateEntry, form: 'rsa' | 'ec'): Uint8Array {
  const flags = form === 'rsa' ? fromHex('03 02 06 C0') : fromHex('03 02 06 40');
  const object = sequence(0x30, concat([0x0c, entry.label.length], ascii(entry.label), flags, fromHex('04 01 01')));
  const common = concat(
    [0x04, 0x01, entry.id],
    entry.authority ? fromHex('01 01 FF') : [],
    form === 'ec' ? fromHex('83 01 00') : [],
  );
  const path = fromHex('A1 0C 30 0A 30 08 04 06 3F 00 DF 00 50');
  return sequence(0x30, concat(object, sequence(0x30, common), path, [entry.file]));
}

function sequence(tag: number, content: Uint8Array): Uint8Array {
  return concat([tag, content.length], content);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
