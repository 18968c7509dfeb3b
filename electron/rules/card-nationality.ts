/** The nationality on a card is a text in the language of the card; a case keeps the code where the text is understood. */

import { nameWords } from './comparison.ts';
import { COUNTRIES } from './model/countries.ts';

/** Words that cards print and that are no country name. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  belg: 'BEL',
  belge: 'BEL',
  belgier: 'BEL',
  belgierin: 'BEL',
  staatloos: 'XXA',
  apatride: 'XXA',
  staatenlos: 'XXA',
  onbepaald: 'XXX',
  indetermine: 'XXX',
  unbestimmt: 'XXX',
};

const plain = (text: string): string => nameWords(text).join(' ');

/** Country names in the three languages of cards. Built once, at the first card. */
let known: ReadonlyMap<string, string> | null = null;
const knownNames = (): ReadonlyMap<string, string> => {
  known ??= new Map([
    ...['nl', 'fr', 'de'].flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region' });
      return [...COUNTRIES].map(([code, two]): [string, string] => [plain(names.of(two) ?? code), code]);
    }),
    ...Object.entries(OTHER_WORDS),
  ]);
  return known;
};

/** ISO 3166-1 alpha-3 (or XXA, XXX) of a nationality as printed; a text that is not understood is given back as it is. */
export const nationalityOfCard = (printed: string): string => {
  const code = printed.trim().toUpperCase();
  if (COUNTRIES.has(code)) return code;
  return knownNames().get(plain(printed)) ?? printed;
};
