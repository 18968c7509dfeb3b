/** What main tells of the place where everything is kept. */
import { z } from 'zod';
import { instant } from './common.ts';

/** Whether the database answers. A file always does, or says what is wrong with each command. */
export const dataConnection = z.object({ state: z.enum(['here', 'gone']) });
export type DataConnection = z.output<typeof dataConnection>;

/** Where everything is kept, and how much. No personal data. */
export const dataOverview = z.object({
  kind: z.enum(['sqlite', 'postgresql']),
  location: z.string(),
  cases: z.int(),
  auditEntries: z.int(),
  /** Bytes of the file, or of the database on the server. */
  bytes: z.number(),
  /** Bytes that the disk of the data folder still has room for; null where the system does not say. */
  freeBytes: z.number().nullable(),
  /** A disk on which a day's work may not fit. */
  isDiskNearlyFull: z.boolean(),
});
export type DataOverview = z.output<typeof dataOverview>;

export const CHAIN_FAULTS = [
  'missing',
  'notLinked',
  'changed',
  'detailsChanged',
  'emptied',
  'cutOff',
  'otherChain',
] as const;

/** What a walk over the audit chain found: whole, or its first broken link. */
export const chainReport = z.discriminatedUnion('whole', [
  z.object({ whole: z.literal(true), entries: z.int(), headHash: z.string() }),
  z.object({
    whole: z.literal(false),
    sequence: z.int(),
    fault: z.enum(CHAIN_FAULTS),
    entry: z.object({ at: z.string(), who: z.string(), workstation: z.string(), action: z.string() }).nullable(),
  }),
]);
export type ChainReport = z.output<typeof chainReport>;

/** What stands at the address of a server. */
export const serverFound = z.object({
  shown: z.string(),
  server: z.string(),
  encrypted: z.boolean(),
  content: z.enum(['empty', 'inUse', 'foreign']),
  schemaVersion: z.int(),
  cases: z.int(),
});
export type ServerFound = z.output<typeof serverFound>;

/** What was brought to the server: rows of each table, before and after. */
export const movedToServer = z.object({
  at: instant,
  counts: z.array(z.object({ table: z.string(), from: z.int(), to: z.int() })),
});
export type MovedToServer = z.output<typeof movedToServer>;

/** The backups of this workstation, newest first. */
export const backupOverview = z.object({
  /** Null until a supervisor said where. */
  folder: z.string().nullable(),
  isUnderWay: z.boolean(),
  /** Why the last try failed; null when it did not. */
  fault: z.object({ code: z.string(), messageKey: z.string() }).nullable(),
  backups: z.array(z.object({ file: z.string(), madeAt: z.string(), bytes: z.number() })),
});
export type BackupOverview = z.output<typeof backupOverview>;

/** What a backup says of itself. */
export const restoredFacts = z.object({
  madeAt: z.string(),
  schemaVersion: z.int(),
  cases: z.int(),
  auditEntries: z.int(),
  headHash: z.string(),
});
export type RestoredFacts = z.output<typeof restoredFacts>;
