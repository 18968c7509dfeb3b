/**
 * The closed vocabularies of the domain: every word that a profile, a case or a screen may use.
 * Terms follow the glossary of the domain reference; Dutch names of the same things live in the locales.
 */

/** Letters of residence cards, current and historic (C, D, E, E+ are holdings, no longer orderable). `M_PERMANENT` is "M duurzaam verblijf". */
export const CARD_LETTERS = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'E+',
  'EU',
  'EU+',
  'F',
  'F+',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'M_PERMANENT',
  'N',
] as const;
export type CardLetter = (typeof CARD_LETTERS)[number];

/** The letter alone, as it stands large on a card: M is the same sign with and without permanent stay. */
export const letterSign = (letter: CardLetter): string => (letter === 'M_PERMANENT' ? 'M' : letter);

/** What the counter can order or make. EVK = electronic residence card from 12 years; AI = attest van immatriculatie. */
export const PRODUCTS = [
  'EVK',
  'EVK_CHILD',
  'PAPER_CHILD',
  'AI',
  'TRAVEL',
  'CERT_ACTIVATION',
  'CODES_REPRINT',
] as const;
export type Product = (typeof PRODUCTS)[number];

/** Whether this product is a card that is ordered, with a letter of its own; everything else is named by what it is. */
export const isOrderedCard = (product: Product): product is 'EVK' | 'EVK_CHILD' =>
  product === 'EVK' || product === 'EVK_CHILD';

/** Why a product is asked for. */
export const REASONS = ['FIRST', 'RENEWAL', 'LOSS', 'THEFT', 'DEFECT', 'CHANGE', 'OTHER'] as const;
export type ApplicationReason = (typeof REASONS)[number];

/** What is kept for a time of its own. A case also holds its papers, its photo and its appointments. */
export const RECORD_KINDS = ['CASE', 'DROPPED_APPLICATION', 'PHOTO', 'APPOINTMENT'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Procedure classes. AT_ONCE = made at the counter while the applicant waits (historic paper child card). */
export const PROCEDURES = ['NORMAL', 'URGENT', 'VERY_URGENT', 'AT_ONCE'] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** Where a finished card is delivered. CENTRAL = pick-up at the ministry in Brussels. */
export const DELIVERIES = ['MUNICIPALITY', 'CENTRAL'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Moments at which a checklist applies. */
export const MOMENTS = ['APPLY', 'COLLECT', 'ACTIVATE_CERT'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Languages of texts; nl is the default. */
export const LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A question that a source may leave open. `unknown` is asked to the officer, never guessed. */
export const TRI_STATES = ['yes', 'no', 'unknown'] as const;
export type TriState = (typeof TRI_STATES)[number];

/** States of a case (domain reference, section 5.1). */
export const CASE_STATES = [
  'DRAFT',
  'AWAITING_DVZ',
  'ENTITLED',
  'INVITED',
  'APPT_APPLY',
  'CHECKING',
  'INCOMPLETE',
  'PAYMENT_DUE',
  'ORDERED',
  'ORDER_REJECTED',
  'IN_PRODUCTION',
  'CARD_AT_COUNTER',
  'CODES_SENT',
  'READY',
  'APPT_COLLECT',
  'HANDOVER',
  'ACTIVE',
  'DONE',
  'REMINDED',
  'LAPSED',
  'CANCELLED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Ways to pay at the counter. */
export const PAYMENT_METHODS = ['BANCONTACT', 'CASH', 'ONLINE', 'OTHER'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Outcome of taking fingerprints; images never enter the application (KB 10-12-2019). */
export const FINGERPRINT_OUTCOMES = [
  'TAKEN',
  'TEMPORARILY_IMPOSSIBLE',
  'PERMANENTLY_IMPOSSIBLE',
  'EXEMPT_BY_AGE',
] as const;
export type FingerprintOutcome = (typeof FINGERPRINT_OUTCOMES)[number];

/** Roles of staff. A supervisor may do all that an officer may, plus settings and approvals. */
export const STAFF_ROLES = ['OFFICER', 'SUPERVISOR'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** A text in one or more languages; nl is always present. */
export type TextMap = { readonly nl: string } & { readonly [language in Exclude<Language, 'nl'>]?: string };
