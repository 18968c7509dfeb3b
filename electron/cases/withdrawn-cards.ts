/** The register of cards that are dead: replaced and destroyed here, or reported lost or stolen. */
import { cardNumberKey } from '../rules/index.ts';
import type { Executor, Transaction } from '../storage/index.ts';

/** True when this card was withdrawn before. Numbers are compared without grouping. */
export async function isWithdrawn(executor: Executor, cardNumber: string): Promise<boolean> {
  const key = cardNumberKey(cardNumber);
  if (key === '') return false;
  const found = await executor
    .selectFrom('withdrawn_cards')
    .select('card_key')
    .where('card_key', '=', key)
    .executeTakeFirst();
  return found !== undefined;
}

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
