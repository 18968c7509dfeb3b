import type { Language } from '../../../electron/ipc/contract.ts';

/**
 * ISO 3166-1: three letters, as the register and the cards write a nationality, with the two letters under which
 * the platform knows the name in every language.
 */
const COUNTRIES =
  'AFGAF ALBAL DZADZ ANDAD AGOAO ATGAG ARGAR ARMAM AUSAU AUTAT AZEAZ BHSBS BHRBH BGDBD BRBBB BLRBY BELBE BLZBZ BENBJ BTNBT BOLBO BIHBA BWABW BRABR BRNBN BGRBG BFABF BDIBI CPVCV KHMKH CMRCM CANCA CAFCF TCDTD CHLCL CHNCN COLCO COMKM COGCG CODCD CRICR CIVCI HRVHR CUBCU CYPCY CZECZ DNKDK DJIDJ DMADM DOMDO ECUEC EGYEG SLVSV GNQGQ ERIER ESTEE SWZSZ ETHET FJIFJ FINFI FRAFR GABGA GMBGM GEOGE DEUDE GHAGH GRCGR GRDGD GTMGT GINGN GNBGW GUYGY HTIHT VATVA HNDHN HUNHU ISLIS INDIN IDNID IRNIR IRQIQ IRLIE ISRIL ITAIT JAMJM JPNJP JORJO KAZKZ KENKE KIRKI PRKKP KORKR KWTKW KGZKG LAOLA LVALV LBNLB LSOLS LBRLR LBYLY LIELI LTULT LUXLU MDGMG MWIMW MYSMY MDVMV MLIML MLTMT MHLMH MRTMR MUSMU MEXMX FSMFM MDAMD MCOMC MNGMN MNEME MARMA MOZMZ MMRMM NAMNA NRUNR NPLNP NLDNL NZLNZ NICNI NERNE NGANG MKDMK NORNO OMNOM PAKPK PLWPW PSEPS PANPA PNGPG PRYPY PERPE PHLPH POLPL PRTPT QATQA ROURO RUSRU RWARW KNAKN LCALC VCTVC WSMWS SMRSM STPST SAUSA SENSN SRBRS SYCSC SLESL SGPSG SVKSK SVNSI SLBSB SOMSO ZAFZA SSDSS ESPES LKALK SDNSD SURSR SWESE CHECH SYRSY TWNTW TJKTJ TZATZ THATH TLSTL TGOTG TONTO TTOTT TUNTN TURTR TKMTM TUVTV UGAUG UKRUA AREAE GBRGB USAUS URYUY UZBUZ VUTVU VENVE VNMVN YEMYE ZMBZM ZWEZW';
const TWO_LETTERS = new Map(COUNTRIES.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)]));

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
  const countries = [...TWO_LETTERS].map(([code, two]) => ({ code, name: names.of(two) ?? code }));
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
