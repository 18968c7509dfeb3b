/**
 * The attest van immatriculatie after it was made at the counter: its number and last day, an extension, its end before that
 * day. How long it holds depends on the procedure (domain reference, section 5.6), so its last day is asked and never counted.
 */
import type { FieldError } from '../../ipc/contract.ts';
import { addYears } from '../../rules/index.ts';
import type { IsoDate } from '../../rules/model/index.ts';
import { isAttestStanding, standingAttest } from '../attest.ts';
import type { CaseContent, Deed } from '../record.ts';
import { type Definitions, required, withCourse } from './definition.ts';

interface Span {
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
}

const wrongSpan = ({ issuedOn, validUntil }: Span, today: IsoDate): readonly FieldError[] => [
  ...(issuedOn > today ? [{ path: 'issuedOn', messageKey: 'errors.dateInFuture' }] : []),
  ...(validUntil < issuedOn
    ? [{ path: 'validUntil', messageKey: 'errors.beforeItBegan' }]
    : // No procedure gives more than nine months; a year or more is a slip of the hand.
      validUntil >= addYears(issuedOn, 1)
      ? [{ path: 'validUntil', messageKey: 'errors.attestTooLong' }]
      : []),
];

const withAttest = (content: CaseContent, span: Span & { readonly number: string }, deed: Deed): CaseContent =>
  withCourse(content, {
    interimPapers: [...content.course.interimPapers, { ...deed, paper: 'AI', ...span, inTime: true }],
  });

export const attest: Definitions<'attestGiven' | 'attestExtended' | 'attestEnded'> = {
  attestGiven: {
    event: 'attestGiven',
    fits: (content) => standingAttest(content) === null && content.course.attestEnd === null,
    check: ({ number }) => required('number', number, 'attestNumberRequired'),
    checkInCase: (step, _content, { today }) => wrongSpan(step, today),
    change: (content, { number, issuedOn, validUntil }, { deed }) =>
      withAttest(content, { number, issuedOn, validUntil }, deed),
    note: ({ number, validUntil }) => ({ params: { number, validUntil } }),
    sample: { step: 'attestGiven', number: '-', issuedOn: '2026-01-01', validUntil: '2026-01-01' },
  },
  attestExtended: {
    event: 'attestExtended',
    fits: isAttestStanding,
    checkInCase: (step, content, { today }) => {
      const before = standingAttest(content);
      const wrong = wrongSpan(step, today);
      return wrong.length === 0 && before !== null && step.validUntil <= before.validUntil
        ? [{ path: 'validUntil', messageKey: 'errors.attestNotLonger', params: { date: before.validUntil } }]
        : wrong;
    },
    // Usually the same form is extended; a new one has its own number.
    change: (content, { number, issuedOn, validUntil }, { deed }) =>
      withAttest(content, { number: number || (standingAttest(content)?.number ?? ''), issuedOn, validUntil }, deed),
    note: ({ validUntil }) => ({ params: { validUntil } }),
    sample: { step: 'attestExtended', number: '', issuedOn: '2026-01-01', validUntil: '2026-01-01' },
  },
  attestEnded: {
    event: 'attestEnded',
    fits: isAttestStanding,
    check: ({ reason }) => required('reason', reason, 'reasonRequired'),
    change: (content, { reason }, { deed }) => withCourse(content, { attestEnd: { ...deed, reason } }),
    note: ({ reason }) => ({ reason }),
    sample: { step: 'attestEnded', reason: '-' },
  },
};
