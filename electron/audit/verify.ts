import type { AuditEntriesTable, Executor } from '../storage/index.ts';
import { sha256 } from './canonical.ts';
import { entryHash } from './chain.ts';
import { firstEmptied, firstFalseRemoval } from './purged.ts';

/** What a walk over the chain found: whole, or the first broken link and how it is broken. */
export type ChainVerdict =
  | { readonly whole: true; readonly entries: number; readonly headHash: string }
  | {
      readonly whole: false;
      /** Number of the first entry that cannot be trusted. */
      readonly sequence: number;
      readonly fault: ChainFault;
      /** What now stands at that place; null where nothing does. */
      readonly entry: SeenEntry | null;
    };

/** An entry as it now stands, true or not. */
export interface SeenEntry {
  readonly at: string;
  readonly who: string;
  readonly workstation: string;
  readonly action: string;
}

export type ChainFault =
  /** A number is not there, or stands twice. */
  | 'missing'
  /** The entry does not follow from the one before it. */
  | 'notLinked'
  /** The entry was changed after it was written. */
  | 'changed'
  /** Its parameters or reason were changed after it was written. */
  | 'detailsChanged'
  /** Its parameters or reason are gone, and no removal in the chain says so; or a removal says something else. */
  | 'emptied'
  /** Entries were cut off at the end. */
  | 'cutOff'
  /** Every link holds, but a hash that was written down elsewhere is not in it: the chain was made anew. */
  | 'otherChain';

const PAGE = 2000;

/**
 * A hash as typed from a paper, without its spaces, in small letters; null when it is none. Papers of earlier versions carry
 * only the first sixteen digits, which tell enough. Empty stays empty.
 */
export function hashFromPaper(text: string): string | null {
  const digits = text.replace(/\s/g, '').toLowerCase();
  return digits === '' || /^[0-9a-f]{16,64}$/.test(digits) ? digits : null;
}

/**
 * Walks the whole chain in pages, from the first entry to the head; the window gets its turn between pages.
 * `mustContain` is a hash that was written down outside, e.g. on a day's closing report, or at least its first 16 digits.
 */
export async function verifyChain(
  executor: Executor,
  options: { readonly mustContain?: string } = {},
): Promise<ChainVerdict> {
  const { mustContain } = options;
  let sequence = 0;
  let hash = '';
  let isContained = mustContain === undefined || mustContain === '';
  for (;;) {
    const page = await executor
      .selectFrom('audit_entries')
      .selectAll()
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    const emptied = await firstEmptied(executor, page);
    for (const row of page) {
      const fault = faultOf(row, sequence + 1, hash) ?? (sequence + 1 === emptied ? 'emptied' : null);
      if (fault !== null) {
        return { whole: false, sequence: sequence + 1, fault, entry: fault === 'missing' ? null : seen(row) };
      }
      sequence += 1;
      hash = row.hash;
      isContained ||= mustContain !== undefined && hash.startsWith(mustContain);
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (page.length === PAGE) {
      continue;
    }
    const head = await executor.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirst();
    if (page.length > 0 && head !== undefined && Number(head.sequence) > sequence) {
      // A command added entries meanwhile: the walk goes on.
      continue;
    }
    if (head === undefined || Number(head.sequence) !== sequence || head.hash !== hash) {
      return { whole: false, sequence: sequence + 1, fault: 'cutOff', entry: null };
    }
    const removal = await firstFalseRemoval(executor);
    if (removal !== null) {
      return { whole: false, sequence: removal, fault: 'emptied', entry: await seenAt(executor, removal) };
    }
    return isContained
      ? { whole: true, entries: sequence, headHash: hash }
      : { whole: false, sequence: 1, fault: 'otherChain', entry: null };
  }
}

function faultOf(row: AuditEntriesTable, sequence: number, previousHash: string): ChainFault | null {
  const { details, hash, ...entry } = row;
  if (Number(entry.sequence) !== sequence) {
    return 'missing';
  }
  if (entry.previous_hash !== previousHash) {
    return 'notLinked';
  }
  if (entryHash({ ...entry, sequence }) !== hash) {
    return 'changed';
  }
  // What a removal emptied is told by its hash alone.
  return details === '' || sha256(details) === entry.details_hash ? null : 'detailsChanged';
}

async function seenAt(executor: Executor, sequence: number): Promise<SeenEntry | null> {
  const row = await executor
    .selectFrom('audit_entries')
    .selectAll()
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row === undefined ? null : seen(row);
}

const seen = (row: AuditEntriesTable): SeenEntry => ({
  at: row.at,
  who: row.actor_name,
  workstation: row.workstation,
  action: row.action,
});
