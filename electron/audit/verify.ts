import type { Executor } from '../storage/index.ts';
import { sha256 } from './canonical.ts';
import { entryHash } from './chain.ts';

/** What a walk over the chain found: whole, or the first broken link and how it is broken. */
export type ChainVerdict =
  | { readonly whole: true; readonly entries: number; readonly headHash: string }
  | {
      readonly whole: false;
      /** Number of the first entry that cannot be trusted. */
      readonly sequence: number;
      readonly fault: ChainFault;
    };

export type ChainFault =
  /** A number is not there, or stands twice. */
  | 'missing'
  /** The entry does not follow from the one before it. */
  | 'notLinked'
  /** The entry was changed after it was written. */
  | 'changed'
  /** Its parameters or reason were changed after it was written. */
  | 'detailsChanged'
  /** Entries were cut off at the end. */
  | 'cutOff';

const PAGE = 2000;

/** Walks the whole chain in pages, from the first entry to the head. */
export async function verifyChain(executor: Executor): Promise<ChainVerdict> {
  let sequence = 0;
  let hash = '';
  for (;;) {
    const page = await executor
      .selectFrom('audit_entries')
      .selectAll()
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    for (const { details, hash: written, ...entry } of page) {
      const broken = (fault: ChainFault): ChainVerdict => ({ whole: false, sequence: sequence + 1, fault });
      if (Number(entry.sequence) !== sequence + 1) {
        return broken('missing');
      }
      if (entry.previous_hash !== hash) {
        return broken('notLinked');
      }
      if (entryHash({ ...entry, sequence: Number(entry.sequence) }) !== written) {
        return broken('changed');
      }
      if (sha256(details) !== entry.details_hash) {
        return broken('detailsChanged');
      }
      sequence += 1;
      hash = written;
    }
    if (page.length < PAGE) {
      break;
    }
  }
  const head = await executor.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirst();
  return head !== undefined && Number(head.sequence) === sequence && head.hash === hash
    ? { whole: true, entries: sequence, headHash: hash }
    : { whole: false, sequence: sequence + 1, fault: 'cutOff' };
}
