/** A profile in which nothing was stated yet: the beginning of a new municipality. */
import type { Profile, TextMap } from '../rules/index.ts';

/** Key of a new profile from its name: `Sint-Truiden` becomes `sint-truiden`; letters, digits and hyphens. */
export const profileIdFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

/** The empty profile: one product, since a municipality without any serves nobody; every rule is still unknown. */
export const emptyProfile = (profileId: string, name: string, effectiveFrom: string): Profile => {
  const displayName: TextMap = { nl: name };
  const source = { seed: name, line: '-', reading: null };
  return {
    profileId,
    displayName,
    nisCode: null,
    version: 1,
    effectiveFrom,
    effectiveTo: null,
    status: 'draft',
    approval: null,
    pageTitle: { nl: 'Verblijfskaart' },
    currency: 'EUR',
    timeZone: 'Europe/Brussels',
    officialLanguage: 'nl',
    facilityLanguages: [],
    translationSheets: [],
    productName: { nl: 'verblijfskaart' },
    legalBasis: [],
    notes: [],
    general: [],
    eligibility: [],
    servicePoints: [],
    closingDays: [],
    products: [
      {
        product: 'EVK',
        offered: 'unknown',
        label: null,
        orderableFrom: null,
        orderableTo: null,
        madeWhere: 'UNKNOWN',
        ageMin: 12,
        ageBelow: null,
        minValidity: null,
        maxValidity: null,
        cappedByParent: 'UNKNOWN',
        compulsory: 'unknown',
        source,
      },
    ],
    letters: [],
    letterGroups: [],
    aliasMatching: false,
    appointmentTypes: [],
    procedureNames: [],
    offers: [],
    codesLetter: null,
    conditions: [],
    fees: [],
    surcharges: [],
    payment: {
      methods: [],
      preferred: null,
      moment: 'UNKNOWN',
      cashRounding: 'TO_5_CENTS',
      refund: null,
      refundRule: 'UNKNOWN',
      reversalApprovalAboveCents: null,
      differenceApprovalAboveCents: null,
      waiverBy: ['SUPERVISOR'],
      accountNumbers: [],
      source,
    },
    windows: [],
    invitations: [],
    checklist: [],
    replacingDocuments: [],
    photo: {
      widthMm: null,
      heightMm: null,
      headMinMm: null,
      headMaxMm: null,
      maxAge: null,
      norm: null,
      rules: [],
      sources: [],
      source,
    },
    presence: [],
    fingerprints: null,
    certificates: null,
    activation: null,
    loss: null,
    emergencyContact: null,
    retention: [],
    returnedCards: null,
    correspondence: null,
    reminders: null,
  };
};
