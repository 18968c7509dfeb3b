/** Dates as they stand on the card. */

export type CardLanguage = 'nl' | 'fr' | 'de';

const MONTHS: { readonly [language in CardLanguage]: readonly string[] } = {
  nl: ['JAN', 'FEB', 'MAAR', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
  fr: ['JAN', 'FEV', 'MARS', 'AVR', 'MAI', 'JUIN', 'JUIL', 'AOUT', 'SEPT', 'OCT', 'NOV', 'DEC'],
  de: ['JAN', 'FEB', 'MÄR', 'APR', 'MAI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEZ'],
};

const SEX_LETTERS: { readonly [language in CardLanguage]: string } = { nl: 'V', fr: 'F', de: 'W' };

/** The date of birth: `02 JAN  1990` in Dutch and French, `02.JAN. 1990` in German. */
export function printedBirthDate(isoDate: string, language: CardLanguage): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  return language === 'de' ? `${day}.${name}. ${year}` : `${day} ${name.padEnd(4)} ${year}`;
}

/** A date of validity: `DD.MM.YYYY`. */
export function printedDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${day}.${month}.${year}`;
}

/** The letter for a man or a woman. */
export function printedSex(sex: 'male' | 'female', language: CardLanguage): string {
  return sex === 'male' ? 'M' : SEX_LETTERS[language];
}
