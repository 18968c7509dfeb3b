/** The services of the place of the data, on a house of a test. */
import { join } from 'node:path';
import { type BackupSettings, createBackups, type KeepingServices } from '../../../electron/cases/index.ts';
import { writeExport } from '../../../electron/shell/write-export.ts';
import type { Clock, Database, SealingCost } from '../../../electron/storage/index.ts';
import { seedProfile } from '../../unit/rules/seed-profile.ts';

/** Program of the thread, as it stands in the source. */
export const BACKUP_WORKER = new URL('../../../electron/cases/keeping/backup-worker.ts', import.meta.url);

/** Quick to seal and to open; the backup that proves the whole way is as dear as at a counter. */
export const CHEAP: SealingCost = { N: 2 ** 14, r: 1, p: 1 };

export interface TestKeeping extends KeepingServices {
  readonly installed: { readonly url: string; readonly desk: string }[];
  /** What `backup.json` would hold. */
  backupSettings: BackupSettings | null;
}

/** Services that keep their settings in memory; `address` is the file or the server. */
export function testKeeping(
  house: {
    readonly folder: string;
    readonly address: string;
    readonly database: Database;
    readonly clock: Clock;
  },
  cost: SealingCost | null = CHEAP,
): TestKeeping {
  const { database, clock, folder, address } = house;
  const installed: { readonly url: string; readonly desk: string }[] = [];
  const keeping: TestKeeping = {
    installed,
    backupSettings: null,
    database,
    clock,
    dataFolder: folder,
    isPractice: false,
    backups: createBackups({
      database,
      clock,
      dataFolder: folder,
      place: database.kind === 'sqlite' ? { file: address } : { url: address },
      worker: BACKUP_WORKER,
      ...(cost === null ? {} : { cost }),
      settings: {
        read: async () => keeping.backupSettings,
        write: async (settings) => {
          keeping.backupSettings = settings;
        },
      },
      changed: () => undefined,
    }),
    writeExport: (fileName, text) => writeExport(join(folder, 'exports'), fileName, text),
    printExport: async (_documentId, fileName) => join(folder, 'exports', fileName),
    profiles: { inForce: () => seedProfile('seed-001') },
    installServer: async (server) => void installed.push(server),
    quit: () => undefined,
    connection: () => 'here',
  };
  return keeping;
}

export const backupFolderOf = (house: { readonly folder: string }): string => join(house.folder, 'kopieën');
