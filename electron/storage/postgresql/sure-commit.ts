import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type ChainHead, holdHead } from '../chain-head.ts';
import type { Transaction } from '../database.ts';
import { fixedQuery } from '../fixed-query.ts';
import type { Schema } from '../schema.ts';

/** How long a command whose answer was lost waits to learn what became of it, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * What became of a command when the server went away between COMMIT and its answer. Each command leaves its mark in the
 * row of this counter, in the same transaction; only this counter writes that row, one command after another.
 */
export interface SureCommit {
  /** Puts commands of all counters in order and leaves the mark of this one; the first statement of a command. */
  begin(transaction: Transaction): Promise<string>;
  /** Whether the command with this mark was committed; null when the server did not come back in time. */
  wasCommitted(mark: string): Promise<boolean | null>;
  /** Takes the row of this counter away. */
  end(): Promise<void>;
}

/** The head of the audit chain is the gate: whoever holds it writes, the others wait. So commands never cross. */
const passGate = fixedQuery<{ counter: string; mark: string }, ChainHead>((database, { counter, mark }) => ({
  compile: () =>
    sql<ChainHead>`with gate as (select sequence, hash from audit_head where id = 1 for update),
      marked as (insert into command_marks (counter, mark) select ${counter}, ${mark} from gate
        on conflict (counter) do update set mark = excluded.mark)
      select sequence, hash from gate`.compile(database),
}));

export function sureCommit(writer: Kysely<Schema>): SureCommit {
  const counter = randomUUID();
  return {
    begin: async (transaction) => {
      const mark = randomUUID();
      const [head] = (await transaction.executeQuery(passGate(transaction, { counter, mark }))).rows;
      if (head !== undefined) holdHead(transaction, head);
      return mark;
    },
    wasCommitted: async (mark) => {
      for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await delay(200)) {
        try {
          const found = await sql<{ mark: string }>`select mark from command_marks where counter = ${counter}`.execute(
            writer,
          );
          return found.rows[0]?.mark === mark;
        } catch {
          // Not back yet.
        }
      }
      return null;
    },
    end: async () => {
      await sql`delete from command_marks where counter = ${counter}`.execute(writer);
    },
  };
}
