import { COUNTRIES, type Language } from '../../electron/ipc/contract.ts';

/** Name of the country with this code (ISO 3166-1 alpha-3); null when no country has it. */
export const countryName = (code: string, language: Language): string | null => {
  const two = COUNTRIES.get(code);
  return two === undefined ? null : (new Intl.DisplayNames([language], { type: 'region' }).of(two) ?? null);
};
