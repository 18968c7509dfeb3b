import { createInstance, type i18n, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../../electron/ipc/contract.ts';
import {
  formatCardNumber,
  formatDate,
  formatDayDate,
  formatInstant,
  formatLongDate,
  formatMoney,
  formatNationalNumber,
  formatTime,
} from './format.ts';
import type { TextKey } from './keys.ts';

/** Values for a text. Numbers named `cents` and dates are written by the format in the text: `{{cents, money}}`, `{{date, dayDate}}`. */
export type TextParams = Readonly<Record<string, string | number>>;
/** Writes a text of which the key is known to exist. */
export type Translate = (key: TextKey, params?: TextParams) => string;
/** Writes a text of which main sent the key; null when no locale has it. */
export type TranslateSent = (key: string, params?: TextParams) => string | null;

/**
 * Formats that a text may ask for: `date` 09/11/2026, `dayDate` do 12/11/2026, `longDate` maandag 9 november 2026,
 * `time` 14.42 uur, `instant`, `money` (from cents), `nationalNumber`, `cardNumber`.
 */
const FORMATS: Readonly<Record<string, (value: string, language: Language) => string>> = {
  date: (value) => formatDate(value),
  dayDate: formatDayDate,
  longDate: formatLongDate,
  time: formatTime,
  instant: formatInstant,
  money: (value) => formatMoney(Number(value)),
  nationalNumber: (value) => formatNationalNumber(value),
  cardNumber: (value) => formatCardNumber(value),
};

/** All texts, `{ nl: { common: {…}, … }, … }`, put together from the files in `resources/locales`. */
export const loadTexts = (): Record<Language, Record<string, unknown>> => {
  const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
    eager: true,
    import: 'default',
  });
  const texts: Record<Language, Record<string, unknown>> = { nl: {}, fr: {}, de: {}, en: {} };
  for (const [path, content] of Object.entries(files)) {
    const [, language, file] = /([a-z]{2})\/([^/]+)\.json$/.exec(path) ?? [];
    if (file !== undefined && isLanguage(language)) texts[language][file] = content;
  }
  return texts;
};

/** Makes the text set-up for one window. Dutch stands in where a language lacks a text. */
export const createTexts = (language: Language): i18n => {
  const instance = createInstance();
  const resources = Object.fromEntries(
    Object.entries(loadTexts()).map(([code, translation]) => [code, { translation }]),
  );
  instance.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'nl',
    nsSeparator: false,
    returnNull: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  for (const [name, format] of Object.entries(FORMATS)) {
    instance.services.formatter?.add(name, (value: unknown, lng: string | undefined) =>
      format(String(value), isLanguage(lng) ? lng : 'nl'),
    );
  }
  return instance;
};

/** The translate functions over one language. */
export const translatorOf = (
  t: TFunction,
  instance: i18n,
): { readonly t: Translate; readonly sent: TranslateSent } => ({
  t: (key, params) => t(key, { ...params }),
  sent: (key, params) => (instance.exists(key, { ...params }) ? t(key, { ...params }) : null),
});

/** A text that main sends in one or more languages. */
export type SentText = { readonly nl: string } & { readonly [language in Language]?: string | undefined };
/** Such a text in the asked language, or in Dutch. */
export const textIn = (text: SentText, language: Language): string => text[language] ?? text.nl;

/** Narrows to a language that the application speaks. */
export const isLanguage = (value: string | undefined): value is Language =>
  LANGUAGES.some((language) => language === value);
