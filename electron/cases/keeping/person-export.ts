import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type Actor, noCase, record } from '../../audit/index.ts';
import { type CallResult, type CheckedInput, type PrintDocument, refusal, success } from '../../ipc/contract.ts';
import { houseSettings } from '../../staff/index.ts';
import { belgianDate, storedInstant } from '../../storage/index.ts';
import { personData } from './person-data.ts';
import { personPaper } from './person-paper.ts';
import type { KeepingServices } from './services.ts';

/** Prints a paper that is kept nowhere into the exports folder; answers its whole path, or null when that failed. */
export type PrintOnce = (document: PrintDocument, fileName: string) => Promise<string | null>;

/**
 * Writes everything that is kept of one person into two files that the person can be given: a paper to read (PDF), and the
 * same in full for machines (JSON): cases with all that was typed and put right, papers, receipts, appointments, cards that
 * came back, and who looked and when. The export itself is recorded with each of the cases, without the number.
 * Refusals: `personNotFound` when no case has this national number, `notSetUp`, `exportFailed` (then neither file is there).
 */
export async function exportPerson(
  services: KeepingServices,
  officer: Actor,
  { nationalNumber }: CheckedInput<'data.exportPerson'>,
  printOnce: PrintOnce,
): Promise<CallResult<'data.exportPerson'>> {
  const { database, clock } = services;
  const now = clock.now();
  const at = storedInstant(now);
  const person = await personData(database.read, nationalNumber.replace(/\D/g, ''));
  const { cases } = person;
  if (cases.length === 0) return refusal('personNotFound');
  const house = await houseSettings(database.read);
  const profile = house === null ? null : services.profiles.inForce(house.profileId, belgianDate(now));
  if (profile === null) return refusal('notSetUp');
  const { cases: _, ...loose } = person;
  const file = {
    madeAt: at,
    madeBy: officer.name,
    cases: cases.map(({ id, ...stored }) => stored),
    withoutCase: loose,
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const entered = await database.transaction<null, never>(async (transaction) => {
    const params = { cases: cases.length, sha256: createHash('sha256').update(text).digest('hex') };
    await record(transaction, at, officer, noCase, { action: 'personExported', params });
    for (const { id } of cases) {
      await record(transaction, at, officer, { caseId: id, caseVersion: null }, { action: 'personExported' });
    }
    return success(null);
  });
  if (!entered.ok) return entered;
  const name = `persoon-${at.slice(0, 19).replace(/[:T]/g, '-').toLowerCase()}`;
  const paper = personPaper(person, { profile, at, officer, isPractice: services.isPractice });
  const printed = await printOnce(paper, `${name}.pdf`);
  if (printed === null) return refusal('exportFailed');
  const written = await services.writeExport(`${name}.json`, text);
  if (written !== null) return success({ paper: printed, file: written, cases: cases.length });
  // Half of it would lie there unseen.
  await rm(printed, { force: true });
  return refusal('exportFailed');
}

/** Papers that only pass: the print window asks for them while it draws, and then they are gone. */
export interface PassingPapers {
  readonly printOnce: PrintOnce;
  /** The paper that is being drawn under this key, or null. */
  readonly paper: (documentId: string) => PrintDocument | null;
}

/** `print` draws what has this key as a PDF in the exports folder. */
export function createPassingPapers(
  print: (documentId: string, fileName: string) => Promise<string | null>,
): PassingPapers {
  const passing = new Map<string, PrintDocument>();
  return {
    printOnce: async (document, fileName) => {
      passing.set(document.documentId, document);
      try {
        return await print(document.documentId, fileName);
      } catch {
        return null;
      } finally {
        passing.delete(document.documentId);
      }
    },
    paper: (documentId) => passing.get(documentId) ?? null,
  };
}
