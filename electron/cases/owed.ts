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
 * What is to be paid for a case now, in cents; 0 when nothing is, or a receipt has it already. A fee that went back whole is
 * owed again; one that went back in part was put right by it.
 */
export async function owedCents(executor: Executor, stored: StoredCase): Promise<number> {
  const later = stored.decision?.laterCents ?? 0;
  if (later === 0 || stored.state === 'CANCELLED') return 0;
  const settled = await executor
    .selectFrom('receipt_lines')
    .select('basis')
    .where('case_id', '=', stored.id)
    .groupBy('basis')
    .having(isSettled)
    .executeTakeFirst();
  return settled === undefined ? later : 0;
}

/** Of the lines of one case, grouped by basis: a receipt has its money, or says that none is asked. */
const isSettled = sql<boolean>`basis = 'WAIVED' or sum(cents) > 0`;

/** A card whose fee is asked at collection is not handed over before it is paid. Refusal: `paymentStillDue`. */
export async function refuseWhileUnpaid(executor: Executor, stored: StoredCase): Promise<Result<null>> {
  const cents = await owedCents(executor, stored);
  return cents === 0 ? success(null) : refusal('paymentStillDue', { cents });
}

/** Cases that are to be paid: with others at the till first, then those that pay at collection; by name or number. */
export async function owedCases(executor: Executor, text: string): Promise<CallValue<'payments.owed'>> {
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('state', 'not in', ['DRAFT', 'CANCELLED', 'LAPSED', 'DONE'])
    .where('decision', 'like', '%"laterCents":%')
    .where('decision', 'not like', '%"laterCents":0%')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('receipt_lines')
            .select('basis')
            .whereRef('receipt_lines.case_id', '=', 'cases.id')
            .groupBy('basis')
            .having(isSettled),
        ),
      ),
    )
    .orderBy('updated_at', 'desc')
    .limit(MOST_OWED)
    .execute();
  const wanted = searchQuestion(text);
  return rows
    .map(fromRow)
    .filter((stored) => {
      if (wanted === null) return true;
      const { surname, givenNames, nationalNumber } = stored.application.person;
      const own = searchWords({ surname, givenNames, codes: [nationalNumber, stored.caseNumber] });
      const begins = (word: string) => own.some((one) => one.startsWith(word));
      return wanted.words.every(begins) || (wanted.code !== null && begins(wanted.code));
    })
    .map((stored) => ({
      caseId: stored.id,
      version: stored.version,
      caseNumber: stored.caseNumber,
      name: `${stored.application.person.surname} ${stored.application.person.givenNames}`.trim(),
      label: productName(stored.application.product, stored.application.letter),
      cents: stored.decision?.laterCents ?? 0,
      moment: stored.state === 'PAYMENT_DUE' ? ('NOW' as const) : ('COLLECTION' as const),
    }));
}
