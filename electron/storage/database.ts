import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { DialectTraits } from './dialect/dialect.ts';
import type { Outcome, StorageFailure } from './failure.ts';
import type { Schema } from './schema.ts';

/** Runs queries: the read side of a database, or a transaction. */
export type Executor = Kysely<Schema>;
/** One business command under way. */
export type Transaction = KyselyTransaction<Schema>;

/** An open database. */
export interface Database {
  readonly kind: DialectTraits['kind'];
  /** Path or address, for IT support. */
  readonly location: string;
  readonly schemaVersion: number;
  /** For queries outside commands. Sees what is committed. */
  readonly read: Executor;
  /**
   * One business command: everything that `work` writes, audit entry included, is on disk when this answers with a
   * value, and nothing of it when it answers with an error. Commands run one after another; never start one inside another.
   * An error of disk or database comes back as a failure; a mistake in the program is thrown after undoing everything.
   */
  transaction<Value, Failure>(
    work: (transaction: Transaction) => Promise<Outcome<Value, Failure>>,
  ): Promise<Outcome<Value, Failure | StorageFailure>>;
  /** What an error that a query threw means, or null when it is a mistake in the program. */
  explain(error: unknown): StorageFailure | null;
  /**
   * Tells what happens beyond this window: changes by other counters, the server that goes away or comes back. A file
   * has neither. Gives the function that ends it.
   */
  watch(listener: (news: StorageNews) => void): () => void;
  /** After a removal: nothing of it is left in file and journal. A server sees to its own files. */
  overwriteRemoved(): Promise<void>;
  /** From now on every command is refused with `storageMoved`: what is kept here lives on elsewhere. */
  retire(): void;
  close(): Promise<void>;
}

/** What happened beyond this window. After `back` anything may have changed. */
export type StorageNews =
  | { readonly kind: 'changed'; readonly table: string; readonly key: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'back' };

/** Runs one command on `writer`; see `Database.transaction`. */
export async function runTransaction<Value, Failure>(
  writer: Kysely<Schema>,
  traits: DialectTraits,
  work: (transaction: Transaction) => Promise<Outcome<Value, Failure>>,
): Promise<Outcome<Value, Failure | StorageFailure>> {
  try {
    const transaction = await writer.startTransaction().execute();
    try {
      const outcome = await work(transaction);
      await (outcome.ok ? transaction.commit() : transaction.rollback()).execute();
      return outcome;
    } catch (error) {
      // After a failed write SQLite may already have rolled back by itself; then the second rollback has nothing to do.
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
      throw error;
    }
  } catch (error) {
    const failure = traits.explain(error);
    if (failure === null) {
      throw error;
    }
    return { ok: false, error: failure };
  }
}
