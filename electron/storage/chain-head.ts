import type { Transaction } from './database.ts';
import { fixedQuery } from './fixed-query.ts';
import { sendWrite } from './sent-query.ts';

/** The end of the audit chain: number and hash of its last entry. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The end of the chain as each command under way knows it: nobody else writes entries until it ends. */
const known = new WeakMap<Transaction, ChainHead>();

const takeHead = fixedQuery((database) =>
  database
    .updateTable('audit_head')
    .set((row) => ({ sequence: row.ref('sequence') }))
    .where('id', '=', 1)
    .returning(['sequence', 'hash']),
);
const writeHead = fixedQuery((database, { sequence, hash }: ChainHead) =>
  database.updateTable('audit_head').set({ sequence, hash }).where('id', '=', 1),
);

/** The end of the chain, held until this command ends. */
export async function chainHead(transaction: Transaction): Promise<ChainHead> {
  const held = known.get(transaction);
  if (held !== undefined) return held;
  // A write, so that others wait from here on.
  const [row] = (await transaction.executeQuery(takeHead(transaction, {}))).rows;
  if (row === undefined) throw new RangeError('the audit chain has no head');
  const head = { sequence: Number(row.sequence), hash: row.hash };
  known.set(transaction, head);
  return head;
}

/** Tells the end of the chain of a command that took hold of it with its first statement. */
export const holdHead = (transaction: Transaction, head: ChainHead): void => {
  known.set(transaction, head);
};

/** Moves the end of the chain on to an entry that this command adds. */
export async function moveChainHead(transaction: Transaction, head: ChainHead): Promise<void> {
  known.set(transaction, head);
  await sendWrite(transaction, writeHead(transaction, head));
}
