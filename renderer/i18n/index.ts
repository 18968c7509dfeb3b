/** Texts and the writing of values. `useTexts()` in components, the pure functions elsewhere. */
export { countryName } from './country-name.ts';
export * from './format.ts';
export type { TextKey } from './keys.ts';
export { letterWord } from './letter-word.ts';
export * from './parse.ts';
export { paperWord, reasonWord } from './product-words.ts';
export {
  createTexts,
  isLanguage,
  loadTexts,
  type SentText,
  type TextParams,
  type Translate,
  type TranslateSent,
  textIn,
} from './set-up.ts';
export { type Texts, type TextsIn, useTexts, useTextsIn } from './use-texts.ts';
