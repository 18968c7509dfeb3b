/** Profiles of municipalities in words: their parts, values and differences. The editor and the pages of cases use it. */

export { blank } from './blank.ts';
export { differenceWords, ProfileDifferences, partName } from './differences.tsx';
export * from './model.ts';
export * from './options.ts';
export { RulesChangedBanner } from './rules-changed.tsx';
export { placeOf, SECTIONS } from './sections.ts';
export { isObject, optionList, optionWords, valueWords } from './words.ts';
