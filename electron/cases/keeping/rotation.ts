/** Which backups stay: the last seven days, a week each for a month, a month each for a year. */
const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;

const NAME = /^verblijfsloket-(\d{4}-\d{2}-\d{2})T(\d{2}-\d{2}-\d{2})Z\.vlbackup$/;

/** Name of a backup made at this instant, `verblijfsloket-2026-11-25T09-30-00Z.vlbackup`. */
export const backupName = (madeAt: string): string =>
  `verblijfsloket-${madeAt.slice(0, 19).replaceAll(':', '-')}Z.vlbackup`;

/** When the backup of this name was made, as an instant; null for another file. */
export function madeAtOf(name: string): string | null {
  const match = NAME.exec(name);
  return match === null ? null : `${match[1]}T${match[2]?.replaceAll('-', ':')}Z`;
}

/**
 * Backups that may go, of all names in a folder. The newest of each of the last seven days that have one stays, of each
 * of the last four weeks, and of each of the last twelve months; files of others are never among them.
 */
export function filesToDrop(names: readonly string[]): readonly string[] {
  const backups = names
    .filter((name) => madeAtOf(name) !== null)
    .toSorted()
    .toReversed();
  const kept = new Set<string>();
  const keepNewestOf = (periodOf: (name: string) => string, most: number): void => {
    const seen = new Set<string>();
    for (const name of backups) {
      const period = periodOf(name);
      if (seen.has(period)) continue;
      if (seen.size === most) break;
      seen.add(period);
      kept.add(name);
    }
  };
  const dayOf = (name: string): string => NAME.exec(name)?.[1] ?? '';
  keepNewestOf(dayOf, DAYS);
  keepNewestOf((name) => String(Math.floor((Date.parse(dayOf(name)) / 86_400_000 + 3) / 7)), WEEKS);
  keepNewestOf((name) => dayOf(name).slice(0, 7), MONTHS);
  return backups.filter((name) => !kept.has(name));
}
