import type { IsoDate } from './decision.ts';
import type {
  ApplicationReason,
  CardLetter,
  Delivery,
  FingerprintOutcome,
  PaymentMethod,
  Procedure,
  Product,
  TriState,
} from './vocabulary.ts';

/**
 * An application as far as it is typed; what `assess` judges. Structurally the same as the draft of the contract
 * (`electron/ipc/shapes/application.ts`); empty string or null means "not filled yet".
 */
export interface DraftToAssess {
  readonly person: {
    readonly surname: string;
    readonly givenNames: string;
    readonly birthDate: string;
    readonly sex: 'M' | 'F' | 'X' | '';
    readonly nationality: string;
    readonly nationalNumber: string;
  };
  readonly held: {
    readonly kind: 'CARD' | 'LOST' | 'STOLEN' | 'OTHER_DOCUMENT' | 'NONE';
    readonly letter: CardLetter | null;
    readonly model: 'old' | 'new' | null;
    readonly cardNumber: string;
    readonly validUntil: IsoDate | null;
    readonly attestNumber: string;
    readonly attestDate: IsoDate | null;
  };
  readonly product: Product;
  readonly letter: CardLetter | null;
  readonly reason: ApplicationReason;
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly servicePoint: string | null;
  readonly rightUntil: IsoDate | null;
  readonly dvz: { readonly agreement: TriState; readonly date: IsoDate | null; readonly reference: string };
  readonly answers: Readonly<Record<string, TriState>>;
  readonly checklist: readonly {
    readonly code: string;
    readonly state: 'OPEN' | 'PRESENT' | 'MISSING' | 'NOT_APPLICABLE' | 'WAIVED';
    readonly reason: string;
  }[];
  readonly photo: {
    readonly source: 'BROUGHT' | 'BOOTH' | 'COUNTER' | '';
    readonly takenOn: IsoDate | null;
    readonly verdicts: readonly { readonly rule: string; readonly verdict: 'OPEN' | 'GOOD' | 'BAD' | 'EXEMPT' }[];
    readonly exemption: {
      readonly kind: 'RELIGIOUS' | 'MEDICAL' | 'AGE';
      readonly reason: string;
      readonly staysVisible: string;
      readonly certificateSeen: boolean;
    } | null;
  };
  readonly fingerprints: {
    readonly outcome: FingerprintOutcome | '';
    readonly left: string;
    readonly right: string;
    readonly reason: string;
  };
  readonly signature: 'TAKEN' | 'EXEMPT' | '';
  readonly representative: { readonly name: string; readonly relation: string; readonly documentSeen: string };
  readonly emergencyContact: string;
  readonly payment: {
    readonly method: PaymentMethod | 'SPLIT' | 'TOGETHER' | 'WAIVED' | '';
    readonly terminalReference: string;
    readonly givenCents: number | null;
    readonly officerAmountCents: number | null;
    readonly officerAmountReason: string;
    /** Of a split payment, what goes over the terminal. */
    readonly cardCents: number | null;
    readonly waiverReason: string;
  };
}
