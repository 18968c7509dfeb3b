import { createHash } from 'node:crypto';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { PlainTextPostgres } from '../dialect/plain-text.ts';
import { SentQuery } from '../sent-query.ts';

/** Statements that a connection keeps prepared: as many as commands have, with room. */
const KEPT = 300;

/**
 * PostgreSQL for commands: what a command does not wait for goes out with its next statement, and each statement is
 * prepared once per connection. The connections of the pool must be of the kind `pipeline`.
 */
export class PipelinedPostgres extends PlainTextPostgres {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }
  override createDriver(): Driver {
    return new PipelinedDriver(this.#pool);
  }
}

class PipelinedDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #connections = new WeakMap<pg.PoolClient, PipelinedConnection>();
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<PipelinedConnection> {
    const client = await this.#pool.connect();
    const connection = this.#connections.get(client) ?? new PipelinedConnection(client);
    this.#connections.set(client, connection);
    return connection;
  }
  async beginTransaction(connection: PipelinedConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const begin = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode];
    await connection.executeQuery(new SentQuery(CompiledQuery.raw(begin.filter(Boolean).join(' '))));
  }
  commitTransaction = (connection: PipelinedConnection): Promise<void> => connection.commit();
  rollbackTransaction = (connection: PipelinedConnection): Promise<void> => connection.rollback();
  releaseConnection = async (connection: PipelinedConnection): Promise<void> => connection.release();
  destroy = (): Promise<void> => this.#pool.end();
}

class PipelinedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  readonly #prepared = new Map<string, string>();
  /** Answers that nobody waited for yet. */
  #open: Promise<unknown>[] = [];
  #isSpoilt = false;
  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const answer = this.#send<Row>(query);
    if (!(query instanceof SentQuery)) return this.#awaited(answer);
    // Whoever waits next hears of its error.
    answer.catch(() => undefined);
    this.#open.push(answer);
    return { rows: [] };
  }

  async commit(): Promise<void> {
    const { command } = await this.#awaited(this.#client.query('commit'));
    // The server ends a transaction that failed before with a rollback, and says no more of it.
    if (command !== 'COMMIT') throw new Error('the transaction was undone by the server');
  }

  async rollback(): Promise<void> {
    this.#open = [];
    try {
      await this.#client.query('rollback');
    } catch (error) {
      this.#isSpoilt = true;
      throw error;
    }
  }

  release(): void {
    this.#open = [];
    this.#client.release(this.#isSpoilt);
  }

  // biome-ignore lint/correctness/useYield: commands read no row one by one
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('not in a command');
  }

  async #send<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = this.#nameOf(sql);
    const values = [...parameters];
    const { command, rowCount, rows } = await this.#client.query<Row & pg.QueryResultRow>(
      name === null ? { text: sql, values } : { name, text: sql, values },
    );
    return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }

  /** Answers come in the order of the statements: the first that failed is why the later ones did. */
  async #awaited<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const open = this.#open;
    this.#open = [];
    const [own, ...before] = await Promise.allSettled([answer, ...open]);
    const failed = [...before, own].find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return answer;
  }

  /** What a statement is prepared as; null for one whose columns may change under it, and for one too many. */
  #nameOf(sql: string): string | null {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#prepared.size >= KEPT || /(select|returning) \*|^(begin|alter|create|drop|set)\b/i.test(sql)) return null;
    const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    this.#prepared.set(sql, name);
    return name;
  }
}
