/** A parcel of cards: each card finds the case that waits for it. */
import type { CaseSummary, CheckedInput, Result } from '../ipc/contract.ts';
import { refusal, success } from '../ipc/contract.ts';
import { checkCardNumber, compactCardNumber } from '../rules/index.ts';
import { belgianDate } from '../storage/index.ts';
import { hasWords } from './search.ts';
import { searchQuestion } from './search-words.ts';
import type { CaseServices } from './services.ts';
import { SUMMARY_COLUMNS, toSummary } from './summary.ts';

/** A card from the parcel, and the cases that it can belong to: one is a match, none a leftover, several are to choose from. */
export interface ArrivedCard {
  readonly cardNumber: string;
  readonly cases: CaseSummary[];
}

const CASE_NUMBER = /^\d{4}-\d{5,7}$/;

/** As many as anybody chooses from. */
const CHOICES = 20;

/**
 * Looks for the case that waits for a card: by the number of the card where the register gave it with its acceptance, else by
 * what the officer adds (case number, national number, name), or by whose card it is where the chip could be read.
 * Refusals: `fieldsWrong` for a text that is no card number, `cardNumberTaken` when the card was received before.
 */
export async function matchArrival(
  services: CaseServices,
  input: CheckedInput<'arrivals.match'>,
): Promise<Result<ArrivedCard>> {
  const checked = checkCardNumber(input.cardNumber);
  // The number of a case, scanned from a paper in the parcel, would pass for that of an old card.
  if (!checked.ok || checked.kind === 'BELGIAN' || CASE_NUMBER.test(input.cardNumber.trim())) {
    return refusal('fieldsWrong', undefined, [{ path: 'cardNumber', messageKey: 'errors.cardNumberWrong' }]);
  }
  const cardNumber = compactCardNumber(input.cardNumber);
  const { read } = services.database;
  const known = await read
    .selectFrom('cases')
    .select(['case_number'])
    .where('new_card_number', '=', cardNumber)
    .where('state', 'not in', ['CANCELLED', 'LAPSED'])
    .executeTakeFirst();
  if (known !== undefined) {
    return refusal('cardNumberTaken', { caseNumber: known.case_number }, [
      { path: 'cardNumber', messageKey: 'errors.cardNumberTaken', params: { caseNumber: known.case_number } },
    ]);
  }
  const ways = [cardNumber, input.hint].flatMap((text) => {
    const question = searchQuestion(text);
    if (question === null) return [];
    return question.code === null ? [question.words] : [[question.code], question.words];
  });
  for (const words of ways) {
    const rows = await read
      .selectFrom('cases')
      .select([...SUMMARY_COLUMNS])
      .where('state', 'in', ['IN_PRODUCTION', 'CODES_SENT'])
      .where((row) => hasWords(row, words))
      .orderBy('case_number')
      .limit(CHOICES)
      .execute();
    if (rows.length > 0) {
      const today = belgianDate(services.clock.now());
      return success({ cardNumber, cases: rows.map((row) => toSummary(row, today)) });
    }
  }
  return success({ cardNumber, cases: [] });
}
