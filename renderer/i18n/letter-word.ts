import type { Translate } from './set-up.ts';

/** The letter of a card as a word: `M_PERMANENT` as "M duurzaam", every other letter is itself. */
export const letterWord = (letter: string, t: Translate): string =>
  letter === 'M_PERMANENT' ? t('common.mPermanent') : letter;
