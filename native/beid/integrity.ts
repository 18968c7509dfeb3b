/**
 * Judges, without any network, whether the data of a card is what the state signed: signatures of the national register
 * over identity and address, the photo by its hash, certificates up to the root, and the chip by its basic key.
 * The root is read from the card and trusted only by its fingerprint. Rules: card content document, sections 6 and 8.
 */
import { createHash, createPublicKey, type KeyObject, verify, type X509Certificate } from 'node:crypto';
import { declaredBerSize, joinBytes } from '../iso7816/index.ts';
import type { CardVerdicts, PartVerdict, TrustAnchor, VerdictReason } from '../messages.ts';
import { withoutPadding } from './address.ts';
import { fingerprint, isSignedBy, type ReadCertificate, type ReadCertificates } from './certificates.ts';

/** Everything of one card that is judged, as read. */
export interface CardEvidence {
  readonly identity: Uint8Array;
  readonly identitySignature: Uint8Array | null;
  readonly address: Uint8Array | null;
  readonly addressSignature: Uint8Array | null;
  readonly photo: Uint8Array | null;
  readonly photoHash: Uint8Array | null;
  readonly certificates: ReadCertificates;
  readonly chip: ChipEvidence;
}

/** What the chip did to prove itself. */
export type ChipEvidence =
  | { readonly kind: 'notOnThisGeneration' }
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'answered';
      /** SubjectPublicKeyInfo, file 4040. */
      readonly publicKey: Uint8Array;
      /** Tag 1A of the identity. */
      readonly keyHash: Uint8Array | null;
      /** Random bytes whose SHA-384 was the challenge: the chip signs the challenge as if it were the hash itself. */
      readonly message: Uint8Array;
      /** Raw r and s. */
      readonly response: Uint8Array;
    };

/** The verdicts on all parts. `now` only decides between "trusted" and "trusted, but a certificate has run out". */
export const judge = (evidence: CardEvidence, anchors: readonly TrustAnchor[], now: Date): CardVerdicts => {
  const { certificates } = evidence;
  const signer = judgeSigner(certificates, anchors);
  const identity = judgeSigned(
    signer,
    certificates.register,
    evidence.identitySignature,
    evidence.identity,
    evidence.photoHash?.length,
  );
  const address =
    evidence.address === null
      ? notCheckable('missing')
      : judgeAddress(signer, certificates.register, evidence, evidence.address);
  return {
    identity,
    address,
    photo: judgePhoto(identity, evidence),
    chain: judgeChain(signer, certificates, now),
    chip: judgeChip(identity, evidence.chip),
  };
};

/**
 * The verdicts on an `.eid` file. Nothing in it is signed by the register, so its data prove nothing; only whether the
 * certificates in it are real ones can be seen, and those are public.
 */
export const judgeFile = (certificates: ReadCertificates, anchors: readonly TrustAnchor[], now: Date): CardVerdicts => {
  const unsigned = notCheckable('fileWithoutSignature');
  return {
    identity: unsigned,
    address: unsigned,
    photo: unsigned,
    chain: judgeChain(judgeSigner(certificates, anchors), certificates, now),
    chip: unsigned,
  };
};

const part = (verdict: PartVerdict['verdict'], reason: VerdictReason): PartVerdict => ({ verdict, reason });
const notCheckable = (reason: VerdictReason): PartVerdict => part('notCheckable', reason);
const invalid = (reason: VerdictReason): PartVerdict => part('invalid', reason);

/** How far the certificate that signs the data can be trusted. */
const judgeSigner = (certificates: ReadCertificates, anchors: readonly TrustAnchor[]): PartVerdict => {
  const { root, register } = certificates;
  if (typeof register === 'string') return notCheckable(register === 'empty' ? 'missing' : 'unreadable');
  if (typeof root === 'string') return notCheckable(root === 'empty' ? 'missing' : 'unreadable');
  if (!isSignedBy(root, root)) return invalid('rootNotSelfSigned');
  if (!isSignedBy(register, root)) return invalid('registerNotFromRoot');
  const sha256 = fingerprint(root);
  const anchor = anchors.find((candidate) => candidate.sha256.replaceAll(':', '').toUpperCase() === sha256);
  if (anchor === undefined) return notCheckable('unknownRoot');
  return anchor.use === 'test' ? part('testCard', 'testRoot') : part('valid', 'trusted');
};

const judgeAddress = (
  signer: PartVerdict,
  register: ReadCertificate,
  evidence: CardEvidence,
  address: Uint8Array,
): PartVerdict => {
  if (evidence.identitySignature === null) return notCheckable('missing');
  // The signature over the identity counts with its padding, exactly as read.
  const signed = joinBytes([withoutPadding(address), evidence.identitySignature]);
  return judgeSigned(signer, register, evidence.addressSignature, signed, evidence.photoHash?.length);
};

/** A wrong signature is invalid whoever signed; a right one is worth as much as its signer. */
const judgeSigned = (
  signer: PartVerdict,
  register: ReadCertificate,
  signature: Uint8Array | null,
  signed: Uint8Array,
  photoHashLength: number | undefined,
): PartVerdict => {
  if (typeof register === 'string') return signer;
  if (signature === null || signature.length === 0) return notCheckable('missing');
  if (!isSignatureRight(register.publicKey, signature, signed, photoHashLength)) return invalid('signatureWrong');
  return signer;
};

/**
 * RSA registers sign with SHA-1 or SHA-256: the length of the photo hash tells which comes first, but cards signed anew
 * keep their old photo hash, so both are tried where it is short. EC registers sign with SHA-384.
 */
const isSignatureRight = (
  key: KeyObject,
  signature: Uint8Array,
  signed: Uint8Array,
  photoHashLength: number | undefined,
): boolean => {
  try {
    if (key.asymmetricKeyType === 'ec') {
      const size = declaredBerSize(signature);
      if (size === null || size > signature.length) return false;
      return verify('sha384', signed, { key, dsaEncoding: 'der' }, signature.subarray(0, size));
    }
    if (key.asymmetricKeyType !== 'rsa') return false;
    const length = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    const own = signature.subarray(0, length);
    const hashes = photoHashLength === 32 ? ['sha256'] : ['sha1', 'sha256'];
    return hashes.some((hash) => verify(hash, signed, key, own));
  } catch {
    return false;
  }
};

const PHOTO_HASHES: Readonly<Record<number, string>> = { 20: 'sha1', 32: 'sha256', 48: 'sha384' };

/** Whether a photo is the one whose hash the identity holds. */
export const isPhotoOf = (photoHash: Uint8Array | null, photo: Uint8Array | null): boolean => {
  const hash = photoHash === null ? undefined : PHOTO_HASHES[photoHash.length];
  if (photoHash === null || photo === null || hash === undefined) return false;
  return createHash(hash).update(photo).digest().equals(photoHash);
};

/** The photo is as trustworthy as the identity that carries its hash. */
const judgePhoto = (identity: PartVerdict, { photo, photoHash }: CardEvidence): PartVerdict => {
  if (photo === null || photo.length === 0 || photoHash === null) return notCheckable('missing');
  if (PHOTO_HASHES[photoHash.length] === undefined) return notCheckable('unreadable');
  if (!isPhotoOf(photoHash, photo)) return invalid('hashWrong');
  return asGoodAs(identity);
};

const asGoodAs = (identity: PartVerdict): PartVerdict =>
  identity.verdict === 'invalid' ? notCheckable('signedPartNotValid') : identity;

const judgeChain = (signer: PartVerdict, certificates: ReadCertificates, now: Date): PartVerdict => {
  const { ca, root, authentication, signature, register } = certificates;
  if (typeof root === 'string' || signer.verdict === 'invalid') return signer;
  if (typeof register === 'string') return signer;
  if (ca === 'unreadable' || authentication === 'unreadable' || signature === 'unreadable') {
    return notCheckable('unreadable');
  }
  if (ca === 'empty') return notCheckable('missing');
  if (!isSignedBy(ca, root)) return invalid('caNotFromRoot');
  const users = [authentication, signature].filter((entry): entry is X509Certificate => entry !== 'empty');
  if (users.some((user) => !isSignedBy(user, ca))) return invalid('userCertificateNotFromCa');
  if (signer.verdict !== 'valid') return signer;
  return [root, ca, register, ...users].every((entry) => isInForce(entry, now))
    ? signer
    : part('valid', 'trustedExpired');
};

const isInForce = (certificate: X509Certificate, now: Date): boolean =>
  now >= new Date(certificate.validFrom) && now <= new Date(certificate.validTo);

const judgeChip = (identity: PartVerdict, chip: ChipEvidence): PartVerdict => {
  if (chip.kind === 'notOnThisGeneration') return notCheckable('notOnThisGeneration');
  if (chip.kind === 'refused') return notCheckable('refusedByChip');
  if (chip.keyHash === null) return notCheckable('missing');
  if (!createHash('sha384').update(chip.publicKey).digest().equals(chip.keyHash)) return invalid('keyHashWrong');
  if (!isChipAnswerRight(chip)) return invalid('signatureWrong');
  return asGoodAs(identity);
};

const isChipAnswerRight = (chip: Extract<ChipEvidence, { kind: 'answered' }>): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(chip.publicKey), format: 'der', type: 'spki' });
    return verify('sha384', chip.message, { key, dsaEncoding: 'ieee-p1363' }, chip.response);
  } catch {
    return false;
  }
};
