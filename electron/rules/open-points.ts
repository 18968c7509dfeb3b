/** What keeps an application from being finished. Each point names its step, its field in the draft, and a text that says what to do. */

import { applicantReached } from './applicant-age.ts';
import { dateOf, monthsBefore } from './calendar.ts';
import { cardTypeOf, printedLetter, productTypeOf } from './card-types.ts';
import type { ApplicationStep, OpenPointFound, PaymentAssessment } from './model/assessment.ts';
import type { CardTypes } from './model/card-type.ts';
import type { ChecklistEntry, Decision, RuleQuestion } from './model/decision.ts';
import type { DraftToAssess } from './model/draft.ts';
import type { Profile } from './model/profile.ts';
import type { PaymentMethod } from './model/vocabulary.ts';
import { checkNationalNumber } from './national-number.ts';
import { parsePartialDate } from './partial-date.ts';
import { isFeeQuestion, officerTellsAmount } from './payment.ts';

/** Texts of `resources/locales/<language>/openPoints.json` that this room uses; a test holds that each stands in every language. */
export const OPEN_POINT_TEXTS = [
  'answerQuestion',
  'attestDate',
  'attestNumber',
  'birthDate',
  'birthDateWrong',
  'cardTypeNotPossible',
  'cashGiven',
  'cashTooLittle',
  'checklistMissing',
  'checklistOneOf',
  'checklistOpen',
  'checklistReason',
  'dvzAgreement',
  'dvzReference',
  'dvzRefused',
  'emergencyContact',
  'fingerprintFingers',
  'fingerprintsNotAllowed',
  'fingerprintsNotExempt',
  'fingerprintsOutcome',
  'fingerprintsReason',
  'heldCard',
  'heldLost',
  'heldStolen',
  'letter',
  'nationality',
  'nationalNumber',
  'nationalNumberSwapped',
  'nationalNumberWrong',
  'officerAmount',
  'officerAmountReason',
  'paymentMethod',
  'paymentMethodNotAccepted',
  'photoBad',
  'photoExemption',
  'photoExemptionKind',
  'photoFuture',
  'photoOpen',
  'photoSource',
  'photoTooOld',
  'procedureNotOffered',
  'representative',
  'rightEnded',
  'rightUntil',
  'servicePointUnknown',
  'sex',
  'signature',
  'splitCard',
  'surname',
  'terminalReference',
  'waiverReason',
] as const;
type OpenPointText = (typeof OPEN_POINT_TEXTS)[number];

export interface Judged {
  readonly profile: Profile;
  readonly types: CardTypes;
  readonly draft: DraftToAssess;
  readonly question: RuleQuestion;
  readonly decision: Decision;
  readonly payment: PaymentAssessment;
  /** Whether the chosen letter is open or impossible for this applicant, apart from procedure and place. */
  readonly letterPossible: 'yes' | 'no' | 'unknown';
  readonly offered: 'yes' | 'no' | 'unknown';
}

/** All open points, in the order of the page. Empty: the application can be finished. */
export const openPointsOf = (judged: Judged): OpenPointFound[] => [
  ...personPoints(judged),
  ...cardTypePoints(judged),
  ...procedurePoints(judged),
  ...documentPoints(judged),
  ...photoPoints(judged),
  ...biometricPoints(judged),
  ...paymentPoints(judged),
];

const point = (
  step: ApplicationStep,
  field: string,
  text: OpenPointText,
  params: Record<string, string | number> = {},
): OpenPointFound => ({ step, field, messageKey: `openPoints.${text}`, params });

const personPoints = ({ draft, question, types, profile }: Judged): OpenPointFound[] => {
  const { person } = draft;
  const points: OpenPointFound[] = [];
  if (person.surname.trim() === '') points.push(point('person', 'person.surname', 'surname'));
  if (person.birthDate === '') points.push(point('person', 'person.birthDate', 'birthDate'));
  else if (parsePartialDate(person.birthDate) === null || person.birthDate > dateOf(question.at))
    points.push(point('person', 'person.birthDate', 'birthDateWrong'));
  if (person.sex === '') points.push(point('person', 'person.sex', 'sex'));
  if (person.nationality.trim() === '') points.push(point('person', 'person.nationality', 'nationality'));
  points.push(...nationalNumberPoints(judgedNumber(draft.person.nationalNumber, types, draft)));
  const child = applicantReached(question, 12) === 'no' || productTypeOf(types, draft.product).ageBelow !== null;
  if (child && draft.representative.name.trim() === '')
    points.push(point('person', 'representative.name', 'representative'));
  if (profile.emergencyContact?.products.includes(draft.product) === true && draft.emergencyContact.trim() === '')
    points.push(point('person', 'emergencyContact', 'emergencyContact'));
  return points;
};

/** A person who is to get a card with a chip is in the register and has a number; for papers it may still be missing. */
const judgedNumber = (typed: string, types: CardTypes, draft: DraftToAssess) => ({
  checked: checkNationalNumber(typed),
  needed: productTypeOf(types, draft.product).hasChip,
});

const nationalNumberPoints = ({ checked, needed }: ReturnType<typeof judgedNumber>): OpenPointFound[] => {
  const field = 'person.nationalNumber';
  if (checked.ok) return [];
  if (checked.problem === 'empty') return needed ? [point('person', field, 'nationalNumber')] : [];
  return checked.suggestion === null
    ? [point('person', field, 'nationalNumberWrong')]
    : [point('person', field, 'nationalNumberSwapped', { suggestion: checked.suggestion })];
};

const cardTypePoints = ({ profile, draft, question, types, decision, letterPossible }: Judged): OpenPointFound[] => {
  const points: OpenPointFound[] = [];
  if (draft.reason === 'RENEWAL' && draft.held.kind === 'NONE') points.push(point('cardType', 'held.kind', 'heldCard'));
  if (draft.reason === 'LOSS' && draft.held.kind !== 'LOST') points.push(point('cardType', 'held.kind', 'heldLost'));
  if (draft.reason === 'THEFT' && draft.held.kind !== 'STOLEN')
    points.push(point('cardType', 'held.kind', 'heldStolen'));
  if (draft.held.kind === 'LOST' || draft.held.kind === 'STOLEN') {
    if (draft.held.attestNumber.trim() === '') points.push(point('cardType', 'held.attestNumber', 'attestNumber'));
    if (draft.held.attestDate === null) points.push(point('cardType', 'held.attestDate', 'attestDate'));
  }
  for (const asked of decision.questions) {
    const answer = draft.answers[asked.code];
    if (answer === undefined || (answer === 'unknown' && !isFeeQuestion(profile, asked.code)))
      points.push(point('cardType', `answers.${asked.code}`, 'answerQuestion', { question: asked.code }));
  }

  if (!productTypeOf(types, draft.product).needsLetter) return points;
  if (draft.letter === null) return [...points, point('cardType', 'letter', 'letter')];
  const letter = printedLetter(draft.letter);
  if (draft.dvz.agreement === 'no') points.push(point('cardType', 'dvz.agreement', 'dvzRefused', { letter }));
  else if (letterPossible === 'no') points.push(point('cardType', 'letter', 'cardTypeNotPossible', { letter }));
  else if (letterPossible === 'unknown' && draft.dvz.agreement === 'unknown')
    points.push(point('cardType', 'dvz.agreement', 'dvzAgreement', { letter }));
  else if (draft.dvz.agreement === 'yes' && draft.dvz.reference.trim() === '' && draft.dvz.date === null)
    points.push(point('cardType', 'dvz.reference', 'dvzReference'));
  else if (decision.possible === 'no' && decision.fee.state !== 'notOffered')
    points.push(point('cardType', 'letter', 'cardTypeNotPossible', { letter }));
  if (draft.rightUntil !== null && draft.rightUntil < dateOf(question.at))
    points.push(point('cardType', 'rightUntil', 'rightEnded'));
  else if (draft.rightUntil === null && cardTypeOf(types, draft.letter).validity.kind === 'RIGHT_OF_RESIDENCE')
    points.push(point('cardType', 'rightUntil', 'rightUntil', { letter }));
  return points;
};

const procedurePoints = ({ draft, profile, offered, letterPossible }: Judged): OpenPointFound[] => {
  const points: OpenPointFound[] = [];
  const place = draft.servicePoint;
  if (place !== null && !profile.servicePoints.some((known) => known.code.toUpperCase() === place.toUpperCase()))
    points.push(point('procedure', 'servicePoint', 'servicePointUnknown'));
  // An impossible letter is told at the letter; saying it twice helps nobody.
  if (offered === 'no' && letterPossible !== 'no') points.push(point('procedure', 'procedure', 'procedureNotOffered'));
  return points;
};

const documentPoints = ({ draft, decision }: Judged): OpenPointFound[] => {
  const items = decision.checklist.filter((item) => item.moment === 'APPLY');
  const typed = (code: string) => draft.checklist.find((entry) => entry.code === code);
  const points: OpenPointFound[] = [];
  const groups = new Set<string>();
  for (const item of items) {
    const state = typed(item.code)?.state ?? 'OPEN';
    const given = typed(item.code)?.reason.trim() ?? '';
    if (item.need === 'ONE_OF' && item.group !== null) {
      if (groups.has(item.group)) continue;
      groups.add(item.group);
      const members = items.filter((member) => member.group === item.group);
      const settled = members.some((member) => {
        const memberState = typed(member.code)?.state;
        return memberState === 'PRESENT' || memberState === 'WAIVED';
      });
      if (!settled) points.push(documentPoint(item, 'checklistOneOf'));
      continue;
    }
    if (item.need === 'OPTIONAL') continue;
    if (state === 'OPEN') points.push(documentPoint(item, 'checklistOpen'));
    else if (state === 'MISSING') points.push(documentPoint(item, 'checklistMissing'));
    else if (state === 'WAIVED' && (!item.waivable || given === ''))
      points.push(documentPoint(item, item.waivable ? 'checklistReason' : 'checklistMissing'));
    else if (state === 'NOT_APPLICABLE' && item.need === 'MANDATORY' && given === '')
      points.push(documentPoint(item, 'checklistReason'));
  }
  return points;
};

const documentPoint = (item: ChecklistEntry, text: OpenPointText): OpenPointFound =>
  point('documents', `checklist.${item.code}`, text, { code: item.code, label: item.label.nl });

const photoPoints = ({ draft, decision, profile, question }: Judged): OpenPointFound[] => {
  if (decision.photoRules.length === 0) return [];
  const { photo } = draft;
  const day = dateOf(question.at);
  const points: OpenPointFound[] = [];
  if (photo.source === '') points.push(point('photo', 'photo.source', 'photoSource'));
  if (photo.takenOn !== null && photo.takenOn > day) points.push(point('photo', 'photo.takenOn', 'photoFuture'));
  const months = profile.photo.maxAge?.unit === 'MONTHS' ? profile.photo.maxAge.value : 6;
  if (photo.takenOn !== null && photo.takenOn < monthsBefore(day, months))
    points.push(point('photo', 'photo.takenOn', 'photoTooOld', { months }));
  for (const rule of decision.photoRules) {
    const verdict = photo.verdicts.find((entry) => entry.rule === rule.code)?.verdict ?? 'OPEN';
    const field = `photo.verdicts.${rule.code}`;
    const params = { code: rule.code, label: rule.label.nl };
    if (verdict === 'OPEN') points.push(point('photo', field, 'photoOpen', params));
    if (verdict === 'BAD') points.push(point('photo', field, 'photoBad', params));
    if (verdict === 'EXEMPT') {
      if (photo.exemption === null || photo.exemption.reason.trim() === '')
        points.push(point('photo', 'photo.exemption', 'photoExemption', params));
      else if (!rule.exemptible || !rule.exemptionKinds.includes(photo.exemption.kind))
        points.push(point('photo', field, 'photoExemptionKind', params));
    }
  }
  return points;
};

const biometricPoints = ({ draft, decision, question, types }: Judged): OpenPointFound[] => {
  const { fingerprints } = draft;
  const points: OpenPointFound[] = [];
  const field = 'fingerprints.outcome';
  if (decision.fingerprints === 'notRequired') {
    if (fingerprints.outcome !== '' && fingerprints.outcome !== 'EXEMPT_BY_AGE')
      points.push(point('fingerprints', field, 'fingerprintsNotAllowed'));
  } else if (fingerprints.outcome === '') {
    // Where the rules cannot tell (travel document, unknown age) the officer records what was done.
    points.push(point('fingerprints', field, 'fingerprintsOutcome'));
  } else if (fingerprints.outcome === 'EXEMPT_BY_AGE' && decision.fingerprints === 'required') {
    points.push(point('fingerprints', field, 'fingerprintsNotExempt'));
  }
  if (fingerprints.outcome === 'TAKEN' && (fingerprints.left === '' || fingerprints.right === ''))
    points.push(
      point(
        'fingerprints',
        fingerprints.left === '' ? 'fingerprints.left' : 'fingerprints.right',
        'fingerprintFingers',
      ),
    );
  if (
    (fingerprints.outcome === 'TEMPORARILY_IMPOSSIBLE' || fingerprints.outcome === 'PERMANENTLY_IMPOSSIBLE') &&
    fingerprints.reason.trim() === ''
  )
    points.push(point('fingerprints', 'fingerprints.reason', 'fingerprintsReason'));
  const signs = productTypeOf(types, draft.product).needsLetter && draft.product !== 'EVK_CHILD';
  if (signs && draft.signature === '' && question.birthDate !== null)
    points.push(point('fingerprints', 'signature', 'signature'));
  return points;
};

const paymentPoints = ({ profile, draft, decision, payment }: Judged): OpenPointFound[] => {
  const paid = draft.payment;
  const points: OpenPointFound[] = [];
  if (decision.fee.state === 'notOffered') return points;
  if (officerTellsAmount(profile, decision, draft.answers)) {
    if (paid.officerAmountCents === null) points.push(point('payment', 'payment.officerAmountCents', 'officerAmount'));
    if (paid.officerAmountReason.trim() === '')
      points.push(point('payment', 'payment.officerAmountReason', 'officerAmountReason'));
  }
  if (payment.dueCents === null || payment.dueCents === 0) return points;
  if (paid.method === '') return [...points, point('payment', 'payment.method', 'paymentMethod')];
  if (paid.method === 'TOGETHER') return points;
  if (paid.method === 'WAIVED') {
    if (paid.waiverReason.trim() === '') points.push(point('payment', 'payment.waiverReason', 'waiverReason'));
    return points;
  }
  const means: readonly PaymentMethod[] = paid.method === 'SPLIT' ? ['BANCONTACT', 'CASH'] : [paid.method];
  if (!means.every((method) => payment.methods.includes(method)))
    points.push(point('payment', 'payment.method', 'paymentMethodNotAccepted'));
  if (paid.method === 'SPLIT' && payment.cashDueCents === null)
    return [...points, point('payment', 'payment.cardCents', 'splitCard')];
  if (means.includes('BANCONTACT') && paid.terminalReference.trim() === '')
    points.push(point('payment', 'payment.terminalReference', 'terminalReference'));
  if (means.includes('CASH')) {
    if (paid.givenCents === null) points.push(point('payment', 'payment.givenCents', 'cashGiven'));
    else if (payment.changeCents === null) points.push(point('payment', 'payment.givenCents', 'cashTooLittle'));
  }
  return points;
};
