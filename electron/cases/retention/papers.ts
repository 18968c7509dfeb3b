/** The PDF files that this desk made of cases that are no more. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Executor } from '../../storage/index.ts';

/** Papers of a case begin with its number, those of a receipt with that of the till. */
const OF_CASE = /^(\d{4}-\d{5,})-/;
/** Papers of several cases in one file begin with the day and end with how many and a key. */
const OF_SEVERAL = /^\d{4}-\d{2}-\d{2}-[a-z-]+-\d+-[0-9a-f]{8}\.pdf$/;
const AT_A_TIME = 500;

/**
 * Removes the papers of removed cases from a folder: after a removal here, and every ten minutes, for one at another desk. What
 * cannot be removed now goes the next time.
 */
export const sweepPapers = (executor: Executor, folder: string): Promise<void> =>
  sweep(executor, folder).catch(() => undefined);

async function sweep(executor: Executor, folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await sweepOfSeveral(executor, folder, names);
  const files = names.flatMap((name) => {
    const caseNumber = OF_CASE.exec(name)?.[1];
    return caseNumber === undefined ? [] : [{ name, caseNumber }];
  });
  const numbers = [...new Set(files.map(({ caseNumber }) => caseNumber))];
  for (let at = 0; at < numbers.length; at += AT_A_TIME) {
    const gone = await executor
      .selectFrom('purged_subjects')
      .select('label')
      .where('kind', '=', 'CASE')
      .where('label', 'in', numbers.slice(at, at + AT_A_TIME))
      .execute();
    const labels = new Set(gone.map(({ label }) => label));
    for (const { name, caseNumber } of files) {
      if (labels.has(caseNumber)) await rm(join(folder, name), { force: true });
    }
  }
}

/** A file with papers of several is kept before it is printed; once one of them was removed, it is kept no more. */
async function sweepOfSeveral(executor: Executor, folder: string, names: readonly string[]): Promise<void> {
  const files = names.filter((name) => OF_SEVERAL.test(name));
  for (let at = 0; at < files.length; at += AT_A_TIME) {
    const asked = files.slice(at, at + AT_A_TIME);
    const kept = await executor
      .selectFrom('documents')
      .select('file_name')
      .where('case_id', 'is', null)
      .where('file_name', 'in', asked)
      .execute();
    const stay = new Set(kept.map(({ file_name }) => file_name));
    for (const name of asked) if (!stay.has(name)) await rm(join(folder, name), { force: true });
  }
}
