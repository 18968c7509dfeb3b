import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError, Language } from '../../electron/ipc/contract.ts';
import {
  formatAmount,
  formatCardNumber,
  formatDate,
  formatDayDate,
  formatInstant,
  formatLongDate,
  formatMoney,
  formatNationalNumber,
  formatPeriod,
  formatTime,
} from './format.ts';
import {
  isLanguage,
  type SentText,
  type TextParams,
  type Translate,
  type TranslateSent,
  textIn,
  translatorOf,
} from './set-up.ts';

/** Everything a component needs to write: texts, and values in the language of the screen. */
export interface Texts {
  readonly language: Language;
  /** A text of which the key is checked by the compiler. */
  readonly t: Translate;
  /** A text of which main sent the key; null when it is unknown. */
  readonly sent: TranslateSent;
  /** What to say of a refused call: what happened and what to do now. */
  readonly error: (error: CallError | { readonly messageKey: string; readonly params?: TextParams }) => string;
  /** A text that a profile gives in several languages. */
  readonly textOf: (text: SentText) => string;
  readonly date: (iso: string | null) => string;
  readonly dayDate: (iso: string) => string;
  readonly longDate: (iso: string) => string;
  readonly period: (period: { readonly from: string; readonly to: string }) => string;
  readonly time: (instant: string) => string;
  readonly instant: (instant: string) => string;
  readonly money: (cents: number) => string;
  readonly amount: (cents: number) => string;
  readonly nationalNumber: (text: string) => string;
  readonly cardNumber: (text: string) => string;
}

/** The texts of the screen in its present language. */
export const useTexts = (): Texts => {
  const { t: translate, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'nl';
  return useMemo(() => {
    const { t, sent } = translatorOf(translate, i18n);
    return {
      language,
      t,
      sent,
      error: (error) =>
        sent(error.messageKey, error.params) ??
        sent(`errors.${error.messageKey}`, error.params) ??
        t('common.error.unknown', { code: error.messageKey }),
      textOf: (text) => textIn(text, language),
      date: formatDate,
      dayDate: (iso) => formatDayDate(iso, language),
      longDate: (iso) => formatLongDate(iso, language),
      period: ({ from, to }) => formatPeriod(from, to, language),
      time: (instant) => formatTime(instant, language),
      instant: (instant) => formatInstant(instant, language),
      money: formatMoney,
      amount: formatAmount,
      nationalNumber: formatNationalNumber,
      cardNumber: formatCardNumber,
    };
  }, [translate, i18n, language]);
};

/** The part of the texts that may be written in another language than that of the screen. */
export type TextsIn = Pick<Texts, 't' | 'money' | 'longDate'>;

/** Texts in this language, whatever the language of the screen: for what somebody else reads. */
export const useTextsIn = (language: Language): TextsIn => {
  const { i18n } = useTranslation();
  return useMemo(
    () => ({
      t: translatorOf(i18n.getFixedT(language), i18n).t,
      money: formatMoney,
      longDate: (iso) => formatLongDate(iso, language),
    }),
    [i18n, language],
  );
};
