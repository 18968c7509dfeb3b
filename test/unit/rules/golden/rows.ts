/**
 * Golden rows: what a municipality's page says, written from the page, one row per statement. Never derived from the profile files.
 * `row` is the place in the analyst's table: section and position.
 */
import type {
  ApplicationReason,
  CardLetter,
  Delivery,
  Moment,
  Procedure,
  Product,
  TriState,
} from '../../../../electron/rules/index.ts';

interface Place {
  readonly row: string;
  readonly line: string;
}

/** What an order costs: every letter, age and reason named must give the same answer. */
export interface FeeRow extends Place {
  readonly kind: 'fee';
  readonly product: Product;
  readonly letters: readonly (CardLetter | null)[];
  readonly ages: readonly number[];
  readonly reasons: readonly ApplicationReason[];
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly servicePoint?: string;
  readonly answers?: Readonly<Record<string, TriState>>;
  readonly on: string;
  readonly expected: { readonly state: 'amount' | 'free' | 'unknown' | 'notOffered'; readonly cents: number | null };
  readonly rule: string | null;
}

/** When it is ready; dates worked by hand. */
export interface TermRow extends Place {
  readonly kind: 'term';
  readonly product: Product;
  readonly letter: CardLetter | null;
  readonly age: number;
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A combination that must be impossible, with the code of the reason that says so. */
export interface ImpossibleRow extends Place {
  readonly kind: 'impossible';
  readonly product: Product;
  readonly letters: readonly (CardLetter | null)[];
  readonly age: number;
  readonly reason?: ApplicationReason;
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly servicePoint?: string;
  readonly on: string;
  readonly why: string;
}

/** A card letter of the page with its own words. */
export interface LetterRow extends Place {
  readonly kind: 'letter';
  readonly letter: CardLetter;
  readonly label: string | null;
  readonly years: number | null;
  readonly biometric?: TriState;
}

/** Something to bring. */
export interface ChecklistRow extends Place {
  readonly kind: 'checklist';
  readonly product: Product;
  readonly reason: ApplicationReason;
  readonly moment: Moment;
  readonly code: string;
  readonly need: 'MANDATORY' | 'IF_APPLICABLE' | 'ONE_OF' | 'OPTIONAL';
  readonly quantity?: readonly [number, number];
  readonly contains: string;
}

/** From when something may be asked. */
export interface WindowRow extends Place {
  readonly kind: 'window';
  readonly letter: CardLetter;
  readonly held: CardLetter;
  readonly validUntil: string;
  readonly opens: string;
  readonly closes: string | null;
}

/** A statement that the profile carries as such: found in a list by its code, or the list itself when it has no codes. */
export interface StatementRow extends Place {
  readonly kind: 'statement';
  readonly list: string;
  readonly code?: string;
  readonly contains: string;
}

/** A value at a path of the profile. */
export interface ValueRow extends Place {
  readonly kind: 'value';
  readonly path: string;
  readonly value: unknown;
}

export type GoldenRow =
  | FeeRow
  | TermRow
  | ImpossibleRow
  | LetterRow
  | ChecklistRow
  | WindowRow
  | StatementRow
  | ValueRow;

export interface GoldenTable {
  readonly profileId: string;
  /** Number of statements in each section of the analyst's table of the page. */
  readonly sections: Readonly<Record<string, number>>;
  readonly rows: readonly GoldenRow[];
}

export const ALL_REASONS: readonly ApplicationReason[] = [
  'FIRST',
  'RENEWAL',
  'LOSS',
  'THEFT',
  'DEFECT',
  'CHANGE',
  'OTHER',
];

/** Letters that can be ordered from 16-12-2021 on. */
export const ORDERABLE: readonly CardLetter[] = [
  'A',
  'B',
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
];

export const statement = (row: string, line: string, list: string, code: string, contains: string): StatementRow => ({
  kind: 'statement',
  row,
  line,
  list,
  code,
  contains,
});

export const value = (row: string, line: string, path: string, expected: unknown): ValueRow => ({
  kind: 'value',
  row,
  line,
  path,
  value: expected,
});

export const letter = (
  row: string,
  line: string,
  code: CardLetter,
  label: string | null,
  years: number | null = null,
  biometric?: TriState,
): LetterRow => ({
  kind: 'letter',
  row,
  line,
  letter: code,
  label,
  years,
  ...(biometric === undefined ? {} : { biometric }),
});
