import type { CardAddress, CardIdentity } from '../../messages.ts';

/**
 * What an `.eid` file holds. It proves nothing: no signature of the register is in it, so it has no verdicts, and
 * `source` goes wherever the data go, so that they are never taken for a card.
 */
export interface EidFile {
  readonly source: {
    readonly kind: 'file';
    readonly form: 'xml4' | 'binary35';
    /** As the file says; null in the binary form. */
    readonly version: string | null;
  };
  readonly identity: CardIdentity;
  readonly address: CardAddress | null;
  /** JPEG. */
  readonly photo: Uint8Array | null;
  /** DER without padding; null where absent. */
  readonly certificates: EidFileCertificates;
  /** Two hexadecimal digits each; null where the file does not tell. */
  readonly appletVersion: string | null;
  readonly graphicalVersion: string | null;
  /** Parts that are there and could not be read. */
  readonly unreadable: readonly string[];
}

export const CERTIFICATE_NAMES = ['authentication', 'signature', 'ca', 'root', 'register'] as const;
export type EidFileCertificates = Readonly<Record<(typeof CERTIFICATE_NAMES)[number], Uint8Array | null>>;

/** `notAnEidFile`: something else. `malformed`: cut off or broken. The others: more than such a file ever holds. */
export type EidFileRefusal = 'notAnEidFile' | 'malformed' | 'documentTypeNotAllowed' | 'tooLarge' | 'tooComplex';
export type ReadEidFile =
  | { readonly ok: true; readonly value: EidFile }
  | { readonly ok: false; readonly error: EidFileRefusal };
