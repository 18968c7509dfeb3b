import type { Compilable, CompiledQuery } from 'kysely';
import type { Transaction } from './database.ts';

/**
 * A statement whose answer the command does not wait for: a server gets it together with the next one, so that a command
 * costs few journeys. It takes its place in the order all the same, and when it fails, so does the command.
 */
export class SentQuery<Row = unknown> implements CompiledQuery<Row> {
  readonly query: CompiledQuery<Row>['query'];
  readonly queryId: CompiledQuery<Row>['queryId'];
  readonly sql: string;
  readonly parameters: readonly unknown[];

  constructor({ query, queryId, sql, parameters }: CompiledQuery<Row>) {
    this.query = query;
    this.queryId = queryId;
    this.sql = sql;
    this.parameters = parameters;
  }
}

/** A write of which nothing needs to be known but that it happened: its error ends the command, at the latest at its commit. */
export async function sendWrite(transaction: Transaction, write: Compilable | CompiledQuery): Promise<void> {
  await transaction.executeQuery(new SentQuery('compile' in write ? write.compile() : write));
}
