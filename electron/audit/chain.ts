import { randomUUID } from 'node:crypto';
import {
  AUDIT_COLUMNS,
  type AuditEntriesTable,
  chainHead,
  fixedQuery,
  moveChainHead,
  placesOf,
  sendWrite,
  type Transaction,
} from '../storage/index.ts';
import { canonicalJson, type Json, sha256 } from './canonical.ts';
import type { Actor, AuditNote } from './entry.ts';

/** What an entry is about. */
export interface AuditSubject {
  readonly caseId: string | null;
  /** Version of the case that the command made; null when the case did not change. */
  readonly caseVersion: number | null;
}

/** Entries about the house (sign-in, settings), not about a case. */
export const noCase: AuditSubject = { caseId: null, caseVersion: null };

const insertEntry = fixedQuery((database, entry: AuditEntriesTable) =>
  database.insertInto('audit_entries').values(placesOf(entry, AUDIT_COLUMNS)),
);

/**
 * Adds an entry to the chain, within the command's transaction.
 * Parameters and reason are hashed apart, with a salt: when their term ends they can go, and the chain still holds.
 */
export async function record(
  transaction: Transaction,
  at: string,
  actor: Actor,
  subject: AuditSubject,
  note: AuditNote,
): Promise<void> {
  const head = await chainHead(transaction);
  const details = canonicalJson({ params: note.params ?? {}, reason: note.reason ?? null, salt: randomUUID() });
  const entry = {
    sequence: head.sequence + 1,
    at,
    actor_id: actor.staffId,
    actor_name: actor.name,
    workstation: actor.workstation,
    action: note.action,
    case_id: subject.caseId,
    case_version: subject.caseVersion,
    details_hash: sha256(details),
    previous_hash: head.hash,
  };
  const hash = entryHash(entry);
  await sendWrite(transaction, insertEntry(transaction, { ...entry, details, hash }));
  await moveChainHead(transaction, { sequence: entry.sequence, hash });
}

/** Hash of an entry: over everything but the details themselves (their hash is in it) and the hash. */
export function entryHash(entry: Omit<AuditEntriesTable, 'details' | 'hash'>): string {
  const hashed: Record<keyof typeof entry, Json> = {
    sequence: entry.sequence,
    at: entry.at,
    actor_id: entry.actor_id,
    actor_name: entry.actor_name,
    workstation: entry.workstation,
    action: entry.action,
    case_id: entry.case_id,
    case_version: entry.case_version,
    details_hash: entry.details_hash,
    previous_hash: entry.previous_hash,
  };
  return sha256(canonicalJson(hashed));
}
