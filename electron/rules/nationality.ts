/** Nationalities as far as they decide on the kind of card. Codes: ISO 3166-1 alpha-3, XXA stateless, XXB refugee, XXX unknown. */

/** Member states other than Belgium, the EEA and Switzerland: their citizens get EU and EU+ cards (Directive 2004/38/EC; Swiss since 06-06-2016). */
const EU_EEA_SWISS = new Set(
  'AUT BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE ISL LIE NOR CHE'.split(
    ' ',
  ),
);

/** `unknown` for anything that is not a three-letter code (a text as printed on a card, an empty field, XXX). */
export const kindOfNationality = (nationality: string): 'BELGIAN' | 'EU' | 'THIRD_COUNTRY' | 'UNKNOWN' => {
  const code = nationality.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(code) || code === 'XXX') return 'UNKNOWN';
  if (code === 'BEL') return 'BELGIAN';
  return EU_EEA_SWISS.has(code) ? 'EU' : 'THIRD_COUNTRY';
};
