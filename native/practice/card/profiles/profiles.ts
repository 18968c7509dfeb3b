/** The cards that tests and the demonstration lay in the reader: who, which kind, since when. */
import type { Generation } from '../generations.ts';
import type { IdentityFields } from '../identity-encoding.ts';
import type { HolderAuthority } from '../pki/hierarchy.ts';
import { PEOPLE, type Person } from './people.ts';

export interface Profile {
  /** For people: what kind of card this is. */
  readonly description: string;
  readonly person: Person;
  readonly generation: Generation;
  readonly authority: HolderAuthority;
  readonly documentType: string;
  readonly cardNumber: number;
  /** Months between the first day of validity and today; negative starts in the future. */
  readonly monthsOld: number;
  readonly monthsValid: number;
  /** Graphical personalisation version in TokenInfo; 8 is the layout of residence cards since 2021. */
  readonly graphicalVersion: number;
  /** Tags beyond the common ones, or other values than the person gives. */
  readonly identity?: Partial<IdentityFields>;
  readonly certificates: { readonly authentication: boolean; readonly signature: boolean };
}

const BOTH = { authentication: true, signature: true } as const;
const YEARS = 12;
/** Empty tags that residence cards carry where nothing applies. */
const FOREIGNER_TAGS = { duplicate: '00', specialOrganisation: '' } as const;

const NEW_LAYOUT = { generation: '1.8', authority: 'foreigner', graphicalVersion: 8, certificates: BOTH } as const;
const OLD_LAYOUT = { generation: '1.7', authority: 'foreigner', graphicalVersion: 4, certificates: BOTH } as const;

export const PROFILES = {
  adultB: {
    ...OLD_LAYOUT,
    description: 'B card of an adult, RSA 2048',
    person: PEOPLE.amina,
    documentType: '34',
    graphicalVersion: 8,
    cardNumber: 9990011,
    monthsOld: 14,
    monthsValid: 5 * YEARS,
    identity: { ...FOREIGNER_TAGS, labourMarket: '7' },
  },
  adultA: {
    ...NEW_LAYOUT,
    description: 'A card of a student, EC P-384',
    person: PEOPLE.ravi,
    documentType: '33',
    cardNumber: 9990022,
    monthsOld: 3,
    monthsValid: 13,
    identity: { ...FOREIGNER_TAGS, labourMarket: '8', aCardMention1: 'D' },
  },
  fPlus: {
    ...NEW_LAYOUT,
    description: 'F+ card of a family member of a Union citizen',
    person: PEOPLE.carla,
    documentType: '36',
    cardNumber: 9990033,
    monthsOld: 20,
    monthsValid: 10 * YEARS,
    identity: { ...FOREIGNER_TAGS, labourMarket: '7' },
  },
  citizen: {
    ...OLD_LAYOUT,
    description: 'Identity card of a Belgian',
    person: PEOPLE.jan,
    authority: 'citizen',
    documentType: '1',
    cardNumber: 5929999991,
    monthsOld: 6 * YEARS,
    monthsValid: 10 * YEARS,
  },
  minor15: {
    ...NEW_LAYOUT,
    description: 'B card of a minor of 15, no signature certificate',
    person: PEOPLE.yara,
    documentType: '34',
    cardNumber: 9990044,
    monthsOld: 2,
    monthsValid: 5 * YEARS,
    identity: { ...FOREIGNER_TAGS, labourMarket: '7' },
    certificates: { authentication: true, signature: false },
  },
  child9: {
    ...NEW_LAYOUT,
    description: 'B card of a child of 9, no certificates',
    person: PEOPLE.noor,
    documentType: '64',
    cardNumber: 9990055,
    monthsOld: 5,
    monthsValid: 3 * YEARS,
    identity: FOREIGNER_TAGS,
    certificates: { authentication: false, signature: false },
  },
  oldB: {
    ...OLD_LAYOUT,
    description: 'B card that runs out next month, to be returned',
    person: PEOPLE.amina,
    documentType: '12',
    cardNumber: 9989901,
    monthsOld: 5 * YEARS - 1,
    monthsValid: 5 * YEARS,
    identity: { ...FOREIGNER_TAGS, labourMarket: '7' },
  },
  newB: {
    ...NEW_LAYOUT,
    description: 'B card to hand over to the holder of oldB',
    person: PEOPLE.amina,
    documentType: '34',
    cardNumber: 9990066,
    monthsOld: 0,
    monthsValid: 5 * YEARS,
    identity: { ...FOREIGNER_TAGS, labourMarket: '7' },
  },
  oldE: {
    ...OLD_LAYOUT,
    description: 'E card that runs out next month, to be returned',
    person: PEOPLE.marta,
    documentType: '15',
    cardNumber: 9989912,
    monthsOld: 5 * YEARS - 1,
    monthsValid: 5 * YEARS,
    identity: FOREIGNER_TAGS,
  },
  newEU: {
    ...NEW_LAYOUT,
    description: 'EU card to hand over to the holder of oldE',
    person: PEOPLE.marta,
    documentType: '31',
    cardNumber: 9990077,
    monthsOld: 0,
    monthsValid: 5 * YEARS,
    identity: { ...FOREIGNER_TAGS, euStayDate: '01.03.2021' },
  },
  otherPerson: {
    ...NEW_LAYOUT,
    description: 'L card of somebody else',
    person: PEOPLE.tomas,
    documentType: '28',
    cardNumber: 9990088,
    monthsOld: 9,
    monthsValid: 5 * YEARS,
    identity: { ...FOREIGNER_TAGS, labourMarket: '7' },
  },
} as const satisfies { readonly [name: string]: Profile };

export type ProfileName = keyof typeof PROFILES;

export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];
