import type { Kysely } from 'kysely';
import type { Transaction } from '../database.ts';
import { postgresqlTraits } from '../dialect/postgresql.ts';
import { type Outcome, type StorageFailure, storageFailure } from '../failure.ts';
import type { Schema } from '../schema.ts';
import type { SureCommit } from './sure-commit.ts';

/** Carries a refusal out of the transaction, which is undone by it. */
class Undone<Failure> extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super('undone');
    this.failure = failure;
  }
}

/** Runs one command on the server; see `Database.transaction`. */
export async function runServerCommand<Value, Failure>(
  writer: Kysely<Schema>,
  sure: SureCommit,
  work: (transaction: Transaction) => Promise<Outcome<Value, Failure>>,
): Promise<Outcome<Value, Failure | StorageFailure>> {
  let mark = '';
  /** Set once the work is done and only the commit is left. */
  let done: { readonly ok: true; readonly value: Value } | null = null;
  try {
    return await writer.transaction().execute(async (transaction) => {
      mark = await sure.begin(transaction);
      const outcome = await work(transaction);
      if (!outcome.ok) {
        throw new Undone(outcome.error);
      }
      done = outcome;
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) {
      return { ok: false, error: error.failure as Failure };
    }
    const failure = postgresqlTraits.explain(error);
    if (failure === null) {
      throw error;
    }
    if (done === null || failure.code !== 'storageGone') {
      return { ok: false, error: failure };
    }
    const committed = await sure.wasCommitted(mark);
    return committed === true
      ? done
      : { ok: false, error: committed === null ? storageFailure('storageUnsure') : failure };
  }
}
