/** Papers of the till: receipts and closings, always from the stored record. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../audit/index.ts';
import { type CallValue, type CheckedInput, type Result, refusal, success } from '../../ipc/contract.ts';
import { findClosing, findReceipt, type Receipt } from '../../payments/index.ts';
import type { Language, Profile } from '../../rules/index.ts';
import { houseSettings } from '../../staff/index.ts';
import { belgianDate, type Executor, instantOf, storedInstant } from '../../storage/index.ts';
import type { StoredCase } from '../record.ts';
import { loadCase } from '../store.ts';
import { closingPaper } from './closing-paper.ts';
import { type KeptDocument, keepAndPrint, type PrintServices } from './keep-and-print.ts';
import { receiptPaper } from './receipt-paper.ts';

/** What printing at the till needs besides: the profile in force. */
export type TillPaperServices = PrintServices;

/** Prints a receipt or a closing. Refusals: `receiptNotFound`, `closingNotFound`, `profileMissing`, `printFailed`. */
export async function printTillPaper(
  services: TillPaperServices,
  officer: Actor,
  { subject, id, format }: CheckedInput<'till.print'>,
): Promise<Result<CallValue<'till.print'>>> {
  const { read } = services.database;
  if (subject === 'receipt') {
    const receipt = await findReceipt(read, id);
    return receipt === null ? refusal('receiptNotFound') : makeReceipt(services, officer, receipt, format);
  }
  const closing = await findClosing(read, id);
  if (closing === null) return refusal('closingNotFound');
  const profile = await profileOn(services, closing.date);
  if (profile === null) return refusal('profileMissing');
  const document: KeptDocument = {
    ...closingPaper(closing),
    ...(await head(services, officer, profile, { closing_id: closing.id })),
    kind: 'closing',
    caseNumber: '',
    format,
    translation: null,
  };
  const name = closing.number === null ? `overname-${closing.till}` : `Z-${closing.till}-${closing.number}`;
  return keepAndPrint(services, officer, document, fileNameOf(name, 'dagafsluiting', document), {
    caseId: null,
    receiptId: null,
    closingId: closing.id,
  });
}

/** Makes the paper of a receipt; a second one is a copy with the time of the first. Refusals: `profileMissing`, `printFailed`. */
export async function makeReceipt(
  services: PrintServices,
  officer: Actor,
  receipt: Receipt,
  format: 'roll' | 'a5',
): Promise<Result<CallValue<'print.make'>>> {
  const cases = await casesOf(services.database.read, receipt);
  const profile = await profileOf(services, receipt, cases);
  if (!profile.ok) return profile;
  const caseNumbers = [...new Set(receipt.lines.map((line) => line.caseNumber))].filter((number) => number !== '');
  const document: KeptDocument = {
    ...receiptPaper({ receipt, cases, profile: profile.value }),
    ...(await head(services, officer, profile.value, { receipt_id: receipt.id, case_id: cases[0]?.id ?? null })),
    kind: 'receipt',
    caseNumber: caseNumbers.join(', '),
    format,
    translation: translationFor(profile.value, cases),
  };
  return keepAndPrint(services, officer, document, fileNameOf(receipt.number, 'bon', document), {
    caseId: cases[0]?.id ?? null,
    receiptId: receipt.id,
    closingId: null,
  });
}

/**
 * The language of the applicant, where the municipality may write it beside its own: it is a facility language, or the
 * profile names it for translations. The official text stays the one that counts.
 */
export function translationFor(
  profile: Pick<Profile, 'officialLanguage' | 'facilityLanguages' | 'translationSheets'>,
  cases: readonly StoredCase[],
): Language | null {
  const wanted = cases[0]?.application.person.contactLanguage ?? profile.officialLanguage;
  const isAllowed = profile.facilityLanguages.includes(wanted) || profile.translationSheets.includes(wanted);
  return wanted !== profile.officialLanguage && isAllowed ? wanted : null;
}

const fileNameOf = (name: string, what: string, { copyOf, documentId, format }: KeptDocument): string =>
  `${name}-${what}${format === 'a5' ? '-a5' : ''}${copyOf === null ? '' : '-kopie'}-${documentId.slice(0, 8)}.pdf`;

async function head(
  services: PrintServices,
  officer: Actor,
  profile: Profile,
  subject: { readonly receipt_id?: string; readonly closing_id?: string; readonly case_id?: string | null },
) {
  return {
    documentId: randomUUID(),
    language: profile.officialLanguage,
    municipality: profile.displayName,
    madeAt: storedInstant(services.clock.now()),
    madeBy: officer.name,
    desk: officer.workstation,
    copyOf: await firstPrint(services.database.read, subject),
    trainingMode: services.trainingMode,
  };
}

/** When this paper was first printed, or null. Papers from before receipts had lines are known by their case. */
async function firstPrint(
  executor: Executor,
  subject: { readonly receipt_id?: string; readonly closing_id?: string; readonly case_id?: string | null },
): Promise<string | null> {
  const { receipt_id, closing_id, case_id } = subject;
  const row = await executor
    .selectFrom('documents')
    .select('at')
    .where((one) =>
      one.or([
        ...(receipt_id === undefined ? [] : [one('receipt_id', '=', receipt_id)]),
        ...(closing_id === undefined ? [] : [one('closing_id', '=', closing_id)]),
        ...(case_id === undefined || case_id === null
          ? []
          : [one.and([one('case_id', '=', case_id), one('kind', '=', 'receipt'), one('receipt_id', 'is', null)])]),
      ]),
    )
    .orderBy('at')
    .executeTakeFirst();
  return row?.at ?? null;
}

async function casesOf(executor: Executor, receipt: Receipt): Promise<readonly StoredCase[]> {
  const ids = [...new Set(receipt.lines.map((line) => line.caseId))].filter((id) => id !== null);
  const found = await Promise.all(ids.map((id) => loadCase(executor, id)));
  return found.filter((stored) => stored !== null);
}

/** The profile of the first case, or the one in force on the day of the receipt. */
async function profileOf(
  services: PrintServices,
  receipt: Receipt,
  cases: readonly StoredCase[],
): Promise<Result<Profile>> {
  const own = cases[0]?.decision?.profile;
  const profile =
    own === undefined
      ? await profileOn(services, belgianDate(instantOf(receipt.at)))
      : services.profiles.version(own.id, own.version);
  return profile === null ? refusal('profileMissing') : success(profile);
}

async function profileOn(services: PrintServices, date: string): Promise<Profile | null> {
  const settings = await houseSettings(services.database.read);
  return settings === null ? null : services.profiles.inForce(settings.profileId, date);
}
