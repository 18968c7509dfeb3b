/** Cases that are still to be paid. */
import { sql } from 'kysely';
import { type CallValue, type Result, refusal, success } from '../ipc/contract.ts';
import type { Executor } from '../storage/index.ts';
import { productName } from './documents/paper.ts';
import type { StoredCase } from './record.ts';
import { searchQuestion, searchWords } from './search-words.ts';
import { fromRow } from './store.ts';

/** More than these nobody reads; a name or number narrows them down. */
const MOST_OWED = 200;

/**
 * What is to be paid for a case now, in cents; 0 when nothing is, or a receipt has it already. A fee that went back whole by
 * mistake is owed again, also where it was paid at the application; one that went back in part was put right by it, and one
 * that went back to the applicant for good, by the rule of the profile, is owed no more.
 */
export async function owedCents(executor: Executor, stored: StoredCase): Promise<number> {
  if (stored.decision === null || stored.state === 'CANCELLED') return 0;
  const found = await executor
    .selectFrom('receipt_lines')
    .innerJoin('receipts', 'receipts.id', 'receipt_lines.receipt_id')
    .select(isSettled.as('settled'))
    .where('case_id', '=', stored.id)
    .groupBy('case_id')
    .executeTakeFirst();
  return found === undefined ? laterCents(stored) : Number(found.settled) === 1 ? 0 : feeCents(stored);
}

/** What is paid later than at the application. */
const laterCents = ({ decision }: Pick<StoredCase, 'decision'>): number => decision?.laterCents ?? 0;

/** The whole fee, whenever it is paid. */
const feeCents = (stored: Pick<StoredCase, 'decision'>): number =>
  laterCents(stored) || (stored.decision?.dueCents ?? 0);

/**
 * Of the lines of one case: a receipt has its money, or says that none is asked. What went back for good counts as kept,
 * because nobody asks for it again.
 */
const isSettled = sql<number>`case when
  max(case when receipt_lines.basis = 'WAIVED' then 1 else 0 end) = 1
  or sum(case when receipts.cause = 'REFUND' then 0 else receipt_lines.cents end) > 0
  then 1 else 0 end`;

/** A card whose fee is asked at collection is not handed over before it is paid. Refusal: `paymentStillDue`. */
export async function refuseWhileUnpaid(executor: Executor, stored: StoredCase): Promise<Result<null>> {
  const cents = await owedCents(executor, stored);
  return cents === 0 ? success(null) : refusal('paymentStillDue', { cents });
}

/**
 * Cases that are to be paid: with others at the till, those that pay at collection, and those whose fee went back by mistake;
 * the last changed first, by name or number.
 */
export async function owedCases(executor: Executor, text: string): Promise<CallValue<'payments.owed'>> {
  const again = await refundedCases(executor);
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('state', 'not in', ['DRAFT', 'CANCELLED', 'LAPSED', 'DONE'])
    .where('decision', 'like', '%"laterCents":%')
    .where('decision', 'not like', '%"laterCents":0%')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('receipt_lines').select('line').whereRef('receipt_lines.case_id', '=', 'cases.id'))),
    )
    .orderBy('updated_at', 'desc')
    .limit(MOST_OWED)
    .execute();
  const wanted = searchQuestion(text);
  const found = [
    ...rows.map(fromRow).map((stored) => owedCase(stored, stored.state === 'PAYMENT_DUE' ? 'NOW' : 'COLLECTION')),
    ...again.map((stored) => owedCase(stored, 'AGAIN')),
  ];
  return found
    .filter(({ stored, view }) => {
      if (view.cents === 0) return false;
      if (wanted === null) return true;
      const { surname, givenNames, nationalNumber } = stored.application.person;
      const own = searchWords({ surname, givenNames, codes: [nationalNumber, stored.caseNumber] });
      const begins = (word: string) => own.some((one) => one.startsWith(word));
      return wanted.words.every(begins) || (wanted.code !== null && begins(wanted.code));
    })
    .sort((one, other) => other.stored.updatedAt.localeCompare(one.stored.updatedAt))
    .map(({ view }) => view);
}

const owedCase = (stored: StoredCase, moment: CallValue<'payments.owed'>[number]['moment']) => ({
  stored,
  view: {
    caseId: stored.id,
    version: stored.version,
    caseNumber: stored.caseNumber,
    name: `${stored.application.person.surname} ${stored.application.person.givenNames}`.trim(),
    label: productName(stored.application.product, stored.application.letter),
    cents: feeCents(stored),
    moment,
  },
});

/** Cases that have receipts and are owed all the same, also finished ones: their money went back by mistake. */
async function refundedCases(executor: Executor): Promise<readonly StoredCase[]> {
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('state', 'not in', ['DRAFT', 'CANCELLED', 'LAPSED'])
    .where('id', 'in', (row) =>
      row
        .selectFrom('receipts')
        .innerJoin('receipt_lines', 'receipt_lines.receipt_id', 'receipts.id')
        .select(sql<string>`receipt_lines.case_id`.as('case_id'))
        .where('refunds_id', 'is not', null)
        .where('case_id', 'is not', null),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('receipt_lines')
            .innerJoin('receipts', 'receipts.id', 'receipt_lines.receipt_id')
            .select('receipt_lines.case_id')
            .whereRef('receipt_lines.case_id', '=', 'cases.id')
            .groupBy('receipt_lines.case_id')
            .having(isSettled, '=', 1),
        ),
      ),
    )
    .orderBy('updated_at', 'desc')
    .limit(MOST_OWED)
    .execute();
  return rows.map(fromRow);
}
