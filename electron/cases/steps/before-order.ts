/** Steps from the first question to the application at the counter. */
import { cardTypes, invitationFor, type TriState, walkInAllowed } from '../../rules/index.ts';
import type { CaseContent, CaseCourse } from '../record.ts';
import { type Definitions, required, withCourse } from './definition.ts';

type BeforeOrder =
  | 'rightKnown'
  | 'decisionPending'
  | 'dvzAgreed'
  | 'dvzRefused'
  | 'invited'
  | 'appointmentBooked'
  | 'appointmentMoved'
  | 'appointmentCancelled'
  | 'walkedIn'
  | 'arrived'
  | 'didNotCome'
  | 'foundIncomplete'
  | 'cameBack'
  | 'interimGiven';

export const beforeOrder: Definitions<BeforeOrder> = {
  rightKnown: {
    event: 'rightKnown',
    change: (content) => content,
    note: () => ({}),
    sample: { step: 'rightKnown' },
  },
  decisionPending: {
    event: 'decisionPending',
    check: ({ askedOn, answerBy }) =>
      answerBy !== null && answerBy < askedOn ? [{ path: 'answerBy', messageKey: 'errors.beforeItBegan' }] : [],
    change: (content, { askedOn, answerBy }, { deed }) =>
      withDvz(content, { asked: { ...deed, askedOn, answerBy }, agreed: null, refused: null }, 'unknown'),
    note: ({ askedOn, answerBy }) => ({ params: { askedOn, answerBy } }),
    sample: { step: 'decisionPending', askedOn: '2026-01-01', answerBy: null },
  },
  dvzAgreed: {
    event: 'dvzAgreed',
    check: ({ reference }) => required('reference', reference, 'referenceRequired'),
    change: (content, { date, reference }, { deed }) =>
      withDvz(content, { ...content.course.dvz, agreed: { ...deed, date, reference } }, 'yes', { date, reference }),
    note: ({ date, reference }) => ({ params: { date, reference } }),
    sample: { step: 'dvzAgreed', date: '2026-01-01', reference: '-' },
  },
  dvzRefused: {
    event: 'dvzRefused',
    check: ({ reference }) => required('reference', reference, 'referenceRequired'),
    change: (content, { date, reference, reason }, { deed }) =>
      withCourse(
        withDvz(content, { ...content.course.dvz, refused: { ...deed, date, reference } }, 'no', { date, reference }),
        { end: { ...deed, cause: 'DVZ', municipality: '', reason } },
      ),
    note: ({ date, reference, reason }) => ({ params: { date, reference }, ...(reason === '' ? {} : { reason }) }),
    sample: { step: 'dvzRefused', date: '2026-01-01', reference: '-', reason: '' },
  },
  invited: {
    event: 'invited',
    change: (content, _step, { deed, profile }) => {
      const { product, letter } = content.application;
      const sends = profile === null ? 'unknown' : invitationFor(profile, cardTypes, product, letter).sends;
      return withCourse(content, { invitation: { ...deed, sends } });
    },
    note: () => ({}),
    sample: { step: 'invited' },
  },
  appointmentBooked: {
    event: 'appointmentBooked',
    change: (content, { at }, { deed }) =>
      withCourse(content, { appointment: { ...deed, time: at, purpose: 'APPLY' } }),
    note: ({ at }) => ({ action: 'applicationBooked', params: { time: at } }),
    sample: { step: 'appointmentBooked', at: '2026-01-01T09:00' },
  },
  appointmentMoved: {
    event: 'appointmentMoved',
    change: (content, { at }, { deed }) =>
      withCourse(content, {
        appointment: content.course.appointment === null ? null : { ...content.course.appointment, ...deed, time: at },
      }),
    note: ({ at }, { course }) => ({
      action: 'caseAppointmentMoved',
      params: { date: at.slice(0, 10), time: at.slice(11), from: course.appointment?.time ?? null },
    }),
    sample: { step: 'appointmentMoved', at: '2026-01-01T09:00' },
  },
  appointmentCancelled: {
    event: 'appointmentCancelled',
    check: ({ reason }) => required('reason', reason, 'reasonRequired'),
    change: (content) => withCourse(content, { appointment: null }),
    note: ({ reason }, { course }) => ({
      action: 'caseAppointmentCancelled',
      params: { time: course.appointment?.time ?? null },
      reason,
    }),
    sample: { step: 'appointmentCancelled', reason: '-' },
  },
  walkedIn: {
    event: 'walkedIn',
    change: (content, _step, { deed, today, profile }) => {
      const { product, letter, person } = content.application;
      const wanted = { product, letter, birthDate: person.birthDate, purpose: 'APPLY', day: today } as const;
      const allowed = profile === null ? 'unknown' : walkInAllowed(profile, wanted);
      return withCourse(content, { walkIn: { ...deed, allowed } });
    },
    note: () => ({}),
    sample: { step: 'walkedIn' },
  },
  arrived: {
    event: 'arrived',
    change: (content) => withCourse(content, { appointment: null }),
    note: () => ({}),
    sample: { step: 'arrived' },
  },
  didNotCome: {
    event: 'didNotCome',
    change: (content) => withCourse(content, { appointment: null }),
    note: (_step, { course }) => ({ params: { time: course.appointment?.time ?? null } }),
    sample: { step: 'didNotCome' },
  },
  foundIncomplete: {
    event: 'foundIncomplete',
    check: ({ items }) =>
      items.some((item) => item !== '') ? [] : [{ path: 'items', messageKey: 'errors.missingItemRequired' }],
    change: (content, { items, note }, { deed }) =>
      withCourse(content, { missing: { ...deed, items: items.filter((item) => item !== ''), note } }),
    note: ({ items, note }) => ({ params: { count: items.length }, ...(note === '' ? {} : { reason: note }) }),
    sample: { step: 'foundIncomplete', items: ['-'], note: '' },
  },
  cameBack: {
    event: 'cameBack',
    change: (content) => withCourse(content, { missing: null }),
    note: () => ({}),
    sample: { step: 'cameBack' },
  },
  interimGiven: {
    event: 'interimGiven',
    check: ({ issuedOn, validUntil }) =>
      validUntil < issuedOn ? [{ path: 'validUntil', messageKey: 'errors.beforeItBegan' }] : [],
    change: (content, { paper, number, issuedOn, validUntil }, { deed, isLate }) =>
      withCourse(content, {
        interimPapers: [
          ...content.course.interimPapers,
          { ...deed, paper, number, issuedOn, validUntil, inTime: !(paper === 'ANNEX_15' && isLate) },
        ],
      }),
    note: ({ paper, validUntil }) => ({ params: { paper, validUntil } }),
    sample: {
      step: 'interimGiven',
      paper: 'ANNEX_8TER',
      number: '',
      issuedOn: '2026-01-01',
      validUntil: '2026-01-01',
    },
  },
};

/** The answer of the Immigration Office stands in the application too, where the rules look for it. */
const withDvz = (
  content: CaseContent,
  dvz: CaseCourse['dvz'],
  agreement: TriState,
  instruction: { readonly date: string | null; readonly reference: string } = { date: null, reference: '' },
): CaseContent =>
  withCourse({ ...content, application: { ...content.application, dvz: { agreement, ...instruction } } }, { dvz });
