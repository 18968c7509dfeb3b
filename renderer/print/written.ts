import type { Language, PrintDocument, PrintValue } from '../../electron/ipc/contract.ts';
import { formatDate, formatDayDate, formatInstant, formatLongDate, formatMoney, formatPeriod } from '../i18n/index.ts';

/** Looks a text up in the language of the document. */
export type Texts = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** What a template needs beside the document. */
export interface Writing {
  readonly language: Language;
  readonly text: Texts;
}

/** How dates are written: `09/11/2026`, with a short weekday where promised on the roll, in full on A5. */
export type DateStyle = 'plain' | 'day' | 'long';

/** The text of a value in the document's language. */
export const written = (value: PrintValue, { language, text }: Writing, style: DateStyle = 'plain'): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'texts':
      return value.text[language] ?? value.text.nl;
    case 'key':
      return text(value.key, value.params);
    case 'money':
      return formatMoney(value.cents);
    case 'date':
      if (style === 'long') return formatLongDate(value.date, language);
      return style === 'day' ? formatDayDate(value.date, language) : formatDate(value.date);
    case 'dates':
      if (style !== 'long') return formatPeriod(value.from, value.to, language);
      return value.from === value.to
        ? formatLongDate(value.from, language)
        : text('paper.fromTo', { from: value.from, to: value.to });
    case 'instant':
      return formatInstant(value.at, language);
    case 'several':
      return value.values.map((one) => written(one, { language, text }, style)).join(', ');
  }
};

/** A name of the municipality in the document's language. */
export const nameOf = (name: PrintDocument['municipality'], language: Language): string => name[language] ?? name.nl;

/** Items of a stored document with a key of their own; a paper is drawn once, so that content and place make one. */
export const keyed = <Item>(items: readonly Item[]): readonly { readonly key: string; readonly item: Item }[] =>
  items.map((item, place) => ({ key: `${place} ${JSON.stringify(item)}`, item }));
