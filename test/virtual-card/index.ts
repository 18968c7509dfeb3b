/** A Belgian eID card in TypeScript, its test hierarchy, and its place in a real reader. */
import './kept-keys.ts';

export { type CardLanguage, printedBirthDate, printedDate, printedSex } from '../../native/practice/card/birth-date.ts';
export type { Card } from '../../native/practice/card/card.ts';
export type { CardCertificates, Tampering } from '../../native/practice/card/card-files.ts';
export type { Activation, CardState } from '../../native/practice/card/card-state.ts';
export { GENERATIONS, type Generation } from '../../native/practice/card/generations.ts';
export {
  type AddressFields,
  encodeAddress,
  encodeIdentity,
  encodeLength,
  encodeTags,
  type IdentityFields,
  type TagValue,
} from '../../native/practice/card/identity-encoding.ts';
export {
  type BelgianCard,
  type CardContents,
  type CardRequest,
  DEFAULT_PIN,
  makeCard,
} from '../../native/practice/card/make-card.ts';
export { identityCardNumber, nationalNumber, residenceCardNumber } from '../../native/practice/card/numbers.ts';
export { makeBankCard, makeBlankCard } from '../../native/practice/card/other-cards.ts';
export { isPinBlock, pinBlock } from '../../native/practice/card/pin-block.ts';
export { type Era, fingerprint, type Hierarchy, hierarchy } from '../../native/practice/card/pki/hierarchy.ts';
export { type TestTrustAnchor, testTrustAnchors } from '../../native/practice/card/pki/trust-anchors.ts';
export { drawPortrait, type Face } from '../../native/practice/card/portraits/portrait.ts';
export { PROFILE_NAMES, PROFILES, type ProfileName } from '../../native/practice/card/profiles/profiles.ts';
export { type ApduRecord, bytesOnWire } from './apdu-log.ts';
export type { Fault } from './faults.ts';
export { type InsertedCard, type InsertOptions, insertCard } from './insert-card.ts';
export { CARD_NAMES, type CardName, makeNamedCard } from './named-cards.ts';
