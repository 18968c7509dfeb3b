export * from './clock.ts';
export { nextNumber } from './counters.ts';
export type { Database, Executor, StorageNews, Transaction } from './database.ts';
export type { Outcome, StorageFailure, StorageFailureCode } from './failure.ts';
export { CURRENT_VERSION } from './migrate.ts';
export { openPostgresql } from './open-postgresql.ts';
export { openSqlite } from './open-sqlite.ts';
export type * from './schema.ts';
export { readSetting, writeSetting } from './settings.ts';
