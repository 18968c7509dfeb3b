import type { Clock, Database } from '../storage/index.ts';
import type { ProfileShelf } from './profile-shelf.ts';

/** What the functions of the profile editor work with; built once in `services.ts`. */
export interface ProfileServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly shelf: ProfileShelf;
  /** Municipality of this house; empty before the first start. */
  readonly currentProfile: () => Promise<string>;
  /** Called when rules were approved: pages that show rules look again. */
  readonly announceRules: () => void;
  /** Writes a file for whoever asked for it; answers its whole path, or null when that failed. */
  readonly writeExport: (fileName: string, text: string) => Promise<string | null>;
}
