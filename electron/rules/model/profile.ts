import type { IsoDate } from './decision.ts';
import type { PaymentRules } from './payment-rules.ts';
import type { RetentionRule } from './retention-rule.ts';
import type { ReturnedCardRules } from './returned-card-rules.ts';
import type {
  ApplicationReason,
  CardLetter,
  Delivery,
  Language,
  Moment,
  Procedure,
  Product,
  TextMap,
  TriState,
} from './vocabulary.ts';

/**
 * Where a statement of a profile comes from: the page (`seed`) and the line in it. `reading` tells what was read into the words;
 * what rests on a reading is never shown to an applicant as the municipality's own rule.
 */
export interface Provenance {
  readonly seed: string;
  readonly line: string;
  readonly reading: string | null;
}

/** A length of time with its unit. */
export interface Duration {
  readonly value: number;
  readonly unit: 'DAYS' | 'WORKING_DAYS' | 'WEEKS' | 'MONTHS' | 'YEARS';
}

/** A production term from `min` to `max`; equal where the source gives one figure. Working days are those of the producer (national). */
export interface LeadTime {
  readonly min: number;
  readonly max: number;
  readonly unit: 'WORKING_DAYS' | 'WEEKS';
}

/** A place where staff serve applicants, or where a card can be fetched. */
export interface ServicePoint {
  readonly code: string;
  readonly name: TextMap;
  readonly kind: 'TOWN_HALL' | 'DESK' | 'EXPRESS_DESK' | 'RECEPTION' | 'MOBILE' | 'CENTRAL_FEDERAL';
  readonly address: string | null;
  readonly contact: string | null;
  readonly openingHours: readonly {
    readonly weekday: number;
    readonly from: string;
    readonly to: string;
    readonly byAppointment: TriState;
  }[];
  readonly photoBooth: TriState;
  readonly boothPriceCents: number | null;
  readonly boothPhotos: number | null;
  readonly earlyArrivalMinutes: number | null;
  readonly source: Provenance;
}

/** A day on which the municipality is closed besides the legal holidays. */
export interface ClosingDay {
  readonly date: IsoDate;
  readonly name: TextMap;
}

/** A product as the municipality knows it. A product that the page does not mention is `offered: unknown` or absent: the same thing. */
export interface ProfileProduct {
  readonly product: Product;
  readonly offered: TriState;
  readonly label: TextMap | null;
  readonly orderableFrom: IsoDate | null;
  readonly orderableTo: IsoDate | null;
  readonly madeWhere: 'CENTRAL_PRODUCER' | 'AT_COUNTER' | 'UNKNOWN';
  readonly ageMin: number | null;
  readonly ageBelow: number | null;
  readonly minValidity: Duration | null;
  readonly maxValidity: Duration | null;
  readonly cappedByParent: 'NO' | 'LEGAL_REPRESENTATIVE' | 'LONGEST_PARENT' | 'UNKNOWN';
  readonly compulsory: TriState;
  readonly source: Provenance;
}

/** A card letter as the page lists it, with the page's own label. `listed: false`: it appears in the fee list only. */
export interface ProfileLetter {
  readonly letter: CardLetter;
  readonly label: TextMap | null;
  readonly listed: boolean;
  readonly order: number;
  readonly validity: Duration | null;
  /** The page's own mark "with biometrics": a fee word of its year, never used for fingerprints. */
  readonly markedBiometric: TriState;
  readonly source: Provenance;
}

export interface LetterGroup {
  readonly code: string;
  readonly label: TextMap;
  readonly letters: readonly CardLetter[];
  readonly source: Provenance;
}

export interface AppointmentType {
  readonly code: string;
  readonly label: TextMap;
  readonly products: readonly Product[];
  readonly purposes: readonly ('APPLY' | 'COLLECT' | 'ACTIVATE_CERT' | 'RENEW_RIGHT' | 'EXTEND')[];
  readonly letters: readonly CardLetter[] | null;
  readonly ageMin: number | null;
  readonly ageBelow: number | null;
  readonly channels: readonly ('ONLINE' | 'PHONE' | 'MAIL' | 'DESK')[];
  readonly mode: 'ONLY_BY_APPOINTMENT' | 'WALK_IN' | 'BOTH' | 'UNKNOWN';
  readonly servicePoints: readonly string[];
  readonly durationMinutes: number | null;
  readonly personsPerSlot: number | null;
  readonly source: Provenance;
}

/** The municipality's own word for a procedure class. */
export interface ProcedureName {
  readonly procedure: Procedure;
  readonly label: TextMap;
  readonly source: Provenance;
}

/** A combination that exists; for a product that has offers, an absent combination is not offered. `offered: unknown`: the page is silent. */
export interface ProcedureOffer {
  readonly code: string;
  readonly products: readonly Product[];
  readonly letters: readonly CardLetter[] | null;
  readonly group: string | null;
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly servicePointsExcluded: readonly string[];
  readonly offered: 'yes' | 'unknown';
  /** Local time `HH:mm[:ss]`; an order at this very second counts as after. */
  readonly cutOff: string | null;
  /** Term of an order before the cut-off (or of any order where there is none); null: the page gives no term. */
  readonly leadBefore: LeadTime | null;
  readonly leadAfter: LeadTime | null;
  readonly collectAt: 'AT_MUNICIPALITY' | 'SELF_AT_CENTRAL' | 'AT_ONCE' | 'UNKNOWN';
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly source: Provenance;
}

export type FeeAmount =
  | { readonly state: 'amount'; readonly cents: number; readonly currency: 'EUR' }
  | { readonly state: 'free' }
  | { readonly state: 'unknown' }
  | { readonly state: 'notOffered' };

/** What a row that costs something is for. null in a filter means "any". */
export interface FeeFilter {
  readonly product: Product;
  readonly ageFrom: number | null;
  readonly ageBelow: number | null;
  readonly letters: readonly CardLetter[] | null;
  readonly group: string | null;
  readonly reasons: readonly ApplicationReason[] | null;
  readonly procedures: readonly Procedure[] | null;
  readonly deliveries: readonly Delivery[] | null;
  readonly servicePoints: readonly string[] | null;
  readonly servicePointsExcluded: readonly string[];
  /** Codes of `conditions`; all must be answered "yes". */
  readonly conditions: readonly string[];
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

/** One row of the fee table. Rows are tried in order; the first that fits decides. */
export interface FeeRule extends FeeFilter {
  readonly code: string;
  readonly amount: FeeAmount;
  readonly federalCents: number | null;
  readonly municipalCents: number | null;
  readonly source: Provenance;
}

/** What the municipality asks on top of a fee. All rows that fit are added. */
export interface Surcharge extends FeeFilter {
  readonly code: string;
  readonly label: TextMap;
  readonly amount: Extract<FeeAmount, { readonly state: 'amount' }>;
  /** Codes of `conditions`; one "yes" spares the applicant, e.g. "paid already within the year". */
  readonly exceptions: readonly string[];
  readonly source: Provenance;
}

/** A question to the officer on which a fee depends. */
export interface FeeCondition {
  readonly code: string;
  readonly label: TextMap;
  readonly source: Provenance;
}

/** A period counted back from the end of the card, a birthday, the end of the right, or a fixed day. Edges belong to it. */
export interface WindowRule {
  readonly code: string;
  /** Letters of the card that the applicant holds; null: any. */
  readonly letters: readonly CardLetter[] | null;
  readonly products: readonly Product[];
  readonly reasons: readonly ApplicationReason[] | null;
  readonly anchor:
    | { readonly kind: 'CARD_EXPIRY' }
    | { readonly kind: 'RIGHT_END' }
    | { readonly kind: 'BIRTHDAY'; readonly years: number }
    | { readonly kind: 'FIXED_DATE'; readonly date: IsoDate };
  readonly opens: Duration | null;
  readonly closes: Duration | null;
  /** The card may be switched on only from the anchor day. */
  readonly activationFromAnchor: boolean;
  readonly approval: 'NONE' | 'DVZ' | 'REGION_AND_DVZ';
  readonly outcome:
    | { readonly kind: 'RENEW_SAME' }
    | { readonly kind: 'APPLY_OTHER'; readonly letter: CardLetter }
    | { readonly kind: 'NONE' };
  readonly appointmentType: string | null;
  readonly lateConsequence: TextMap | null;
  readonly source: Provenance;
}

export interface InvitationRule {
  readonly code: string;
  readonly letters: readonly CardLetter[] | null;
  readonly products: readonly Product[] | null;
  /** Cards of at least this length. */
  readonly minCardYears: number | null;
  readonly belowCardYears: number | null;
  readonly sends: TriState;
  readonly text: TextMap | null;
  readonly source: Provenance;
}

export interface ChecklistItem {
  readonly code: string;
  readonly label: TextMap;
  readonly moment: Moment;
  readonly products: readonly Product[] | null;
  readonly letters: readonly CardLetter[] | null;
  readonly reasons: readonly ApplicationReason[] | null;
  readonly ageMin: number | null;
  readonly ageBelow: number | null;
  readonly need: 'MANDATORY' | 'IF_APPLICABLE' | 'ONE_OF' | 'OPTIONAL';
  readonly group: string | null;
  readonly quantity: { readonly min: number; readonly max: number } | null;
  readonly waivableBy: readonly ('OFFICER' | 'SUPERVISOR')[];
  readonly keep: 'NOTHING' | 'TICK' | 'REFERENCE' | 'SCAN';
  readonly source: Provenance;
}

/** A paper that may be handed in instead of the old card. */
export interface ReplacingDocument {
  readonly code: string;
  readonly label: TextMap;
  readonly moment: Moment;
  readonly source: Provenance;
}

export interface ProfilePhotoRule {
  readonly code: string;
  readonly label: TextMap;
  readonly exemptible: boolean;
  readonly exemptionKinds: readonly ('RELIGIOUS' | 'MEDICAL' | 'AGE')[];
  readonly source: Provenance;
}

export interface PhotoRules {
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  readonly headMinMm: number | null;
  readonly headMaxMm: number | null;
  readonly maxAge: Duration | null;
  readonly norm: string | null;
  /** Empty: the page gives no rules of its own and the federal ones are shown. */
  readonly rules: readonly ProfilePhotoRule[];
  readonly sources: readonly ('BROUGHT' | 'BOOTH' | 'COUNTER')[];
  readonly source: Provenance;
}

export interface PresenceRule {
  readonly moment: Moment;
  readonly products: readonly Product[] | null;
  readonly ageMin: number | null;
  readonly ageBelow: number | null;
  readonly who: readonly ('APPLICANT' | 'REPRESENTATIVE' | 'CHILD')[];
  readonly personal: TriState;
  readonly source: Provenance;
}

/** A text of the page with its place, shown as it stands. */
export interface SourcedText {
  readonly code: string;
  readonly text: TextMap;
  readonly source: Provenance;
}

/** Letters that a municipality may word itself; without own words the usual ones stand. */
export type Correspondence = Readonly<
  Partial<
    Record<
      'invitation' | 'bringList' | 'missingList' | 'readyToCollect' | 'reminder' | 'lateConsequence',
      TextMap | null
    >
  >
>;

export interface LegalAct {
  readonly act: string;
  readonly date: IsoDate | null;
  readonly title: TextMap;
  readonly source: Provenance;
}

/** One version of a municipality's rules, complete. The file format in `resources/profiles` is this, checked by `electron/municipality`. */
export interface Profile {
  readonly profileId: string;
  readonly displayName: TextMap;
  readonly nisCode: string | null;
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  readonly effectiveTo: IsoDate | null;
  readonly status: 'draft' | 'approved' | 'retired';
  readonly approval: {
    readonly by: string;
    readonly on: IsoDate;
    readonly councilDecision: string;
  } | null;
  readonly pageTitle: TextMap;
  readonly currency: 'EUR';
  readonly timeZone: 'Europe/Brussels';
  readonly officialLanguage: 'nl' | 'fr' | 'de';
  readonly facilityLanguages: readonly Language[];
  readonly translationSheets: readonly Language[];
  readonly productName: TextMap;
  readonly legalBasis: readonly LegalAct[];
  readonly notes: readonly SourcedText[];
  readonly general: readonly SourcedText[];
  readonly eligibility: readonly SourcedText[];
  readonly servicePoints: readonly ServicePoint[];
  readonly closingDays: readonly ClosingDay[];
  readonly products: readonly ProfileProduct[];
  readonly letters: readonly ProfileLetter[];
  readonly letterGroups: readonly LetterGroup[];
  /** Whether a fee row or offer for a former letter also covers its successor (C for K, D for L, E for EU, E+ for EU+). */
  readonly aliasMatching: boolean;
  readonly appointmentTypes: readonly AppointmentType[];
  readonly procedureNames: readonly ProcedureName[];
  readonly offers: readonly ProcedureOffer[];
  readonly codesLetter: {
    readonly after: Duration | null;
    readonly meansReady: TriState;
    readonly source: Provenance;
  } | null;
  readonly conditions: readonly FeeCondition[];
  readonly fees: readonly FeeRule[];
  readonly surcharges: readonly Surcharge[];
  readonly payment: PaymentRules;
  readonly windows: readonly WindowRule[];
  readonly invitations: readonly InvitationRule[];
  readonly checklist: readonly ChecklistItem[];
  readonly replacingDocuments: readonly ReplacingDocument[];
  readonly photo: PhotoRules;
  readonly presence: readonly PresenceRule[];
  readonly fingerprints: {
    readonly atApply: TriState;
    readonly atCollect: TriState;
    readonly source: Provenance;
  } | null;
  readonly certificates: {
    readonly minorCount: number | null;
    readonly signatureFromAge: number | null;
    readonly source: Provenance;
  } | null;
  readonly activation: {
    readonly servicePoint: string | null;
    readonly byAppointment: TriState;
    readonly needs: 'PIN_OR_PUK' | 'LETTER' | 'UNKNOWN';
    readonly source: Provenance;
  } | null;
  readonly loss: {
    readonly policeFirst: TriState;
    readonly acceptedProofs: readonly string[];
    readonly source: Provenance;
  } | null;
  readonly emergencyContact: {
    readonly products: readonly Product[];
    readonly source: Provenance;
  } | null;
  readonly returnedCards: ReturnedCardRules | null;
  readonly retention: readonly RetentionRule[];
  /** Own words of letters, by kind; missing where the usual ones do. */
  readonly correspondence?: Correspondence | null | undefined;
  readonly reminders: {
    readonly firstAfter: Duration;
    readonly nextAfter: Duration | null;
    readonly lapseAfter: Duration;
    readonly source?: Provenance | null;
  } | null;
}
