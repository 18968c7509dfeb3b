/** People who do not exist. */
import type { CardLanguage } from '../birth-date.ts';
import type { AddressFields } from '../identity-encoding.ts';
import type { Face } from '../portraits/portrait.ts';

export interface Person {
  readonly surname: string;
  readonly givenNames: string;
  readonly thirdNameInitial: string;
  readonly sex: 'male' | 'female';
  /** A fixed ISO date, or an age reached half a year before the card's today. */
  readonly birth: { readonly date: string } | { readonly age: number };
  /** Order number inside the national number, 996 to 998. */
  readonly order: number;
  /** As printed, in the card's language. */
  readonly nationality: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly birthPlace: string;
  readonly language: CardLanguage;
  readonly municipality: string;
  readonly address: AddressFields;
  readonly face: Face;
}

const FACE: Face = {
  skin: 182,
  hair: 62,
  clothes: 90,
  longHair: false,
  beard: false,
  glasses: false,
  size: 1,
};

const BRUGGE = 'Brugge';

export const PEOPLE = {
  amina: {
    surname: 'VOORBEELD',
    givenNames: 'Amina Zahra',
    thirdNameInitial: 'S',
    sex: 'female',
    birth: { date: '1988-04-17' },
    order: 998,
    nationality: 'Marokko',
    country: 'MA',
    birthPlace: 'Tanger',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Proefstraat 12 bus 3', postalCode: '8000', municipality: BRUGGE },
    face: { ...FACE, skin: 170, hair: 35, longHair: true },
  },
  ravi: {
    surname: 'SPECIMEN',
    givenNames: 'Ravi Kumar',
    thirdNameInitial: '',
    sex: 'male',
    birth: { date: '2001-09-03' },
    order: 997,
    nationality: 'India',
    country: 'IN',
    birthPlace: 'Pune',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Testlaan 45', postalCode: '8200', municipality: BRUGGE },
    face: { ...FACE, skin: 140, hair: 20, beard: true, clothes: 150 },
  },
  carla: {
    surname: 'PROEFKAART',
    givenNames: 'Carla Lúcia',
    thirdNameInitial: 'M',
    sex: 'female',
    birth: { date: '1979-12-29' },
    order: 996,
    nationality: 'Brazilië',
    country: 'BR',
    birthPlace: 'São Paulo',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Modelplein 7', postalCode: '8000', municipality: BRUGGE },
    face: { ...FACE, skin: 175, hair: 95, longHair: true, glasses: true, clothes: 60 },
  },
  jan: {
    surname: 'MODELKAART',
    givenNames: 'Jan Piet',
    thirdNameInitial: 'K',
    sex: 'male',
    birth: { date: '1990-01-02' },
    order: 997,
    nationality: 'Belg',
    country: 'BE',
    birthPlace: 'Gent',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Voorbeeldkaai 100', postalCode: '8310', municipality: BRUGGE },
    face: { ...FACE, skin: 205, hair: 130, glasses: true },
  },
  yara: {
    surname: 'SPECIMEN',
    givenNames: 'Yara',
    thirdNameInitial: '',
    sex: 'female',
    birth: { age: 15 },
    order: 998,
    nationality: 'Syrië',
    country: 'SY',
    birthPlace: 'Aleppo',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Proefstraat 80', postalCode: '8000', municipality: BRUGGE },
    face: { ...FACE, skin: 188, hair: 45, longHair: true, size: 0.9, clothes: 170 },
  },
  noor: {
    surname: 'PROEFKIND',
    givenNames: 'Noor',
    thirdNameInitial: '',
    sex: 'female',
    birth: { age: 9 },
    order: 996,
    nationality: 'Nepal',
    country: 'NP',
    birthPlace: 'Brugge',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Testlaan 3', postalCode: '8200', municipality: BRUGGE },
    face: { ...FACE, skin: 165, hair: 30, longHair: true, size: 0.8, clothes: 190 },
  },
  marta: {
    surname: 'VOORBEELD-SPECIMEN',
    givenNames: 'Marta Inês',
    thirdNameInitial: 'A',
    sex: 'female',
    birth: { date: '1983-06-21' },
    order: 996,
    nationality: 'Portugal',
    country: 'PT',
    birthPlace: 'Évora',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Keuringsweg 5', postalCode: '8380', municipality: BRUGGE },
    face: { ...FACE, skin: 196, hair: 75, longHair: true, clothes: 110 },
  },
  tomas: {
    surname: 'TESTMAN',
    givenNames: 'Tomás',
    thirdNameInitial: '',
    sex: 'male',
    birth: { date: '1995-02-11' },
    order: 997,
    nationality: 'Colombia',
    country: 'CO',
    birthPlace: 'Cali',
    language: 'nl',
    municipality: BRUGGE,
    address: { street: 'Proefdreef 61', postalCode: '8000', municipality: BRUGGE },
    face: { ...FACE, skin: 160, hair: 40, glasses: true, beard: true, clothes: 70 },
  },
} as const satisfies { readonly [name: string]: Person };
