/** What happens to a case around the order and the collection: decisions of others, papers, letters, its end. */
import type { BlockCause, CertificateWork, CorrectableField, EndCause, InterimPaperCode } from '../ipc/contract.ts';
import type { CaseState, IsoDate, TriState } from '../rules/model/index.ts';
import type { CaseOrder, Deed } from './record.ts';

/** A paper that bridges the time until the card. */
export interface InterimPaper extends Deed {
  readonly paper: InterimPaperCode;
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  /** False when the applicant asked after the window had closed, so that no annex 15 is due. */
  readonly inTime: boolean;
}

/** A step that may be taken back: what was before it. */
export interface LastStep extends Deed {
  readonly step: string;
  readonly from: CaseState;
  readonly order: CaseOrder;
  readonly course: Omit<CaseCourse, 'last'>;
}

/** What was done to the certificates of a card in use, in a visit for that alone. */
export interface CertificateRecord extends Deed {
  readonly work: CertificateWork;
  /** What the holder showed besides the card. */
  readonly codes: 'PIN' | 'PUK';
}

export interface CaseCourse {
  /** Only in a case that is about certificates alone. */
  readonly certificates?: CertificateRecord;
  readonly dvz: {
    readonly asked: (Deed & { readonly askedOn: IsoDate; readonly answerBy: IsoDate | null }) | null;
    readonly agreed: (Deed & { readonly date: IsoDate; readonly reference: string }) | null;
    readonly refused: (Deed & { readonly date: IsoDate; readonly reference: string }) | null;
  };
  readonly interimPapers: readonly InterimPaper[];
  /** `sends`: whether the profile invites for this letter. */
  readonly invitation: (Deed & { readonly sends: TriState }) | null;
  /** The appointment that stands, for the application or for the collection. */
  readonly appointment: (Deed & { readonly time: string; readonly purpose: 'APPLY' | 'COLLECT' }) | null;
  /** Came without an appointment. `allowed`: whether the profile lets people walk in for this. */
  readonly walkIn: (Deed & { readonly allowed: TriState }) | null;
  readonly missing: (Deed & { readonly items: readonly string[]; readonly note: string }) | null;
  /** Reminders sent to somebody who does not come for the card; `dueOn` is the day from which it was due. */
  readonly reminders: readonly (Deed & { readonly dueOn: IsoDate })[];
  /** Not collected in time: the card is dead. */
  readonly lapse: (Deed & { readonly dueOn: IsoDate }) | null;
  /** The attest of this case no longer holds, before its last day. */
  readonly attestEnd: (Deed & { readonly reason: string }) | null;
  readonly codesReprint: (Deed & { readonly reason: string; readonly arrived: Deed | null }) | null;
  /** A paper or codes without a chip, given out. */
  readonly documentGiven: Deed | null;
  /** Ended before the card was active. `municipality` for a case that went to another one. */
  readonly end:
    | (Deed & { readonly cause: EndCause | 'MOVED'; readonly municipality: string; readonly reason: string })
    | null;
  /** Conditions that an officer set aside, with why. */
  readonly waivers: readonly (Deed & { readonly guard: string; readonly step: string; readonly reason: string })[];
  /** Data of the person that were put right after the application. */
  readonly corrections: readonly (Deed & {
    readonly field: CorrectableField;
    readonly before: string;
    readonly after: string;
    readonly reason: string;
  })[];
  /** Nothing of this case may be removed while this stands. */
  readonly block: (Deed & { readonly cause: BlockCause; readonly reason: string }) | null;
  readonly last: LastStep | null;
}

export const emptyCourse: CaseCourse = {
  dvz: { asked: null, agreed: null, refused: null },
  interimPapers: [],
  invitation: null,
  appointment: null,
  walkIn: null,
  missing: null,
  reminders: [],
  lapse: null,
  attestEnd: null,
  codesReprint: null,
  documentGiven: null,
  end: null,
  waivers: [],
  corrections: [],
  block: null,
  last: null,
};
