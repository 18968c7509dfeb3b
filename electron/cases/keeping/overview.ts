import { statfs } from 'node:fs/promises';
import type { CallValue } from '../../ipc/contract.ts';
import { databaseBytes } from '../../storage/index.ts';
import type { KeepingServices } from './services.ts';

/** Below this, a day's work and its backup may not fit any more. */
const NEARLY_FULL_BYTES = 500_000_000;

/** Where everything is kept, how much it is, and whether the disk has room for more. */
export async function dataOverview(services: KeepingServices): Promise<CallValue<'data.overview'>> {
  const { database, dataFolder } = services;
  const cases = await database.read
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('purged_on', 'is', null)
    .executeTakeFirstOrThrow();
  const head = await database.read.selectFrom('audit_head').select('sequence').executeTakeFirst();
  const freeBytes = await freeSpace(dataFolder);
  return {
    kind: database.kind,
    location: database.location,
    cases: Number(cases.count),
    auditEntries: Number(head?.sequence ?? 0),
    bytes: await databaseBytes(database),
    freeBytes,
    isDiskNearlyFull: freeBytes !== null && freeBytes < NEARLY_FULL_BYTES,
  };
}

/** Bytes that the disk of this folder has left for this user; null where the system does not say. */
export async function freeSpace(folder: string): Promise<number | null> {
  try {
    const disk = await statfs(folder);
    return disk.bavail * disk.bsize;
  } catch {
    return null;
  }
}
