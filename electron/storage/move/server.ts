import { Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { PlainTextPostgres } from '../dialect/plain-text.ts';
import { postgresqlTraits } from '../dialect/postgresql.ts';
import { type Outcome, storageFailure } from '../failure.ts';
import { schemaVersion } from '../migrate.ts';
import { clientConfig, openPostgresql } from '../open-postgresql.ts';
import { readAddress } from '../postgresql/address.ts';
import type { Schema } from '../schema.ts';
import { copyTables, keptRows, type TableCount } from './copy-tables.ts';

/** What stands at an address: whether this application can work there, and what is already in it. */
export interface ServerFound {
  /** Address without password. */
  readonly shown: string;
  /** Version of the server, e.g. `15.18`. */
  readonly server: string;
  readonly encrypted: boolean;
  /** `empty`: no tables yet, or tables without rows. `inUse`: other counters of this application work there. */
  readonly content: 'empty' | 'inUse' | 'foreign';
  readonly schemaVersion: number;
  readonly cases: number;
}

/** Tries an address and looks what is there; changes nothing. Refusals: as `openPostgresql`. */
export async function testServer(url: string): Promise<Outcome<ServerFound>> {
  const address = readAddress(url);
  if (!address.ok) {
    return address;
  }
  const pool = new pg.Pool({ ...clientConfig(address.value), max: 1 });
  pool.on('error', () => undefined);
  const database = new Kysely<Schema>({ dialect: new PlainTextPostgres({ pool }) });
  try {
    const tables = await postgresqlTraits.tables(database);
    const version = await schemaVersion(database, postgresqlTraits);
    const { rows } = await sql<{ server: string; encrypted: boolean }>`select
      current_setting('server_version') as server,
      (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as encrypted`.execute(database);
    const kept = version > 0 ? await keptRows(database, tables) : 0;
    const cases =
      tables.includes('cases') && version > 0
        ? await database
            .selectFrom('cases')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow()
        : { count: 0 };
    return {
      ok: true,
      value: {
        shown: address.value.shown,
        server: (rows[0]?.server ?? '').split(' ')[0] ?? '',
        encrypted: rows[0]?.encrypted ?? false,
        content: kept > 0 ? 'inUse' : version === 0 && tables.length > 0 ? 'foreign' : 'empty',
        schemaVersion: version,
        cases: Number(cases.count),
      },
    };
  } catch (error) {
    const failure = postgresqlTraits.explain(error);
    if (failure === null) {
      throw error;
    }
    return { ok: false, error: failure };
  } finally {
    await database.destroy().catch(() => undefined);
  }
}

/**
 * Brings everything from the file to an empty database on a server, in one transaction there, while no command can run
 * here, and compares the counts of every table. After success the file takes no more commands: `storageMoved`.
 * Refusals: those of opening, `serverNotEmpty`, `countsDiffer`; then nothing was changed on either side.
 */
export async function moveToServer(file: Database, url: string, clock: Clock): Promise<Outcome<readonly TableCount[]>> {
  const found = await testServer(url);
  if (!found.ok) {
    return found;
  }
  if (found.value.content !== 'empty') {
    return { ok: false, error: storageFailure('serverNotEmpty') };
  }
  const opened = await openPostgresql({ url, clock });
  if (!opened.ok) {
    return opened;
  }
  const server = opened.value;
  try {
    // The file's own transaction keeps every command waiting while rows are read.
    const moved = await file.transaction<readonly TableCount[], never>(
      async (source) =>
        server.transaction(async (target) => {
          const counts = await copyTables(source, target);
          return counts.every(({ from, to }) => from === to)
            ? { ok: true, value: counts }
            : { ok: false, error: storageFailure('countsDiffer') };
        }) as never,
    );
    if (moved.ok) {
      file.retire();
    }
    return moved;
  } finally {
    await server.close();
  }
}
