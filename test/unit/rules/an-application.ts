/** An application that lacks nothing, and ways to ask the rules of it with one thing changed. */
import { join } from 'node:path';
import type { ApplicationDraft, Assessment } from '../../../electron/ipc/shapes/application.ts';
import { profileVersion, readProfileFolder } from '../../../electron/municipality/index.ts';
import { assess, type CardLetter, cardTypes, type Profile } from '../../../electron/rules/index.ts';

const book = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));
if (!book.ok) throw new Error(JSON.stringify(book.error));
/** Every version of the shipped profiles. */
export const { versions } = book.value;
export const profileOf = (id: string): Profile => {
  const profile = profileVersion(book.value, id, 1);
  if (profile === null) throw new Error(id);
  return profile;
};
export const brugge = profileOf('seed-002');
export const at = '2026-11-09T14:42:00';

/** An application of an invented person that lacks nothing: F holder who asks F+ in Brugge, paying cash. */
export const complete: ApplicationDraft = {
  person: {
    surname: 'VOORBEELD',
    givenNames: 'Amina',
    birthDate: '1991-03-14',
    birthPlace: 'Fictiestad',
    sex: 'F',
    nationality: 'MAR',
    nationalNumber: '91.03.14-998.29',
    street: 'Kerkstraat 12',
    postalCode: '8000',
    municipality: 'Brugge',
    phone: '',
    email: '',
    contactLanguage: 'nl',
    sources: {},
  },
  held: {
    kind: 'CARD',
    letter: 'F',
    model: 'new',
    cardNumber: 'B 1234567 48',
    validUntil: '2027-02-22',
    attestNumber: '',
    attestDate: null,
    attestOffice: '',
  },
  product: 'EVK',
  letter: 'F+',
  reason: 'RENEWAL',
  procedure: 'NORMAL',
  delivery: 'MUNICIPALITY',
  servicePoint: null,
  rightUntil: null,
  dvz: { agreement: 'unknown', date: null, reference: '' },
  answers: {},
  checklist: [
    { code: 'INVITATION', state: 'NOT_APPLICABLE', reason: '' },
    { code: 'PHOTO', state: 'PRESENT', reason: '' },
  ],
  photo: {
    source: 'BROUGHT',
    takenOn: '2026-10-01',
    verdicts: ['SIZE', 'RECENT', 'EXPRESSION', 'BACKGROUND', 'FACE_VISIBLE'].map((rule) => ({
      rule,
      verdict: 'GOOD' as const,
    })),
    exemption: null,
  },
  fingerprints: { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' },
  signature: 'TAKEN',
  representative: { name: '', relation: '', documentSeen: '' },
  emergencyContact: '',
  payment: {
    method: 'CASH',
    terminalReference: '',
    givenCents: 5000,
    officerAmountCents: null,
    officerAmountReason: '',
    cardCents: null,
    waiverReason: '',
  },
  notes: '',
};

export const judge = (change: Partial<ApplicationDraft> = {}, profile = brugge, moment = at): Assessment =>
  assess(profile, cardTypes, { ...complete, ...change }, moment);
export const open = (change: Partial<ApplicationDraft> = {}, profile = brugge) =>
  judge(change, profile).openPoints.map((point) => `${point.field} ${point.messageKey.replace('openPoints.', '')}`);
export const choiceOf = (found: Assessment, letter: CardLetter) =>
  found.letters.find((choice) => choice.letter === letter);
