/** Which case a returned card belongs to, looked up by the number of the card and by the person. */
import { cardNumberKey, compareCardNumbers, nationalNumberDigits } from '../../rules/index.ts';
import type { Executor } from '../../storage/index.ts';
import type { StoredCase } from '../record.ts';
import { fromRow } from '../store.ts';
import { CLOSED } from '../work-dates.ts';

/** A case that needs nothing more of anybody. */
export const isOverCase = ({ state }: Pick<StoredCase, 'state'>): boolean => CLOSED.includes(state);

/**
 * The case in which this card plays a part, or null. Best first: an open case that expects the card back, one that issues
 * it, an open case of the person, then a closed one that knows the card. The latest of each.
 */
export async function caseOfReturnedCard(
  executor: Executor,
  asked: { readonly cardNumber: string; readonly nationalNumber: string },
): Promise<StoredCase | null> {
  const found = await candidates(executor, asked);
  const ranked = found
    .map((stored) => ({ stored, rank: rankOf(stored, asked.cardNumber) }))
    .filter(({ rank }) => rank < NO_PART)
    .sort((a, b) => a.rank - b.rank || (a.stored.updatedAt < b.stored.updatedAt ? 1 : -1));
  return ranked[0]?.stored ?? null;
}

const NO_PART = 5;

const rankOf = (stored: StoredCase, cardNumber: string): number => {
  const expects = compareCardNumbers(cardNumber, stored.application.held.cardNumber) === 'equal';
  const issues = compareCardNumbers(cardNumber, stored.order.arrived?.cardNumber ?? '') === 'equal';
  if (isOverCase(stored)) return expects || issues ? 4 : NO_PART;
  return expects ? 0 : issues ? 1 : 2;
};

/** Three small questions to indexes; the cases themselves are loaded once. */
async function candidates(
  executor: Executor,
  asked: { readonly cardNumber: string; readonly nationalNumber: string },
): Promise<readonly StoredCase[]> {
  const key = cardNumberKey(asked.cardNumber);
  const national = nationalNumberDigits(asked.nationalNumber);
  const ids = new Set<string>();
  if (key !== '') {
    const tokens = await executor
      .selectFrom('case_search')
      .select('case_id')
      .where('token', 'in', [key.toLowerCase(), `b${key.toLowerCase()}`])
      .limit(50)
      .execute();
    for (const row of tokens) ids.add(row.case_id);
  }
  if (national !== null) {
    const rows = await executor
      .selectFrom('cases')
      .select('id')
      .where('national_number', '=', national)
      .limit(200)
      .execute();
    for (const row of rows) ids.add(row.id);
  }
  if (ids.size === 0) return [];
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(fromRow);
}
