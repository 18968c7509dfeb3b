/** What the financial director asks of the till: closings, overviews, files for accounting, the terminal's day file. */
import { type Actor, noCase, record } from '../audit/index.ts';
import {
  type CallError,
  type CallValue,
  type CheckedInput,
  type DayFileMapping,
  dayFileMapping,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { tillRulesOf } from '../rules/index.ts';
import { readSetting, writeSetting } from '../storage/index.ts';
import { closingsOfPeriod } from './closing.ts';
import { bookedCharges, readDayFile, reconcile } from './day-file.ts';
import { exportBooks } from './export.ts';
import { tillOverview } from './overview.ts';
import { closingView, type TillServices, tillHouse } from './till-desk.ts';

/** What files need besides the till. */
export interface BookServices extends TillServices {
  /** Writes a file into the documents folder. */
  readonly writeDocument: (fileName: string, bytes: Uint8Array) => Promise<{ readonly ok: boolean }>;
}

/** Where the columns of the last day file are kept. */
const MAPPING = 'dayFileMapping';

/** The closings of a period, newest first. */
export const closingsOf = async (
  services: TillServices,
  { from, to }: CheckedInput<'till.closings'>,
): Promise<Result<CallValue<'till.closings'>>> =>
  success((await closingsOfPeriod(services.database.read, from, to)).map(closingView));

/** Money in a period; see `tillOverview`. */
export async function overviewOf(
  services: TillServices,
  officer: Actor,
  period: CheckedInput<'till.overview'>,
): Promise<Result<CallValue<'till.overview'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { accountNumbers } = tillRulesOf(house.value.profile);
  return success(await tillOverview(services.database.read, period, accountNumbers));
}

/** Writes a file for accounting; that it was written stands in the history. Refusal: `booksNotWritten`. */
export async function exportOf(
  services: BookServices,
  officer: Actor,
  wanted: CheckedInput<'till.export'>,
): Promise<Result<CallValue<'till.export'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { profile, moment } = house.value;
  const { fileName, bytes, rows } = await exportBooks(services.database.read, {
    ...wanted,
    profileId: profile.profileId,
    accountNumbers: tillRulesOf(profile).accountNumbers,
  });
  const written = await services.writeDocument(fileName, bytes).catch(() => ({ ok: false }));
  if (!written.ok) return refusal('booksNotWritten', { fileName });
  const noted = await services.database.transaction<null, CallError>(async (transaction) => {
    await record(transaction, moment.at, officer, noCase, {
      action: 'booksExported',
      params: { from: wanted.from, to: wanted.to, form: wanted.form, rows },
    });
    return success(null);
  });
  return noted.ok ? success({ fileName, rows }) : noted;
}

/** Holds the terminal's day file against the books and remembers its columns. Refusals: those of `readDayFile`. */
export async function dayFileOf(
  services: TillServices,
  officer: Actor,
  { from, to, text, mapping, fileName }: CheckedInput<'till.dayFile'>,
): Promise<Result<CallValue<'till.dayFile'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const read = readDayFile(text, mapping);
  if (!read.ok) return read;
  const { lines, unreadable } = read.value;
  const inPeriod = lines.filter(({ date }) => date === '' || (date >= from && date <= to));
  const found = reconcile(inPeriod, await bookedCharges(services.database.read, from, to), unreadable);
  const kept = await services.database.transaction<null, CallError>(async (transaction) => {
    await writeSetting(transaction, MAPPING, mapping);
    await record(transaction, house.value.moment.at, officer, noCase, {
      action: 'dayFileCompared',
      params: {
        file: fileName,
        from,
        to,
        matched: found.matched.length,
        differing: found.differing.length,
        onlyInFile: found.onlyInFile.length,
        onlyInBooks: found.onlyInBooks.length,
      },
    });
    return success(null);
  });
  return kept.ok ? success(found) : kept;
}

/** The columns of the last day file, or null. */
export async function rememberedMapping(services: TillServices): Promise<Result<DayFileMapping | null>> {
  const kept = dayFileMapping.safeParse(await readSetting(services.database.read, MAPPING));
  return success(kept.success ? kept.data : null);
}
