/**
 * The file format of a municipality profile. What a page does not say is left out and becomes null or "unknown" here;
 * nothing is filled in that would pass for a statement of the municipality.
 */
import { z } from 'zod';
import {
  CARD_LETTERS,
  DELIVERIES,
  LANGUAGES,
  MOMENTS,
  PAYMENT_METHODS,
  PROCEDURES,
  PRODUCTS,
  type Profile,
  REASONS,
  RECORD_KINDS,
  STAFF_ROLES,
  TRI_STATES,
} from '../rules/index.ts';

/** Version of the file format; raised when a file of the former format would be read wrongly. */
export const PROFILE_FORMAT = 1;
/** Name and version of the schema, written into exported files so that another program knows what it reads. */
export const PROFILE_SCHEMA = 'urn:verblijfsloket:profile:1';

const text = z.string().trim().min(1);
const textMap = z
  .strictObject({ nl: text, fr: text.optional(), de: text.optional(), en: text.optional() })
  .transform(({ nl, fr, de, en }) => ({
    nl,
    ...(fr === undefined ? {} : { fr }),
    ...(de === undefined ? {} : { de }),
    ...(en === undefined ? {} : { en }),
  }));
const day = z.iso.date();
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const triState = z.enum(TRI_STATES).default('unknown');
const code = z.string().regex(/^[A-Z0-9][A-Z0-9_+-]{0,59}$/i);
const letters = z.array(z.enum(CARD_LETTERS));
const anyLetters = optional(letters.min(1));
const cents = z.int().min(0).max(100_000_00);
const years = z.int().min(0).max(150);
const source = z.strictObject({ seed: text, line: text, reading: optional(text) });
const duration = z.strictObject({
  value: z.int().min(0).max(1000),
  unit: z.enum(['DAYS', 'WORKING_DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
});
const lead = z.strictObject({
  min: z.int().min(0).max(365),
  max: z.int().min(0).max(365),
  unit: z.enum(['WORKING_DAYS', 'WEEKS']),
});
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/);
const sourcedText = z.strictObject({ code, text: textMap, source });

const servicePoint = z.strictObject({
  code,
  name: textMap,
  kind: z.enum(['TOWN_HALL', 'DESK', 'EXPRESS_DESK', 'RECEPTION', 'MOBILE', 'CENTRAL_FEDERAL']),
  address: optional(text),
  contact: optional(text),
  openingHours: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), from: clock, to: clock, byAppointment: triState }))
    .default([]),
  photoBooth: triState,
  boothPriceCents: optional(cents),
  boothPhotos: optional(z.int().min(1)),
  earlyArrivalMinutes: optional(z.int().min(0).max(240)),
  source,
});

const product = z.strictObject({
  product: z.enum(PRODUCTS),
  offered: z.enum(TRI_STATES),
  label: optional(textMap),
  orderableFrom: optional(day),
  orderableTo: optional(day),
  madeWhere: z.enum(['CENTRAL_PRODUCER', 'AT_COUNTER', 'UNKNOWN']).default('UNKNOWN'),
  ageMin: optional(years),
  ageBelow: optional(years),
  minValidity: optional(duration),
  maxValidity: optional(duration),
  cappedByParent: z.enum(['NO', 'LEGAL_REPRESENTATIVE', 'LONGEST_PARENT', 'UNKNOWN']).default('UNKNOWN'),
  compulsory: triState,
  source,
});

const letter = z.strictObject({
  letter: z.enum(CARD_LETTERS),
  label: optional(textMap),
  listed: z.boolean(),
  order: z.int().min(0),
  validity: optional(duration),
  markedBiometric: triState,
  source,
});

const appointmentType = z.strictObject({
  code,
  label: textMap,
  products: z.array(z.enum(PRODUCTS)).min(1),
  purposes: z.array(z.enum(['APPLY', 'COLLECT', 'ACTIVATE_CERT', 'RENEW_RIGHT', 'EXTEND'])).min(1),
  letters: anyLetters,
  ageMin: optional(years),
  ageBelow: optional(years),
  channels: z.array(z.enum(['ONLINE', 'PHONE', 'MAIL', 'DESK'])).default([]),
  mode: z.enum(['ONLY_BY_APPOINTMENT', 'WALK_IN', 'BOTH', 'UNKNOWN']),
  servicePoints: z.array(code).default([]),
  durationMinutes: optional(z.int().min(1).max(480)),
  personsPerSlot: optional(z.int().min(1).max(100)),
  source,
});

const offer = z.strictObject({
  code,
  products: z.array(z.enum(PRODUCTS)).min(1),
  letters: anyLetters,
  group: optional(code),
  procedure: z.enum(PROCEDURES),
  delivery: z.enum(DELIVERIES),
  servicePointsExcluded: z.array(code).default([]),
  offered: z.enum(['yes', 'unknown']).default('yes'),
  cutOff: optional(clock),
  leadBefore: optional(lead),
  leadAfter: optional(lead),
  collectAt: z.enum(['AT_MUNICIPALITY', 'SELF_AT_CENTRAL', 'AT_ONCE', 'UNKNOWN']).default('UNKNOWN'),
  validFrom: optional(day),
  validTo: optional(day),
  source,
});

const money = z.strictObject({ state: z.literal('amount'), cents, currency: z.literal('EUR') });
const amount = z.discriminatedUnion('state', [
  money,
  z.strictObject({ state: z.literal('free') }),
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({ state: z.literal('notOffered') }),
]);

const feeFilter = {
  product: z.enum(PRODUCTS),
  ageFrom: optional(years),
  ageBelow: optional(years),
  letters: anyLetters,
  group: optional(code),
  reasons: optional(z.array(z.enum(REASONS)).min(1)),
  procedures: optional(z.array(z.enum(PROCEDURES)).min(1)),
  deliveries: optional(z.array(z.enum(DELIVERIES)).min(1)),
  servicePoints: optional(z.array(code).min(1)),
  servicePointsExcluded: z.array(code).default([]),
  conditions: z.array(code).default([]),
  validFrom: optional(day),
  validTo: optional(day),
};

const feeRule = z.strictObject({
  code,
  ...feeFilter,
  amount,
  federalCents: optional(cents),
  municipalCents: optional(cents),
  source,
});

const surcharge = z.strictObject({
  code,
  label: textMap,
  ...feeFilter,
  exceptions: z.array(code).default([]),
  amount: money,
  source,
});

const windowRule = z.strictObject({
  code,
  letters: anyLetters,
  products: z.array(z.enum(PRODUCTS)).min(1),
  reasons: optional(z.array(z.enum(REASONS)).min(1)),
  anchor: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('CARD_EXPIRY') }),
    z.strictObject({ kind: z.literal('RIGHT_END') }),
    z.strictObject({ kind: z.literal('BIRTHDAY'), years }),
    z.strictObject({ kind: z.literal('FIXED_DATE'), date: day }),
  ]),
  opens: optional(duration),
  closes: optional(duration),
  activationFromAnchor: z.boolean().default(false),
  approval: z.enum(['NONE', 'DVZ', 'REGION_AND_DVZ']).default('NONE'),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('RENEW_SAME') }),
    z.strictObject({ kind: z.literal('APPLY_OTHER'), letter: z.enum(CARD_LETTERS) }),
    z.strictObject({ kind: z.literal('NONE') }),
  ]),
  appointmentType: optional(code),
  lateConsequence: optional(textMap),
  source,
});

const checklistItem = z.strictObject({
  code,
  label: textMap,
  moment: z.enum(MOMENTS),
  products: optional(z.array(z.enum(PRODUCTS)).min(1)),
  letters: anyLetters,
  reasons: optional(z.array(z.enum(REASONS)).min(1)),
  ageMin: optional(years),
  ageBelow: optional(years),
  need: z.enum(['MANDATORY', 'IF_APPLICABLE', 'ONE_OF', 'OPTIONAL']),
  group: optional(code),
  quantity: optional(z.strictObject({ min: z.int().min(1).max(99), max: z.int().min(1).max(99) })),
  waivableBy: z.array(z.enum(['OFFICER', 'SUPERVISOR'])).default([]),
  keep: z.enum(['NOTHING', 'TICK', 'REFERENCE', 'SCAN']).default('TICK'),
  source,
});

/** One profile file. Cross-references between its parts are checked by `profile-check.ts`. */
export const profileSchema = z.strictObject({
  $schema: z.literal(PROFILE_SCHEMA).optional(),
  format: z.literal(PROFILE_FORMAT),
  profileId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  displayName: textMap,
  nisCode: optional(z.string().regex(/^\d{5}$/)),
  version: z.int().min(1),
  effectiveFrom: day,
  effectiveTo: optional(day),
  status: z.enum(['draft', 'approved', 'retired']),
  approval: optional(z.strictObject({ by: text, on: day, councilDecision: text })),
  pageTitle: textMap,
  currency: z.literal('EUR'),
  timeZone: z.literal('Europe/Brussels'),
  officialLanguage: z.enum(['nl', 'fr', 'de']),
  facilityLanguages: z.array(z.enum(LANGUAGES)).default([]),
  translationSheets: z.array(z.enum(LANGUAGES)).default([]),
  productName: textMap,
  legalBasis: z.array(z.strictObject({ act: text, date: optional(day), title: textMap, source })).default([]),
  notes: z.array(sourcedText).default([]),
  general: z.array(sourcedText).default([]),
  eligibility: z.array(sourcedText).default([]),
  servicePoints: z.array(servicePoint).default([]),
  closingDays: z.array(z.strictObject({ date: day, name: textMap })).default([]),
  products: z.array(product).min(1),
  letters: z.array(letter).default([]),
  letterGroups: z.array(z.strictObject({ code, label: textMap, letters: letters.min(1), source })).default([]),
  aliasMatching: z.boolean().default(false),
  appointmentTypes: z.array(appointmentType).default([]),
  procedureNames: z.array(z.strictObject({ procedure: z.enum(PROCEDURES), label: textMap, source })).default([]),
  offers: z.array(offer).default([]),
  codesLetter: optional(z.strictObject({ after: optional(duration), meansReady: triState, source })),
  conditions: z.array(z.strictObject({ code, label: textMap, source })).default([]),
  fees: z.array(feeRule).default([]),
  surcharges: z.array(surcharge).default([]),
  payment: z.strictObject({
    methods: z.array(z.enum(PAYMENT_METHODS)).default([]),
    preferred: optional(z.enum(PAYMENT_METHODS)),
    moment: z.enum(['AT_APPLICATION', 'AT_COLLECTION', 'UNKNOWN']).default('UNKNOWN'),
    cashRounding: z.enum(['TO_5_CENTS', 'EXACT']).default('TO_5_CENTS'),
    refund: optional(textMap),
    refundRule: z.enum(['ALWAYS', 'BEFORE_ORDER', 'NEVER', 'UNKNOWN']).default('UNKNOWN'),
    reversalApprovalAboveCents: optional(cents),
    differenceApprovalAboveCents: optional(cents),
    waiverBy: z.array(z.enum(STAFF_ROLES)).default(['SUPERVISOR']),
    accountNumbers: z
      .array(z.strictObject({ account: z.string().trim().min(1).max(40), number: z.string().trim().min(1).max(20) }))
      .default([]),
    source,
  }),
  windows: z.array(windowRule).default([]),
  invitations: z
    .array(
      z.strictObject({
        code,
        letters: anyLetters,
        products: optional(z.array(z.enum(PRODUCTS)).min(1)),
        minCardYears: optional(years),
        belowCardYears: optional(years),
        sends: triState,
        text: optional(textMap),
        source,
      }),
    )
    .default([]),
  checklist: z.array(checklistItem).default([]),
  replacingDocuments: z.array(z.strictObject({ code, label: textMap, moment: z.enum(MOMENTS), source })).default([]),
  photo: z.strictObject({
    widthMm: optional(z.number().positive()),
    heightMm: optional(z.number().positive()),
    headMinMm: optional(z.number().positive()),
    headMaxMm: optional(z.number().positive()),
    maxAge: optional(duration),
    norm: optional(text),
    rules: z
      .array(
        z.strictObject({
          code,
          label: textMap,
          exemptible: z.boolean().default(false),
          exemptionKinds: z.array(z.enum(['RELIGIOUS', 'MEDICAL', 'AGE'])).default([]),
          source,
        }),
      )
      .default([]),
    sources: z.array(z.enum(['BROUGHT', 'BOOTH', 'COUNTER'])).default([]),
    source,
  }),
  presence: z
    .array(
      z.strictObject({
        moment: z.enum(MOMENTS),
        products: optional(z.array(z.enum(PRODUCTS)).min(1)),
        ageMin: optional(years),
        ageBelow: optional(years),
        who: z.array(z.enum(['APPLICANT', 'REPRESENTATIVE', 'CHILD'])).min(1),
        personal: triState,
        source,
      }),
    )
    .default([]),
  fingerprints: optional(z.strictObject({ atApply: triState, atCollect: triState, source })),
  certificates: optional(
    z.strictObject({ minorCount: optional(z.int().min(0).max(2)), signatureFromAge: optional(years), source }),
  ),
  activation: optional(
    z.strictObject({
      servicePoint: optional(code),
      byAppointment: triState,
      needs: z.enum(['PIN_OR_PUK', 'LETTER', 'UNKNOWN']).default('UNKNOWN'),
      source,
    }),
  ),
  loss: optional(z.strictObject({ policeFirst: triState, acceptedProofs: z.array(code).default([]), source })),
  emergencyContact: optional(z.strictObject({ products: z.array(z.enum(PRODUCTS)).min(1), source })),
  returnedCards: optional(
    z.strictObject({
      withdrawn: z.enum(['KEEP', 'SEND_ON']).default('KEEP'),
      otherMunicipality: z.enum(['SEND_ON', 'GIVE_BACK']).default('GIVE_BACK'),
      destructionWitness: triState,
      issuers: z.array(text).default([]),
      source,
    }),
  ),
  retention: z
    .array(
      z.strictObject({
        recordKind: z.enum(RECORD_KINDS),
        startsAt: text,
        keep: duration,
        afterwards: z.enum(['DESTROY', 'ANONYMISE', 'ARCHIVE']),
        source,
      }),
    )
    .default([]),
  correspondence: optional(
    z.strictObject({
      invitation: optional(textMap),
      bringList: optional(textMap),
      missingList: optional(textMap),
      readyToCollect: optional(textMap),
      reminder: optional(textMap),
      lateConsequence: optional(textMap),
    }),
  ),
  reminders: optional(
    z.strictObject({
      firstAfter: duration,
      nextAfter: optional(duration),
      lapseAfter: duration,
      source: optional(source),
    }),
  ),
});

/** What the schema gives is what the rules take; the compiler holds the two together. */
export const asProfile = ({ $schema: _schema, format: _format, ...profile }: z.output<typeof profileSchema>): Profile =>
  profile;
