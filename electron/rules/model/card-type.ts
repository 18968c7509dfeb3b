import type { ConditionQuestion, IsoDate, PhotoRule } from './decision.ts';
import type { CardLetter, Procedure, Product, TextMap, TriState } from './vocabulary.ts';

/** How long a card runs: a number of years, cut off at the end of the right; or exactly as long as the right of residence. */
export type CardValidity =
  | { readonly kind: 'YEARS'; readonly years: number }
  | { readonly kind: 'RIGHT_OF_RESIDENCE' }
  | { readonly kind: 'UNKNOWN' };

/** What the chip tells of a card by its document type number (file 4031, tag 0F). */
export interface ChipCode {
  readonly code: number;
  readonly kind: 'RESIDENCE' | 'RESIDENCE_CHILD' | 'BELGIAN' | 'BELGIAN_CHILD' | 'SERVICE';
  readonly letter: CardLetter | null;
  readonly model: 'old' | 'new' | null;
  readonly name: TextMap;
}

/** One letter of residence card: federal facts, the same in each municipality. */
export interface CardType {
  readonly letter: CardLetter;
  /** As printed on the card and used at counters. */
  readonly names: TextMap;
  readonly holder: TextMap;
  readonly validity: CardValidity;
  readonly successor: CardLetter | null;
  readonly predecessor: CardLetter | null;
  /** The letter of the permanent right that follows this one (F: F+, M: M_PERMANENT, EU: EU+, A: B). */
  readonly permanentForm: CardLetter | null;
  /** First and last day on which it can be ordered; null: no limit known. */
  readonly orderableFrom: IsoDate | null;
  readonly orderableTo: IsoDate | null;
  /** Whether a card for a child under 12 exists with this letter. */
  readonly childCard: TriState;
  /** From what age fingerprints are taken, and since when this card carries them; null: never. */
  readonly fingerprintsFromAge: number | null;
  readonly fingerprintsSince: IsoDate | null;
  /** Old model: no longer valid after this day, whatever is printed. */
  readonly oldModelEnds: IsoDate | null;
  /** First day on which the current model was issued; older cards of the letter are the old model. */
  readonly newModelSince: IsoDate | null;
  /** Who decides on the right behind a first card and behind a renewal. APPLY_OTHER: not renewed, another letter is asked. */
  readonly firstIssue: 'DVZ' | 'REGION_AND_DVZ' | 'MUNICIPALITY';
  readonly renewal: 'DVZ' | 'REGION_AND_DVZ' | 'MUNICIPALITY' | 'APPLY_OTHER' | 'NONE';
  readonly register: 'FOREIGNERS' | 'POPULATION' | 'NONE' | 'UNKNOWN';
  readonly legalBasis: readonly string[];
  readonly source: string;
}

/** Federal facts of a product. */
export interface ProductType {
  readonly product: Product;
  readonly names: TextMap;
  readonly orderableFrom: IsoDate | null;
  readonly orderableTo: IsoDate | null;
  readonly ageMin: number | null;
  readonly ageBelow: number | null;
  readonly maxValidityYears: number | null;
  /** Whether the product is a card of one letter, with a chip, with a photo, made while the applicant waits. */
  readonly needsLetter: boolean;
  readonly hasChip: boolean;
  readonly needsPhoto: boolean;
  readonly madeAtCounter: boolean;
  readonly source: string;
}

/** All federal facts about cards; the content of `resources/card-types/card-types.json`. */
export interface CardTypes {
  readonly cards: readonly CardType[];
  readonly products: readonly ProductType[];
  readonly chipCodes: readonly ChipCode[];
  /** Photo rules that hold where a municipality's page gives none of its own. */
  readonly photoRules: readonly PhotoRule[];
  /** Names of procedure classes where a municipality's page has no word of its own. */
  readonly procedures: readonly { readonly procedure: Procedure; readonly names: TextMap }[];
  /** Questions that the rules themselves ask an officer when something is not known. */
  readonly questions: readonly ConditionQuestion[];
}
