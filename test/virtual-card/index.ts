/** A Belgian eID card in TypeScript, its test hierarchy, and its place in a real reader. */
export { type ApduRecord, bytesOnWire } from './apdu-log.ts';
export { type CardLanguage, printedBirthDate, printedDate, printedSex } from './birth-date.ts';
export type { Card } from './card.ts';
export type { CardCertificates, Tampering } from './card-files.ts';
export type { Activation, CardState } from './card-state.ts';
export type { Fault } from './faults.ts';
export { GENERATIONS, type Generation } from './generations.ts';
export {
  type AddressFields,
  encodeAddress,
  encodeIdentity,
  encodeLength,
  encodeTags,
  type IdentityFields,
  type TagValue,
} from './identity-encoding.ts';
export { type InsertedCard, type InsertOptions, insertCard } from './insert-card.ts';
export { type BelgianCard, type CardContents, type CardRequest, DEFAULT_PIN, makeCard } from './make-card.ts';
export { CARD_NAMES, type CardName, makeNamedCard } from './named-cards.ts';
export { identityCardNumber, nationalNumber, residenceCardNumber } from './numbers.ts';
export { makeBankCard, makeBlankCard } from './other-cards.ts';
export { isPinBlock, pinBlock } from './pin-block.ts';
export { type Era, fingerprint, type Hierarchy, hierarchy } from './pki/hierarchy.ts';
export { type TestTrustAnchor, testTrustAnchors } from './pki/trust-anchors.ts';
export { drawPortrait, type Face } from './portraits/portrait.ts';
export { PROFILE_NAMES, PROFILES, type ProfileName } from './profiles/profiles.ts';
