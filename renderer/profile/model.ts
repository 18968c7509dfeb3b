/** Sections, tables and fields of a municipality profile, each with the control that edits it and the words that tell it. */
import type { TextKey } from '../i18n/index.ts';
import type { OptionSet } from './options.ts';

/** Lists of the same profile to which a field refers by code. */
export type ReferTo = 'letterGroups' | 'appointmentTypes' | 'servicePoints' | 'conditions';

/** How a field is edited and told. `any`: nothing chosen means no limit, kept as null. */
export type Control =
  | { readonly kind: 'text' | 'code' | 'codes' | 'date' | 'clock' | 'money' | 'measure' | 'yesNo' }
  /** `rows`: paragraphs of so many lines; `usual`: key of the words that stand there without own ones. */
  | { readonly kind: 'texts'; readonly rows?: number; readonly usual?: string }
  | { readonly kind: 'duration' | 'lead' | 'amount' | 'anchor' | 'outcome' | 'quantity' | 'hours' | 'source' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'one'; readonly set: OptionSet }
  | { readonly kind: 'many'; readonly set: OptionSet; readonly any: boolean }
  | { readonly kind: 'ref'; readonly to: ReferTo }
  | { readonly kind: 'refs'; readonly to: ReferTo; readonly any: boolean };

/** Names of fields have their words in `profileField`. */
export type FieldName = TextKey extends infer Key ? (Key extends `profileField.${infer Name}` ? Name : never) : never;
export type SectionId = TextKey extends infer Key ? (Key extends `profileSection.${infer Name}` ? Name : never) : never;

/** One member of the file. */
export interface FieldDef {
  readonly name: string;
  readonly label: FieldName;
  readonly control: Control;
  /** May be null: the municipality says nothing about it. */
  readonly optional: boolean;
}

/** A group of members: of the profile itself (`path` empty), or of a part that may be absent. */
export interface MembersPart {
  readonly kind: 'members';
  readonly path: string;
  readonly fields: readonly FieldDef[];
  readonly optional: boolean;
}
/** A list of rows with the columns of its table. */
export interface RowsPart {
  readonly kind: 'rows';
  readonly path: string;
  readonly fields: readonly FieldDef[];
  readonly columns: readonly string[];
}
export type Part = MembersPart | RowsPart;

export interface Section {
  readonly id: SectionId;
  readonly parts: readonly Part[];
}
