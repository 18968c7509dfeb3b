/** What papers are made of: the stored record, never what a page shows. */
import type { PrintDocument, PrintValue, TextMap } from '../../ipc/contract.ts';
import type { Receipt } from '../../payments/index.ts';
import type { CardLetter, IsoDate, Product, Profile, WindowAnswer } from '../../rules/index.ts';
import { cardTypeOf, cardTypes, letterSign, productTypeOf } from '../../rules/index.ts';
import type { StoredCase } from '../record.ts';
import type { Barcode } from './barcode.ts';

/** Everything that a paper may tell. */
export interface PaperFacts {
  readonly stored: StoredCase;
  /** The newest receipt of the case, or null when nothing was paid. */
  readonly receipt: Receipt | null;
  /** The profile version under which the case runs. */
  readonly profile: Profile;
  /** What to bring when collecting, from the profile. */
  readonly toBring: readonly TextMap[];
  /** The same for the application. */
  readonly toBringToApply: readonly TextMap[];
  /** When the application may be made, and what comes of being late. */
  readonly window: WindowAnswer;
  /** Day of the print in Belgium. */
  readonly today: IsoDate;
}

/** The part of a document that its kind decides; who, when and where are added by `makeDocument`. */
export type PaperContent = Pick<
  PrintDocument,
  'titleKey' | 'receiptNumber' | 'headline' | 'sections' | 'amounts' | 'notes' | 'signatureKeys'
> & { readonly barcode: Barcode };

type Line = PrintDocument['sections'][number]['lines'][number];

export const text = (value: string): PrintValue => ({ kind: 'text', text: value });
export const texts = (value: TextMap): PrintValue => ({ kind: 'texts', text: value });
/** A text of the locale file `print`. */
export const key = (name: string, params: Readonly<Record<string, string | number>> = {}): PrintValue => ({
  kind: 'key',
  key: `print.${name}`,
  params: { ...params },
});
export const money = (cents: number): PrintValue => ({ kind: 'money', cents });
export const date = (day: string): PrintValue => ({ kind: 'date', date: day });
export const line = (label: string, value: PrintValue): Line => ({ labelKey: `print.label.${label}`, value });

/** Lines of which some may be missing. */
export const lines = (...items: readonly (Line | null)[]): Line[] => items.filter((item) => item !== null);

/** A line, or nothing where there is no text. */
export const textLine = (label: string, value: string | null): Line | null =>
  value === null || value === '' ? null : line(label, text(value));

/** What is being issued: `F+ Familielid EU, art 20`; products without a letter by their name. */
export const productName = (product: Product, letter: CardLetter | null): TextMap => {
  if (letter === null) return productTypeOf(cardTypes, product).names;
  const { names } = cardTypeOf(cardTypes, letter);
  return mapTexts(names, (name) => `${letterSign(letter)}  ${name}`);
};

/** The municipality's own word for the procedure, or the usual one. */
export const procedureName = (profile: Profile, stored: StoredCase): PrintValue => {
  const { procedure } = stored.application;
  const own = profile.procedureNames.find((name) => name.procedure === procedure);
  return own === undefined ? key(`procedure.${procedure}`) : texts(own.label);
};

/** When the card can be collected: one day or two, null when none was promised. */
export const promisedValue = (stored: StoredCase): PrintValue | null => {
  const promised = stored.decision?.promised ?? null;
  if (promised === null) return null;
  return promised.from === promised.to ? date(promised.from) : { kind: 'dates', from: promised.from, to: promised.to };
};

const mapTexts = (names: TextMap, change: (name: string) => string): TextMap => ({
  nl: change(names.nl),
  ...(names.fr === undefined ? {} : { fr: change(names.fr) }),
  ...(names.de === undefined ? {} : { de: change(names.de) }),
  ...(names.en === undefined ? {} : { en: change(names.en) }),
});
