import { COUNTRIES, type Language } from '../../../electron/ipc/contract.ts';

/** Codes of the register for who has no nationality: stateless, refugee, unknown. Their names are texts. */
export const SPECIAL_NATIONALITIES = ['XXA', 'XXB', 'XXX'] as const;
export type SpecialNationality = (typeof SPECIAL_NATIONALITIES)[number];

export interface Nationality {
  readonly code: string;
  readonly name: string;
}

/** Every nationality with its name in a language, by name; `special` writes the three codes that are no country. */
export const nationalities = (
  language: Language,
  special: (code: SpecialNationality) => string,
): readonly Nationality[] => {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const countries = [...COUNTRIES].map(([code, two]) => ({ code, name: names.of(two) ?? code }));
  const others = SPECIAL_NATIONALITIES.map((code) => ({ code, name: special(code) }));
  return [...countries, ...others].sort((left, right) => left.name.localeCompare(right.name, language));
};

/** Name of a code; text that is no known code is given back as it is, e.g. a name as an older card prints it. */
export const nationalityName = (known: readonly Nationality[], text: string): string =>
  known.find((nationality) => nationality.code === text)?.name ?? text;

/** Code of a typed name or code, in any case and with or without accents; other text is given back as it is. */
export const nationalityCode = (known: readonly Nationality[], text: string): string => {
  const typed = plain(text);
  if (typed === '') return '';
  const found = known.find(({ code, name }) => plain(code) === typed || plain(name) === typed);
  return found?.code ?? text.trim();
};

const plain = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toUpperCase();
