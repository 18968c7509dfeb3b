import type { Clock, Database } from '../storage/index.ts';

/** What the functions of this room work with; built once in `main.ts`. */
export interface CaseServices {
  readonly database: Database;
  readonly clock: Clock;
  /** Called after the transaction is on disk; lists and open pages look again. */
  readonly announceCases: (caseIds: readonly string[]) => void;
}
