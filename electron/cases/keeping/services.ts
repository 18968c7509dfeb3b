import type { Clock, Database } from '../../storage/index.ts';
import type { Profiles } from '../services.ts';
import type { Backups } from './backups.ts';

/** What the calls about the place of the data work with. */
export interface KeepingServices {
  readonly database: Database;
  readonly clock: Clock;
  /** Folder of the data of this workstation. */
  readonly dataFolder: string;
  /** Nothing here counts: it is neither moved nor backed up. */
  readonly isPractice: boolean;
  /** Keeps where the database is from the next start on; the password is sealed by this computer where it can. */
  readonly installServer: (server: { readonly url: string; readonly desk: string }) => Promise<void>;
  readonly backups: Backups;
  /** Writes a file for whoever asked for it; answers its whole path, or null when that failed. */
  readonly writeExport: (fileName: string, text: string) => Promise<string | null>;
  /** Draws the paper with this key as a PDF there; answers its whole path, or null when that failed. */
  readonly printExport: (documentId: string, fileName: string) => Promise<string | null>;
  readonly profiles: Pick<Profiles, 'inForce'>;
  readonly quit: () => void;
  /** Whether the database answers now. */
  readonly connection: () => 'here' | 'gone';
}
