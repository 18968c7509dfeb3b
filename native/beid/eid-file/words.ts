/** The words of the XML form beside what stands on a card (card content document, section on the `.eid` file). */

/** A table both ways; what it does not know is passed on as it is. */
export interface Words {
  toWord(onCard: string): string;
  toCard(word: string): string;
}

const words = (pairs: Readonly<Record<string, string>>): Words => {
  const back = new Map(Object.entries(pairs).map(([card, word]) => [word, card]));
  return {
    toWord: (onCard) => (Object.hasOwn(pairs, onCard) ? (pairs[onCard] ?? onCard) : onCard),
    toCard: (word) => back.get(word) ?? word,
  };
};

/** Document type numbers. Old and new layout differ only in the case of the letter. */
export const documentTypes = words({
  1: 'belgian_citizen',
  6: 'kids_card',
  7: 'bootstrap_card',
  8: 'habilitation_card',
  11: 'foreigner_a',
  12: 'foreigner_b',
  13: 'foreigner_c',
  14: 'foreigner_d',
  15: 'foreigner_e',
  16: 'foreigner_e_plus',
  17: 'foreigner_f',
  18: 'foreigner_f_plus',
  19: 'european_blue_card_h',
  20: 'ict_i',
  21: 'mobile_ict_j',
  22: 'foreigner_m',
  23: 'foreigner_n',
  27: 'foreigner_k',
  28: 'foreigner_l',
  31: 'foreigner_eu',
  32: 'foreigner_eu_plus',
  33: 'foreigner_A',
  34: 'foreigner_B',
  35: 'foreigner_F',
  36: 'foreigner_F_plus',
  61: 'kids_foreigner_eu',
  62: 'kids_foreigner_eu_plus',
  63: 'kids_foreigner_A',
  64: 'kids_foreigner_B',
  65: 'kids_foreigner_K',
  66: 'kids_foreigner_L',
  67: 'kids_foreigner_F',
  68: 'kids_foreigner_F_plus',
  69: 'kids_foreigner_M',
});

const specialStatusNames = words({
  0: 'NO_STATUS',
  1: 'WHITE_CANE',
  2: 'EXTENDED_MINORITY',
  3: 'WHITE_CANE_EXTENDED_MINORITY',
  4: 'YELLOW_CANE',
  5: 'YELLOW_CANE_EXTENDED_MINORITY',
});
/** The first viewers with this form wrote a list (`whitecane,extendedminority`) and nothing for no status. */
const specialStatusLists = words({
  0: '',
  1: 'whitecane',
  2: 'extendedminority',
  3: 'whitecane,extendedminority',
  4: 'yellowcane',
  5: 'yellowcane,extendedminority',
});
export const specialStatuses: Words = {
  toWord: specialStatusNames.toWord,
  toCard: (word) => specialStatusNames.toCard(specialStatusLists.toCard(word)),
};

/** Sex: the letter on the card tells the language too, which the file does not keep. */
export const sexes: Words = {
  toWord: (onCard) => ({ M: 'male', F: 'female', V: 'female', W: 'female' })[onCard.trim()] ?? '',
  toCard: (word) => ({ male: 'M', female: 'F' })[word] ?? '',
};

export const workPermits = words({ 7: 'unlimited', 8: 'limited', 9: 'no', A: 'seasonal worker' });
export const brexitFirst = words({ B: 'Article 18(1) Agreement' });
export const brexitSecond = words({ C: 'Permanent stay' });
export const aCardFirst = words({
  A: 'Seasonal worker',
  D: 'Student',
  E: 'Pupil',
  F: 'Intern',
  G: 'Volunteer',
  H: 'Au pair',
  I: 'Researcher mobility',
  J: 'Job search',
});
export const aCardSecond = words({ K: 'Mobility program' });

/** `0123.456.789` on the card, ten digits in the file. */
export const vatNumbers: Words = {
  toWord: (onCard) => onCard.replaceAll('.', ''),
  toCard: (word) => word.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3'),
};

/** `13.08.2014-IT` on the card, `20140813IT` in the file. */
export const protections: Words = {
  toWord: (onCard) => onCard.replace(/^(\d\d)\.(\d\d)\.(\d{4})-([A-Z0-9]{2})$/, '$3$2$1$4'),
  toCard: (word) => word.replace(/^(\d{4})(\d\d)(\d\d)([A-Z0-9]{2})$/, '$3.$2.$1-$4'),
};
