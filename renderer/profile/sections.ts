/** The parts of a municipality profile as people see them. A test holds this table against the schema of the file. */

import { correspondencePart, remindersPart } from './correspondence-part.ts';
import {
  ages,
  anyProducts,
  CLOCK,
  CODE,
  code,
  DATE,
  DURATION,
  field,
  group,
  label,
  letters,
  MEASURE,
  MONEY,
  many,
  maybe,
  members,
  number,
  one,
  paidAt,
  paidFor,
  products,
  reasons,
  rows,
  source,
  sourcedText,
  TEXT,
  TEXTS,
  TRI,
  valid,
  YEARS,
  YES_NO,
} from './fields.ts';
import type { Part, Section, SectionId } from './model.ts';
import { returnedCardsPart } from './returned-cards-part.ts';

/** All sections in the order of the list at the left. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'municipality',
    parts: [
      members('', [
        field('displayName', TEXTS),
        maybe('nisCode', TEXT),
        field('effectiveFrom', DATE),
        maybe('effectiveTo', DATE),
        field('pageTitle', TEXTS),
        field('productName', TEXTS),
        field('officialLanguage', one('officialLanguage')),
        field('facilityLanguages', many('language')),
        field('translationSheets', many('language')),
      ]),
    ],
  },
  {
    id: 'fees',
    parts: [
      rows(
        'fees',
        ['letters', 'procedures', 'amount'],
        [
          code,
          field('product', one('product')),
          ...paidFor,
          ...paidAt,
          maybe('federalCents', MONEY),
          maybe('municipalCents', MONEY),
          ...valid,
          source,
        ],
      ),
      rows(
        'surcharges',
        ['label', 'letters', 'amount'],
        [
          code,
          field('label', TEXTS),
          field('product', one('product')),
          ...paidFor,
          field('exceptions', { kind: 'refs', to: 'conditions', any: false }),
          ...paidAt,
          ...valid,
          source,
        ],
      ),
      rows('conditions', ['code', 'label'], [code, field('question', TEXTS, 'label'), source]),
    ],
  },
  {
    id: 'payment',
    parts: [
      members('payment', [
        field('methods', many('method')),
        maybe('preferred', one('method')),
        field('paymentMoment', one('paymentMoment'), 'moment'),
        field('cashRounding', one('cashRounding')),
        maybe('refund', TEXTS),
        field('refundRule', one('refundRule')),
        maybe('reversalApprovalAboveCents', MONEY),
        maybe('differenceApprovalAboveCents', MONEY),
        field('waiverBy', many('role')),
        source,
      ]),
      rows(
        'payment.accountNumbers',
        ['account', 'number'],
        [field('account', TEXT), field('accountNumber', TEXT, 'number')],
      ),
    ],
  },
  {
    id: 'letters',
    parts: [
      members('', [field('aliasMatching', YES_NO)]),
      rows(
        'letters',
        ['letter', 'label', 'validity', 'listed'],
        [
          field('letter', one('letter')),
          maybe('label', TEXTS),
          field('listed', YES_NO),
          field('order', number(999)),
          maybe('validity', DURATION),
          field('markedBiometric', TRI),
          source,
        ],
      ),
      rows('letterGroups', ['code', 'label', 'letters'], [code, label, field('letters', many('letter')), source]),
    ],
  },
  {
    id: 'products',
    parts: [
      rows(
        'products',
        ['product', 'offered', 'madeWhere'],
        [
          field('product', one('product')),
          field('offered', TRI),
          maybe('label', TEXTS),
          maybe('orderableFrom', DATE),
          maybe('orderableTo', DATE),
          field('madeWhere', one('madeWhere')),
          ...ages,
          maybe('minValidity', DURATION),
          maybe('maxValidity', DURATION),
          field('cappedByParent', one('cappedByParent')),
          field('compulsory', TRI),
          source,
        ],
      ),
    ],
  },
  {
    id: 'terms',
    parts: [
      rows(
        'offers',
        ['procedure', 'letters', 'cutOff', 'leadBefore', 'leadAfter'],
        [
          code,
          field('procedure', one('procedure')),
          field('delivery', one('delivery')),
          products,
          letters,
          group,
          field('offered', one('offered')),
          maybe('cutOff', CLOCK),
          maybe('leadBefore', { kind: 'lead' }),
          maybe('leadAfter', { kind: 'lead' }),
          field('collectAt', one('collectAt')),
          field('servicePointsExcluded', { kind: 'refs', to: 'servicePoints', any: false }),
          ...valid,
          source,
        ],
      ),
      rows('procedureNames', ['procedure', 'label'], [field('procedure', one('procedure')), label, source]),
      members('codesLetter', [maybe('codesAfter', DURATION, 'after'), field('meansReady', TRI), source], true),
    ],
  },
  {
    id: 'checklist',
    parts: [
      rows(
        'checklist',
        ['label', 'moment', 'need'],
        [
          code,
          label,
          field('moment', one('moment')),
          field('need', one('need')),
          maybe('oneOfGroup', CODE, 'group'),
          maybe('quantity', { kind: 'quantity' }),
          anyProducts,
          letters,
          reasons,
          ...ages,
          field('waivableBy', many('role')),
          field('keep', one('keep')),
          source,
        ],
      ),
    ],
  },
  {
    id: 'replacing',
    parts: [
      rows('replacingDocuments', ['code', 'label', 'moment'], [code, label, field('moment', one('moment')), source]),
    ],
  },
  {
    id: 'photo',
    parts: [
      members('photo', [
        maybe('widthMm', MEASURE),
        maybe('heightMm', MEASURE),
        maybe('headMinMm', MEASURE),
        maybe('headMaxMm', MEASURE),
        maybe('maxAge', DURATION),
        maybe('norm', TEXT),
        field('photoSources', many('photoSource'), 'sources'),
        source,
      ]),
      rows(
        'photo.rules',
        ['label', 'exemptible'],
        [code, label, field('exemptible', YES_NO), field('exemptionKinds', many('exemption')), source],
      ),
    ],
  },
  {
    id: 'appointments',
    parts: [
      rows(
        'appointmentTypes',
        ['label', 'purposes', 'mode'],
        [
          code,
          label,
          products,
          field('purposes', many('purpose')),
          field('mode', one('mode')),
          field('channels', many('channel')),
          field('servicePoints', { kind: 'refs', to: 'servicePoints', any: false }),
          letters,
          ...ages,
          maybe('durationMinutes', number(480, 1)),
          maybe('personsPerSlot', number(100, 1)),
          source,
        ],
      ),
    ],
  },
  {
    id: 'windows',
    parts: [
      rows(
        'windows',
        ['letters', 'anchor', 'opens', 'outcome'],
        [
          code,
          letters,
          products,
          reasons,
          field('anchor', { kind: 'anchor' }),
          maybe('opens', DURATION),
          maybe('closes', DURATION),
          field('activationFromAnchor', YES_NO),
          field('windowApproval', one('approval'), 'approval'),
          field('outcome', { kind: 'outcome' }),
          maybe('appointmentType', { kind: 'ref', to: 'appointmentTypes' }),
          maybe('lateConsequence', TEXTS),
          source,
        ],
      ),
    ],
  },
  {
    id: 'invitations',
    parts: [
      rows(
        'invitations',
        ['code', 'letters', 'sends'],
        [
          code,
          letters,
          anyProducts,
          maybe('minCardYears', YEARS),
          maybe('belowCardYears', YEARS),
          field('sends', TRI),
          maybe('text', TEXTS),
          source,
        ],
      ),
    ],
  },
  {
    id: 'collection',
    parts: [
      members('fingerprints', [field('atApply', TRI), field('atCollect', TRI), source], true),
      members('certificates', [maybe('minorCount', number(2)), maybe('signatureFromAge', YEARS), source], true),
      members(
        'activation',
        [
          maybe('activationPlace', { kind: 'ref', to: 'servicePoints' }, 'servicePoint'),
          field('byAppointment', TRI),
          field('activationNeeds', one('activationNeeds'), 'needs'),
          source,
        ],
        true,
      ),
      members('loss', [field('policeFirst', TRI), field('acceptedProofs', { kind: 'codes' }), source], true),
      returnedCardsPart,
      members('emergencyContact', [products, source], true),
      rows(
        'presence',
        ['moment', 'who', 'personal'],
        [
          field('moment', one('moment')),
          anyProducts,
          ...ages,
          field('who', many('who')),
          field('personal', TRI),
          source,
        ],
      ),
    ],
  },
  {
    id: 'places',
    parts: [
      rows(
        'servicePoints',
        ['name', 'kind', 'contact'],
        [
          code,
          field('name', TEXTS),
          field('kind', one('place')),
          maybe('address', TEXT),
          maybe('contact', TEXT),
          field('openingHours', { kind: 'hours' }),
          field('photoBooth', TRI),
          maybe('boothPriceCents', MONEY),
          maybe('boothPhotos', number(99, 1)),
          maybe('earlyArrivalMinutes', number(240)),
          source,
        ],
      ),
    ],
  },
  { id: 'closingDays', parts: [rows('closingDays', ['date', 'name'], [field('date', DATE), field('name', TEXTS)])] },
  {
    id: 'retention',
    parts: [
      rows(
        'retention',
        ['recordKind', 'keep', 'afterwards'],
        [
          field('recordKind', one('recordKind')),
          field('startsAt', TEXT),
          field('keepFor', DURATION, 'keep'),
          field('afterwards', one('afterwards')),
          source,
        ],
      ),
      remindersPart,
    ],
  },
  {
    id: 'texts',
    parts: [
      correspondencePart,
      rows('general', ['code', 'text'], sourcedText),
      rows('eligibility', ['code', 'text'], sourcedText),
      rows('notes', ['code', 'text'], sourcedText),
      rows('legalBasis', ['act', 'title'], [field('act', TEXT), maybe('date', DATE), field('title', TEXTS), source]),
    ],
  },
];

/** The section and part in which a path of the file lies; null for members that nobody edits. */
export const placeOf = (path: string): { readonly section: SectionId; readonly part: Part } | null => {
  const found = SECTIONS.flatMap((section) => section.parts.map((part) => ({ section: section.id, part })))
    .filter(({ part }) =>
      part.path === ''
        ? part.fields.some(({ name }) => path === name || path.startsWith(`${name}.`))
        : path === part.path || path.startsWith(`${part.path}.`),
    )
    // `photo.rules` lies deeper than `photo`.
    .sort((a, b) => b.part.path.length - a.part.path.length);
  return found[0] ?? null;
};
