import type { ApplicationDraft, ReturnedItem } from '../ipc/contract.ts';
import type {
  ActivationStepCode,
  CaseState,
  CertificateChoice,
  FeeAnswer,
  IsoDate,
  PromisedDates,
} from '../rules/model/index.ts';
import type { CaseCourse } from './course.ts';

/** Who did something and when, as kept in a case. */
export interface Deed {
  /** Instant, UTC. */
  readonly at: string;
  readonly staffId: string;
  /** Name at that time, for screens and papers. */
  readonly by: string;
}

/** What was decided at application; from then on the case keeps its profile version. */
export interface CaseDecision {
  readonly profile: { readonly id: string; readonly version: number };
  readonly appliedAt: string;
  readonly appliedOn: IsoDate;
  readonly fee: FeeAnswer;
  /** What is to be paid, in cents; the officer's amount where the fee is unknown. */
  readonly dueCents: number;
  /** What is paid later: at the collection, or with others at the till. Cases from before this was kept do not have it. */
  readonly laterCents?: number;
  readonly promised: PromisedDates | null;
  readonly validUntil: IsoDate | null;
  readonly activationNotBefore: IsoDate | null;
  /** From when the holder is to be invited for the next card; null where nobody is. Missing in cases of earlier versions. */
  readonly inviteFrom?: IsoDate | null;
}

/** Order, card and codes, between application and collection. */
export interface CaseOrder {
  readonly ordered: Deed | null;
  readonly accepted: (Deed & { readonly reference: string }) | null;
  readonly rejections: readonly (Deed & { readonly reason: string })[];
  readonly arrived: (Deed & { readonly cardNumber: string; readonly location: string }) | null;
  readonly codesSent: Deed | null;
  readonly cancelled: (Deed & { readonly reason: string }) | null;
}

/** The old card, or what was given in its place. */
export interface OldCardRecord extends Deed {
  readonly kind: ReturnedItem['kind'];
  /** Short text for screens and papers: card number, kind and number of the document, or the reason. No name. */
  readonly description: string;
  readonly cardNumber: string | null;
  /** Code of the replacing document. */
  readonly documentCode: string | null;
  readonly documentNumber: string | null;
  readonly documentDate: IsoDate | null;
  readonly office: string | null;
  readonly damaged: boolean;
  readonly reason: string;
  readonly withdrawn: Deed | null;
  readonly destroyed: Deed | null;
}

/** One piece of evidence that the new card is active, as recorded. */
export interface EvidenceRecord {
  readonly kind: 'appletReadable' | 'certificatesPresent' | 'pinVerifiable' | 'keyProven' | 'certificateStatus';
  readonly outcome: 'proven' | 'disproved' | 'notChecked';
  readonly detailKey: string;
}

/** The collection, step by step in its fixed order; a step not yet done is null. No PIN, no fingerprint image, no photo. */
export interface CollectionRecord {
  readonly oldCard: OldCardRecord | null;
  /** Who stood at the desk; the person was compared with the photo. `representative`: parent, guardian or proxy, empty for none. */
  readonly present: (Deed & { readonly applicant: boolean; readonly representative: string }) | null;
  readonly letterSeen: Deed | null;
  /**
   * The new card compared with the case and confirmed. `unread`: its chip says nothing before it is switched on, so only the
   * printed number was compared; the chip is compared once it can be read.
   */
  readonly newCard:
    | (Deed & { readonly cardNumber: string; readonly chipSerial: string; readonly unread?: boolean })
    | null;
  readonly fingerprints: (Deed & { readonly outcome: 'MATCH' | 'MISMATCH' | 'EXEMPT'; readonly reason: string }) | null;
  /** What the officer confirmed of the federal application, in its order. */
  readonly federal: readonly (Deed & { readonly step: ActivationStepCode })[];
  /** Which certificates the holder wanted; declining them is a choice too. */
  readonly certificates: (Deed & { readonly choice: CertificateChoice }) | null;
  /** `keyProven`: the chip signed a challenge in the same burst as the PIN; null when that was not tried. */
  readonly pin:
    | (Deed & {
        readonly outcome: 'VERIFIED' | 'NOT_VERIFIED';
        readonly reason: string;
        readonly keyProven: boolean | null;
      })
    | null;
  readonly activation: (Deed & { readonly evidence: readonly EvidenceRecord[] }) | null;
  readonly handedOver: Deed | null;
  /** Collections that were broken off, with why. */
  readonly brokenOff: readonly (Deed & { readonly reason: string; readonly next?: 'COME_BACK' | 'NEW_CODES' })[];
}

/** A case as stored. `id` of a draft is the draft's id. */
export interface StoredCase {
  readonly id: string;
  readonly caseNumber: string;
  readonly version: number;
  readonly state: CaseState;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Day on which it ended; null, or not said yet, while it goes on. */
  readonly closedOn?: IsoDate | null;
  readonly application: ApplicationDraft;
  /** Null while a draft. */
  readonly decision: CaseDecision | null;
  readonly order: CaseOrder;
  readonly collection: CollectionRecord;
  readonly course: CaseCourse;
  /** Shared by the applicants of a household who came together; null or missing for who came alone. */
  readonly visitId?: string | null;
}

/** The part of a case that a command may change; number, version and stamps are set by the store. */
export type CaseContent = Pick<StoredCase, 'state' | 'application' | 'decision' | 'order' | 'collection' | 'course'>;

export const emptyOrder: CaseOrder = {
  ordered: null,
  accepted: null,
  rejections: [],
  arrived: null,
  codesSent: null,
  cancelled: null,
};

export const emptyCollection: CollectionRecord = {
  oldCard: null,
  present: null,
  letterSeen: null,
  newCard: null,
  fingerprints: null,
  federal: [],
  certificates: null,
  pin: null,
  activation: null,
  handedOver: null,
  brokenOff: [],
};

export { type CaseCourse, emptyCourse, type InterimPaper, type LastStep } from './course.ts';
