/** The register of cards that are dead: replaced and destroyed here, or reported lost or stolen. */
import { cardNumberKey } from '../rules/index.ts';
import type { Executor, Transaction } from '../storage/index.ts';

/** Why a card is dead. `RETURNED`: handed in without a case, or kept or sent on as a dead card. */
export type Withdrawal = 'REPLACED' | 'LOST' | 'STOLEN' | 'RETURNED';

/** Why this card is dead, or null when nothing is known against it. Numbers are compared without grouping. */
export async function withdrawalOf(executor: Executor, cardNumber: string): Promise<Withdrawal | null> {
  const key = cardNumberKey(cardNumber);
  if (key === '') return null;
  const found = await executor
    .selectFrom('withdrawn_cards')
    .select('cause')
    .where('card_key', '=', key)
    .executeTakeFirst();
  if (found !== undefined) return found.cause as Withdrawal;
  const returned = await executor
    .selectFrom('returned_cards')
    .select('id')
    .where('card_key', '=', key)
    .where('deed', 'in', ['RETURNED', 'KEPT', 'SENT_ON'])
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return returned === undefined ? null : 'RETURNED';
}

/** True when this card was withdrawn before. */
export const isWithdrawn = async (executor: Executor, cardNumber: string): Promise<boolean> =>
  (await withdrawalOf(executor, cardNumber)) !== null;

/** Enters a card, within the command that withdraws it. A card that is in the register stays as it was entered first. */
export async function enterWithdrawn(
  transaction: Transaction,
  card: {
    readonly cardNumber: string;
    readonly cause: 'REPLACED' | 'LOST' | 'STOLEN' | 'LAPSED' | 'CANCELLED';
    readonly caseId: string;
  },
  at: string,
): Promise<void> {
  const key = cardNumberKey(card.cardNumber);
  if (key === '') return;
  await transaction
    .insertInto('withdrawn_cards')
    .values({ card_key: key, cause: card.cause, case_id: card.caseId, at })
    .onConflict((conflict) => conflict.column('card_key').doNothing())
    .execute();
}
