/** An attest van immatriculatie that the counter made: what of it is recorded. Pure. */
import type { InterimPaper } from './course.ts';
import type { CaseContent } from './record.ts';

/** Months after its last day in which somebody may still come for a card with an attest. */
export const ATTEST_MONTHS_AFTER = 6;

type AttestCase = Pick<CaseContent, 'application' | 'course'>;

/** The attest of this case as it was given or extended last; null for other products, or where nothing is recorded yet. */
export const standingAttest = ({ application, course }: AttestCase): InterimPaper | null =>
  application.product === 'AI' ? (course.interimPapers.filter(({ paper }) => paper === 'AI').at(-1) ?? null) : null;

/** Whether the attest of this case is recorded and was not ended before its last day. */
export const isAttestStanding = (content: AttestCase): boolean =>
  standingAttest(content) !== null && content.course.attestEnd === null;
