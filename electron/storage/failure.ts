/** Why the store could not do it; `messageKey` is a locale key that says what to do now. */
export interface StorageFailure {
  readonly code: StorageFailureCode;
  readonly messageKey: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type StorageFailureCode =
  /** Folder or file cannot be written. */
  | 'storageReadOnly'
  /** No room left on the disk. */
  | 'storageFull'
  /** The file is not a database, or its pages contradict each other. */
  | 'storageDamaged'
  /** Another running copy of the application works with this file. */
  | 'storageInUse'
  /** The file was made by a newer version of the application. */
  | 'storageNewer'
  /** A lock was not given within its time. */
  | 'storageBusy'
  /** The server cannot be reached, or went away before it answered. */
  | 'storageGone'
  /** The server went away while it was writing and did not come back: whether it is written must be looked up. */
  | 'storageUnsure'
  /** The server does not know this name or password. */
  | 'storageRefused'
  /** The server has no database of this name. */
  | 'storageAbsent'
  /** The account may not do this, e.g. bring the tables up to date. */
  | 'storageRights'
  /** The address is not of the form of a PostgreSQL address. */
  | 'storageAddress'
  /** The connection over the network would not be encrypted, or the server does not show that it is the right one. */
  | 'storageUnsafe'
  /** What is kept here was brought elsewhere; the application must start again. */
  | 'storageMoved'
  /** The database on the server already holds something. */
  | 'serverNotEmpty'
  /** After copying, some table had another number of rows. */
  | 'countsDiffer'
  /** The file is no backup of this application, or it was cut off. */
  | 'backupNotOne'
  /** Another passphrase, or the backup was damaged or changed. */
  | 'backupNotOpened'
  /** What was written could not be read back as it was, or what it holds is not whole. */
  | 'backupNotWhole'
  /** The folder has no room for a backup. */
  | 'backupNoRoom'
  /** The folder for backups is not there or cannot be written. */
  | 'backupFolder'
  /** The folder that was chosen for backups is no longer the one it was: a drive that was pulled out. */
  | 'backupPlaceGone'
  /** Any other error of disk or database. */
  | 'storageFailed';

/** A value, or why not. The same form as the results that the page gets. */
export type Outcome<Value, Failure = StorageFailure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** Makes a failure with its message key. */
export const storageFailure = (
  code: StorageFailureCode,
  params?: Readonly<Record<string, string | number>>,
): StorageFailure => ({ code, messageKey: `errors.${code}`, ...(params === undefined ? {} : { params }) });
