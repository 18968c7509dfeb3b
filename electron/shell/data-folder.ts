import { isAbsolute, join, resolve } from 'node:path';

/** Where everything lies that this desk keeps. */
export interface DataFolder {
  readonly folder: string;
  readonly database: string;
  /** The database of training mode: what is practised never stands beside real cases. */
  readonly practiceDatabase: string;
  readonly documents: string;
  /** Files that staff asked for, e.g. a profile. */
  readonly exports: string;
  readonly logs: string;
  /** Profiles of municipalities that IT support added. */
  readonly profiles: string;
  /** Settings by IT support for this workstation. */
  readonly installation: string;
}

const SWITCH = '--data-folder=';

/**
 * The data folder: named on the command line, else in VERBLIJFSLOKET_DATA, else the usual one of this user.
 * A relative name counts from where the application was started.
 */
export function chooseDataFolder(
  commandLine: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  usual: string,
  startedIn: string,
): DataFolder {
  const named = commandLine.find((word) => word.startsWith(SWITCH))?.slice(SWITCH.length);
  const wanted = named || environment['VERBLIJFSLOKET_DATA'] || usual;
  const folder = isAbsolute(wanted) ? wanted : resolve(startedIn, wanted);
  return {
    folder,
    database: join(folder, 'verblijfsloket.sqlite'),
    practiceDatabase: join(folder, 'practice.sqlite'),
    documents: join(folder, 'documents'),
    exports: join(folder, 'exports'),
    logs: join(folder, 'logs'),
    profiles: join(folder, 'profiles'),
    installation: join(folder, 'installation.json'),
  };
}
