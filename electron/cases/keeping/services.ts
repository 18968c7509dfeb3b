import type { Clock, Database } from '../../storage/index.ts';

/** What the calls about the place of the data work with. */
export interface KeepingServices {
  readonly database: Database;
  readonly clock: Clock;
  /** Folder of the data of this workstation. */
  readonly dataFolder: string;
  /** Keeps where the database is from the next start on; the password is sealed by this computer where it can. */
  readonly installServer: (server: { readonly url: string; readonly desk: string }) => Promise<void>;
  readonly quit: () => void;
  /** Whether the database answers now. */
  readonly connection: () => 'here' | 'gone';
}
