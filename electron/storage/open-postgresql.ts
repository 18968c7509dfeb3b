import { Kysely } from 'kysely';
import pg from 'pg';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { PlainTextPostgres } from './dialect/plain-text.ts';
import { postgresqlTraits } from './dialect/postgresql.ts';
import { type Outcome, storageFailure } from './failure.ts';
import { migrate } from './migrate.ts';
import { readAddress, type ServerAddress } from './postgresql/address.ts';
import { watchChanges } from './postgresql/change-watch.ts';
import { PipelinedPostgres } from './postgresql/pipelined.ts';
import { runServerCommand } from './postgresql/server-command.ts';
import { sureCommit } from './postgresql/sure-commit.ts';
import type { Schema } from './schema.ts';

/** How long a connection may take, and a statement that waits for the counter before it, in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Lists and search go on while a command waits for its turn. */
const READING_CONNECTIONS = 3;

/** Whole numbers come as text from pg, since some would not fit; ours do, or it is said. */
const PARSED_AS_NUMBER: readonly number[] = [20, 1700];
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    PARSED_AS_NUMBER.includes(oid) && format !== 'binary'
      ? safeNumber
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** How pg reaches this server. */
export const clientConfig = ({ host, port, database, user, password, ssl }: ServerAddress): pg.ClientConfig => ({
  host,
  port,
  database,
  user,
  password,
  ssl,
  types,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  statement_timeout: STATEMENT_TIMEOUT_MS,
  keepAlive: true,
  application_name: 'Verblijfsloket',
});

/**
 * Opens the database on a server that several counters share, and brings it to the present version, one counter at a
 * time. Every command of every counter waits for the one before it, as on a file. What the server acknowledged it keeps:
 * `synchronous_commit` is never lowered. Refusals: those of the address, `storageGone`, `storageRefused`, `storageRights`.
 */
export async function openPostgresql(options: {
  readonly url: string;
  readonly clock: Clock;
}): Promise<Outcome<Database>> {
  const address = readAddress(options.url);
  if (!address.ok) {
    return address;
  }
  const config = clientConfig(address.value);
  const writer = new Kysely<Schema>({ dialect: new PipelinedPostgres(pool({ ...config, max: 1, pipeline: true })) });
  const reader = new Kysely<Schema>({
    dialect: new PlainTextPostgres({ pool: pool({ ...config, max: READING_CONNECTIONS }) }),
  });
  try {
    const version = await migrate(writer, postgresqlTraits, options.clock);
    if (!version.ok) {
      await Promise.all([writer.destroy(), reader.destroy()]);
      return version;
    }
    let isRetired = false;
    const sure = sureCommit(writer);
    const changes = watchChanges(config);
    return {
      ok: true,
      value: {
        kind: 'postgresql',
        location: address.value.shown,
        schemaVersion: version.value,
        read: reader,
        transaction: async (work) =>
          isRetired ? { ok: false, error: storageFailure('storageMoved') } : runServerCommand(writer, sure, work),
        explain: postgresqlTraits.explain,
        overwriteRemoved: async () => undefined,
        watch: changes.watch,
        retire: () => {
          isRetired = true;
        },
        close: async () => {
          await changes.close();
          await sure.end().catch(() => undefined);
          await Promise.all([writer.destroy(), reader.destroy()]);
        },
      },
    };
  } catch (error) {
    await Promise.all([writer.destroy(), reader.destroy()]).catch(() => undefined);
    const failure = postgresqlTraits.explain(error);
    if (failure === null) {
      throw error;
    }
    return { ok: false, error: failure };
  }
}

function pool(config: pg.PoolConfig): pg.Pool {
  const connections = new pg.Pool(config);
  // A connection that dies while nobody uses it is replaced; whoever needs the server hears of it then.
  connections.on('error', () => undefined);
  // One that dies under a command ends that command with an error of its own; nobody else needs to hear of it.
  connections.on('connect', (client) => client.on('error', () => undefined));
  return connections;
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) && !text.includes('.')) {
    throw new RangeError(`a number beyond what is exact: ${text}`);
  }
  return value;
}
