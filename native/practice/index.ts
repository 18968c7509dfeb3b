/** Cards and a reader to practise with, without any hardware. The card in TypeScript is also the one that tests lay in. */
export { keepKeysIn } from './card/pki/key-store.ts';
export { createPracticeReader, type PracticeReader } from './practice-reader.ts';
