import { monthsBefore } from '../rules/index.ts';
import { type IsoDate, isOrderedCard } from '../rules/model/index.ts';
import type { Transaction } from '../storage/index.ts';
import { ATTEST_MONTHS_AFTER, isAttestStanding, standingAttest } from './attest.ts';
import type { InterimPaper } from './course.ts';
import type { StoredCase } from './record.ts';
import { fromRow } from './store.ts';

/**
 * Papers with which the applicant goes until the card: those of the case, and where it has none the attest that this counter
 * made for the same person. However the application was begun, the attest runs out, or is handed in, in the case of the card.
 */
export async function papersCarriedAlong(
  transaction: Transaction,
  { course, application }: Pick<StoredCase, 'course' | 'application'>,
  today: IsoDate,
): Promise<readonly InterimPaper[]> {
  const number = application.person.nationalNumber.replace(/\D/g, '');
  const awaitsFirstCard = isOrderedCard(application.product) && application.reason === 'FIRST';
  if (!awaitsFirstCard || number === '' || course.interimPapers.length > 0) return course.interimPapers;
  const rows = await transaction
    .selectFrom('cases')
    .selectAll()
    .where('national_number', '=', number)
    .where('product', '=', 'AI')
    .where('state', 'in', ['ACTIVE', 'DONE'])
    .orderBy('created_at', 'desc')
    .execute();
  const standing = rows.map(fromRow).find(isAttestStanding);
  const paper = standing === undefined ? null : standingAttest(standing);
  return paper === null || paper.validUntil <= monthsBefore(today, ATTEST_MONTHS_AFTER) ? [] : [paper];
}
