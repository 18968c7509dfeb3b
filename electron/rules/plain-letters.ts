/** Names of people as they are written in many places and alphabets, brought to plain Latin letters. Pure. */

/** Letters that Unicode does not take apart into a base letter and a mark, as people type them without a special keyboard. */
const SINGLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
};
const SINGLE = new RegExp(`[${Object.keys(SINGLE_LETTERS).join('')}]`, 'g');

/** Lower case, without accents, special letters written out. Letters of other alphabets stay. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(SINGLE, (letter) => SINGLE_LETTERS[letter] ?? letter);

type Letters = Readonly<Record<string, string>>;

/** Cyrillic as travel documents write it (ICAO Doc 9303-3, section 6 B). */
const CYRILLIC_TRAVEL: Letters = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    ѓ: 'g',
    д: 'd',
    ђ: 'd',
    е: 'e',
    ё: 'e',
    є: 'ie',
    ж: 'zh',
    з: 'z',
    ѕ: 'dz',
  },
  ...{
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
    ј: 'j',
    к: 'k',
    ќ: 'k',
    л: 'l',
    љ: 'lj',
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
  },
  ...{ р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', џ: 'dz', ш: 'sh', щ: 'shch' },
  ...{ ъ: 'ie', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia' },
};
/** … and as people and older documents write it. */
const CYRILLIC_USUAL: Letters = {
  ...CYRILLIC_TRAVEL,
  ...{ ё: 'yo', є: 'ye', ї: 'yi', й: 'y', х: 'h', щ: 'sht', ъ: '', ю: 'yu', я: 'ya', ђ: 'dj', џ: 'dzh' },
};

/** Greek after ELOT 743, the standard of Greek identity documents. */
const GREEK_TRAVEL: Letters = {
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
  },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};
/** … and as it is heard and often written. */
const GREEK_USUAL: Letters = { ...GREEK_TRAVEL, ...{ β: 'b', η: 'e', υ: 'i', φ: 'ph', χ: 'h' } };
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/γγ/g, 'ng'],
  [/γχ/g, 'nch'],
  [/γξ/g, 'nx'],
  [/^μπ|(?<=\P{L})μπ/gu, 'b'],
  [/[αά][υύ](?=[βγδζλμνρ]|[αειηοωυ])/g, 'av'],
  [/[αά][υύ]/g, 'af'],
  [/[εέ][υύ](?=[βγδζλμνρ]|[αειηοωυ])/g, 'ev'],
  [/[εέ][υύ]/g, 'ef'],
];

const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * The ways in which a text in Cyrillic or Greek is written in Latin letters, first the way of travel documents: `Юлия` as
 * `iuliia` and `yuliya`. A text in Latin letters, or in an alphabet that is not known here, is the one way itself.
 */
export const latinWritings = (text: string): readonly string[] => {
  if (!OTHER_ALPHABET.test(text)) return [plainText(text)];
  // A breve or two dots make other letters of the Cyrillic alphabet, so they are not taken off first.
  const lower = text.normalize('NFC').toLowerCase();
  const greek = GREEK_PAIRS.reduce((word, [from, to]) => word.replace(from, to), withoutTonos(lower));
  const write = (letters: Letters): string => plainText([...greek].map((letter) => letters[letter] ?? letter).join(''));
  return [...new Set([write({ ...CYRILLIC_TRAVEL, ...GREEK_TRAVEL }), write({ ...CYRILLIC_USUAL, ...GREEK_USUAL })])];
};

/** Greek letters without their stress; `ϊ` and `ϋ` keep apart what the two dots keep apart. */
const withoutTonos = (text: string): string =>
  text.replace(/[\p{Script=Greek}]/gu, (letter) => letter.normalize('NFD').replace(/\u0301|\u0308/g, ''));
