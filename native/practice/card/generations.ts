/**
 * What differs between the applet generations of the Belgian eID. One table; the commands ask it instead of
 * comparing version numbers.
 */
import { fromHex } from './bytes.ts';

export type Generation = '1.0' | '1.1' | '1.7' | '1.8';

export type CardKeyKind = { readonly type: 'rsa'; readonly bits: 1024 | 2048 } | { readonly type: 'ec-p384' };

export interface GenerationTraits {
  readonly atr: Uint8Array;
  readonly appletVersion: number;
  /** Bytes 16 to 20 of GET CARD DATA: component, operating system, soft mask. */
  readonly component: Uint8Array;
  readonly globalOsVersion: Uint8Array;
  readonly pkcs1Support: number;
  readonly keyExchangeVersion: number;
  /** Bytes 2 and 3 of the chip serial: the chip's manufacturer. */
  readonly chipManufacturer: Uint8Array;
  readonly cardKey: CardKeyKind;
  /** VERIFY without data counts as a wrong PIN instead of telling the tries left. */
  readonly emptyVerifyCostsTry: boolean;
  /** READ RECORD and GET CARD DATA P2=01 exist. */
  readonly hasRecordsAndPinStatus: boolean;
  /** The holder can unblock with PUK2 and PUK1. */
  readonly holderCanUnblock: boolean;
  /** INTERNAL AUTHENTICATE with the basic key, whose public half is file 4040. */
  readonly hasReadableBasicKey: boolean;
  /** Commands that may stand between VERIFY and a signature with key 83. */
  readonly commandsBetweenVerifyAndSign: number;
  /** Zero bytes after the DER of the holder's and the CA's certificate. */
  readonly certificatePadding: number;
  /** Zero bytes after the DER of the root and the register certificate. */
  readonly rootPadding: number;
  /** Size of a certificate file without certificate: all zeros. */
  readonly emptyCertificateSize: number;
  readonly addressFileSize: number;
  /** Size of the signature files 4032 and 4034. */
  readonly signatureFileSize: number;
  readonly photoHash: 'sha1' | 'sha256' | 'sha384';
  /** DF(ID) can be selected by its own AID. */
  readonly identityFolderHasAid: boolean;
}

const SHARED_RSA = {
  hasRecordsAndPinStatus: false,
  holderCanUnblock: true,
  hasReadableBasicKey: false,
  commandsBetweenVerifyAndSign: 0,
  certificatePadding: 50,
  rootPadding: 0,
  emptyCertificateSize: 1300,
  component: fromHex('A503010101'),
  keyExchangeVersion: 0x01,
} as const;

export const GENERATIONS: { readonly [generation in Generation]: GenerationTraits } = {
  '1.0': {
    ...SHARED_RSA,
    atr: fromHex('3B 98 94 40 0A A5 03 01 01 01 AD 13 10'),
    appletVersion: 0x10,
    globalOsVersion: fromHex('0001'),
    pkcs1Support: 0x01,
    chipManufacturer: fromHex('494E'),
    cardKey: { type: 'rsa', bits: 1024 },
    emptyVerifyCostsTry: true,
    addressFileSize: 117,
    signatureFileSize: 128,
    photoHash: 'sha1',
    identityFolderHasAid: false,
  },
  '1.1': {
    ...SHARED_RSA,
    atr: fromHex('3B 98 13 40 0A A5 03 01 01 01 AD 13 11'),
    appletVersion: 0x11,
    globalOsVersion: fromHex('0002'),
    pkcs1Support: 0x01,
    chipManufacturer: fromHex('494E'),
    cardKey: { type: 'rsa', bits: 1024 },
    emptyVerifyCostsTry: true,
    addressFileSize: 117,
    signatureFileSize: 128,
    photoHash: 'sha1',
    identityFolderHasAid: true,
  },
  '1.7': {
    ...SHARED_RSA,
    atr: fromHex('3B 98 13 40 0A A5 03 01 01 01 AD 13 11'),
    appletVersion: 0x17,
    globalOsVersion: fromHex('0003'),
    pkcs1Support: 0x21,
    chipManufacturer: fromHex('4250'),
    cardKey: { type: 'rsa', bits: 2048 },
    emptyVerifyCostsTry: false,
    addressFileSize: 121,
    signatureFileSize: 256,
    photoHash: 'sha256',
    identityFolderHasAid: true,
  },
  '1.8': {
    atr: fromHex('3B 7F 96 00 00 80 31 80 65 B0 85 04 01 20 12 0F FF 82 90 00'),
    appletVersion: 0x18,
    component: fromHex('D104010000'),
    globalOsVersion: fromHex('0001'),
    pkcs1Support: 0x00,
    keyExchangeVersion: 0x02,
    chipManufacturer: fromHex('4790'),
    cardKey: { type: 'ec-p384' },
    emptyVerifyCostsTry: false,
    hasRecordsAndPinStatus: true,
    holderCanUnblock: false,
    hasReadableBasicKey: true,
    commandsBetweenVerifyAndSign: 1,
    certificatePadding: 1100,
    rootPadding: 1100,
    emptyCertificateSize: 2500,
    addressFileSize: 121,
    signatureFileSize: 128,
    photoHash: 'sha384',
    identityFolderHasAid: true,
  },
};
