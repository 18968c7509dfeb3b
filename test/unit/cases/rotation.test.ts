import { describe, expect, test } from 'vitest';
import { filesToDrop } from '../../../electron/cases/keeping/rotation.ts';

describe('which backups stay', () => {
  const nameOf = (day: string, time = '09-30-00') => `verblijfsloket-${day}T${time}Z.vlbackup`;
  const days = (count: number) =>
    Array.from({ length: count }, (_, turn) =>
      new Date(Date.UTC(2026, 10, 25) - turn * 86_400_000).toISOString().slice(0, 10),
    );

  test('two years of days: seven days, four weeks, twelve months', () => {
    const names = days(730).map((day) => nameOf(day));
    const dropped = new Set(filesToDrop(names));
    const kept = names.filter((name) => !dropped.has(name));
    expect(kept.slice(0, 7)).toEqual(names.slice(0, 7));
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
    expect(new Set(kept.map((name) => name.slice(15, 22))).size).toBe(12);
  });

  test('of one day the last; files of others never go', () => {
    const names = [nameOf('2026-11-25', '08-00-00'), nameOf('2026-11-25'), 'foto.jpg', 'verblijfsloket.sqlite'];
    expect(filesToDrop(names)).toEqual([nameOf('2026-11-25', '08-00-00')]);
  });

  test('long pauses let nothing go that is the last of its time', () => {
    expect(filesToDrop([nameOf('2020-01-01'), nameOf('2023-05-05')])).toEqual([]);
  });
});
