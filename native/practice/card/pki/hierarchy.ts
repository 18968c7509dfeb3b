/**
 * The test hierarchy: a root, a Citizen CA and a Foreigner CA under it, and the register certificate that signs
 * identity and address files. One per era of the real hierarchy; every name says that it is a test.
 */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import type { CardKeyKind } from '../generations.ts';
import { type DistinguishedName, type HashName, makeCertificate } from './certificate.ts';
import { kept, keptKey } from './key-store.ts';

/** `rsa1024` belongs to applets 1.0 and 1.1, `rsa` to 1.7, `ec` to 1.8 and to re-keyed 1.7; `stranger` is a root nobody declared. */
export type Era = 'rsa1024' | 'rsa' | 'ec' | 'stranger';
export type HolderAuthority = 'citizen' | 'foreigner';

export interface Authority {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
  readonly der: Uint8Array;
}

export interface Hierarchy {
  readonly era: Era;
  readonly hash: HashName;
  readonly root: Authority;
  readonly citizen: Authority;
  readonly foreigner: Authority;
  readonly register: Authority;
  /** Base of the certificate policy identifiers. */
  readonly policyBase: string;
}

/** Reserved name that no resolver knows: nobody is asked by accident. */
export const NO_RESPONDER = 'http://ocsp.test.invalid';

/** The hierarchy of an era; the same one for every run on this machine. */
export async function hierarchy(era: Era): Promise<Hierarchy> {
  const text = await kept(`hierarchy-${era}.json`, async () => JSON.stringify(await make(era)));
  const stored = JSON.parse(text) as StoredHierarchy;
  const traits = ERAS[era];
  const authority = (role: Role): Authority => ({
    name: subject(era, role),
    key: createPrivateKey(stored[role].key),
    der: new Uint8Array(Buffer.from(stored[role].der, 'base64')),
  });
  return {
    era,
    hash: traits.hash,
    policyBase: traits.policyBase,
    root: authority('root'),
    citizen: authority('citizen'),
    foreigner: authority('foreigner'),
    register: authority('register'),
  };
}

/** SHA-256 of the DER in lower-case hexadecimal: the form in which trust anchors are declared. */
export function fingerprint(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

type Role = 'root' | 'citizen' | 'foreigner' | 'register';
type StoredHierarchy = { readonly [role in Role]: { readonly key: string; readonly der: string } };

interface EraTraits {
  readonly hash: HashName;
  readonly authorityKey: CardKeyKind;
  readonly registerKey: CardKeyKind;
  readonly policyBase: string;
  readonly label: string;
}

const RSA_2048: CardKeyKind = { type: 'rsa', bits: 2048 };
const P_384: CardKeyKind = { type: 'ec-p384' };

const ERAS: { readonly [era in Era]: EraTraits } = {
  rsa1024: {
    hash: 'sha1',
    authorityKey: RSA_2048,
    registerKey: { type: 'rsa', bits: 1024 },
    policyBase: '2.16.56.9.1.1',
    label: 'TEST Root CA2',
  },
  rsa: {
    hash: 'sha256',
    authorityKey: RSA_2048,
    registerKey: RSA_2048,
    policyBase: '2.16.56.12.1.1',
    label: 'TEST Root CA4',
  },
  ec: {
    hash: 'sha384',
    authorityKey: P_384,
    registerKey: P_384,
    policyBase: '2.16.56.12.1.1',
    label: 'TEST Root CA6',
  },
  stranger: {
    hash: 'sha384',
    authorityKey: P_384,
    registerKey: P_384,
    policyBase: '2.16.56.12.1.1',
    label: 'TEST Root of a stranger',
  },
};

const POLICY_SUFFIX: { readonly [role in Role]: string } = { root: '', citizen: '.2', foreigner: '.7', register: '.4' };
const COMMON_NAME = { citizen: 'TEST Citizen CA', foreigner: 'TEST Foreigner CA', register: 'TEST RRN' } as const;
const ORGANISATION = 'TEST - invented persons only';

function subject(era: Era, role: Role): DistinguishedName {
  const traits = ERAS[era];
  const name = role === 'root' ? traits.label : COMMON_NAME[role];
  const series: DistinguishedName = role === 'citizen' || role === 'foreigner' ? [['serialNumber', '202101']] : [];
  if (traits.authorityKey.type === 'rsa') {
    if (role === 'register')
      return [
        ['CN', name],
        ['O', 'TEST RRN'],
        ['C', 'BE'],
      ];
    return [['C', 'BE'], ['CN', name], ...series];
  }
  return [['C', 'BE'], ['L', 'Brussels'], ['O', ORGANISATION], ...series, ['CN', name]];
}

async function make(era: Era): Promise<StoredHierarchy> {
  const traits = ERAS[era];
  const keys: { readonly [role in Role]: KeyObject } = {
    root: await keptKey(`${era}-root`, traits.authorityKey),
    citizen: await keptKey(`${era}-citizen`, traits.authorityKey),
    foreigner: await keptKey(`${era}-foreigner`, traits.authorityKey),
    register: await keptKey(`${era}-register`, traits.registerKey),
  };
  const stored = (role: Role, serial: string): { key: string; der: string } => {
    const der = makeCertificate({
      use: role === 'root' ? 'root' : role === 'register' ? 'register' : 'ca',
      subject: subject(era, role),
      issuer: subject(era, 'root'),
      serial,
      notBefore: new Date('2013-01-01T00:00:00Z'),
      notAfter: new Date('2049-12-31T23:59:59Z'),
      key: keys[role],
      issuerKey: keys.root,
      hash: traits.hash,
      policy: `${traits.policyBase}${POLICY_SUFFIX[role]}`,
      ocsp: NO_RESPONDER,
    });
    return { key: keys[role].export({ type: 'pkcs8', format: 'pem' }).toString(), der: base64(der) };
  };
  return {
    root: stored('root', '10000000000000000000000000000001'),
    citizen: stored('citizen', '10000000000000000000000000000002'),
    foreigner: stored('foreigner', '10000000000000000000000000000003'),
    register: stored('register', '10000000000000000000000000000004'),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
