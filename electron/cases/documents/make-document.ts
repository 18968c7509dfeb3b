/** Making, keeping and reading back printed documents. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../audit/index.ts';
import {
  type CallValue,
  type CheckedInput,
  type PrintDocument,
  type PrintKind,
  type PrintSheet,
  type Result,
  refusal,
  success,
} from '../../ipc/contract.ts';
import { receiptsOfCase } from '../../payments/index.ts';
import { cardTypes, decide, type Profile, questionOf } from '../../rules/index.ts';
import { houseSettings } from '../../staff/index.ts';
import { belgianDate, belgianDateTime, type Executor, storedInstant } from '../../storage/index.ts';
import type { StoredCase } from '../record.ts';
import { loadCase } from '../store.ts';
import { applicationProof } from './application-proof.ts';
import { drawBarcode } from './barcode.ts';
import { certificateProof } from './certificate-proof.ts';
import { handoverProof } from './handover-proof.ts';
import { type KeptDocument, keepAndPrint, keepAndPrintTogether, type PrintServices } from './keep-and-print.ts';
import { LETTERS } from './letters.ts';
import type { PaperContent, PaperFacts } from './paper.ts';
import { makeReceipt, translationFor } from './till-papers.ts';
import { toBringTexts } from './to-bring.ts';

const BUILDERS: Readonly<Record<Exclude<PrintKind, 'receipt'>, (facts: PaperFacts) => PaperContent | null>> = {
  ...LETTERS,
  applicationProof,
  handoverProof,
  certificateProof,
};

const FILE_NAMES: Readonly<Record<Exclude<PrintKind, 'receipt'>, string>> = {
  invitation: 'uitnodiging',
  bringList: 'meebrengen',
  missingList: 'ontbrekende-stukken',
  readyToCollect: 'ligt-klaar',
  reminder: 'herinnering',
  lateConsequence: 'tijdig-aanvragen',
  applicationProof: 'bewijs-van-aanvraag',
  handoverProof: 'bewijs-van-afgifte',
  certificateProof: 'bewijs-certificaten',
};

/**
 * Makes a document from the stored record, keeps it and prints it as PDF. A second print of the same kind is a copy and
 * carries the time of the first. A failed print changes nothing in the case and leaves no document behind.
 * Refusals: `caseNotFound`, `profileMissing`, `nothingToPrint` (that step was not done), `printFailed`.
 */
export async function makeDocument(
  services: PrintServices,
  officer: Actor,
  input: { readonly caseId: string; readonly kind: PrintKind },
): Promise<Result<CallValue<'print.make'>>> {
  const { caseId, kind } = input;
  if (kind === 'receipt') return newestReceipt(services, officer, caseId);
  const drawn = await draw(services, officer, { caseId, kind });
  if (!drawn.ok) return drawn;
  const document = drawn.value;
  const copy = document.copyOf === null ? '' : '-kopie';
  const fileName = `${document.caseNumber}-${FILE_NAMES[kind]}${copy}-${document.documentId.slice(0, 8)}.pdf`;
  return keepAndPrint(services, officer, document, fileName, { caseId, receiptId: null, closingId: null });
}

/**
 * One file with the same kind of paper for each of several cases, in their order. A case for which there is nothing to print
 * is left out and named. Refusals: `nothingToPrint` when that is all of them, `printFailed`.
 */
export async function makeBundle(
  services: PrintServices,
  officer: Actor,
  input: CheckedInput<'print.bundle'>,
): Promise<Result<CallValue<'print.bundle'>>> {
  const { kind } = input;
  if (kind === 'receipt') return refusal('nothingToPrint');
  const papers: { caseId: string; document: KeptDocument }[] = [];
  const leftOut: { caseId: string; code: string }[] = [];
  for (const caseId of input.caseIds) {
    const drawn = await draw(services, officer, { caseId, kind });
    if (drawn.ok) papers.push({ caseId, document: drawn.value });
    else leftOut.push({ caseId, code: drawn.error.code });
  }
  const day = belgianDate(services.clock.now());
  const fileName = `${day}-${FILE_NAMES[kind]}-${papers.length}-${randomUUID().slice(0, 8)}.pdf`;
  const made = await keepAndPrintTogether(services, officer, papers, fileName);
  return made.ok ? success({ ...made.value, count: papers.length, leftOut }) : made;
}

/** The receipt of the last payment for a case. */
async function newestReceipt(
  services: PrintServices,
  officer: Actor,
  caseId: string,
): Promise<Result<CallValue<'print.make'>>> {
  const { read } = services.database;
  if ((await loadCase(read, caseId)) === null) return refusal('caseNotFound');
  const receipts = await receiptsOfCase(read, caseId);
  const receipt = receipts.find(({ kind }) => kind === 'payment');
  return receipt === undefined ? refusal('nothingToPrint') : makeReceipt(services, officer, receipt, 'roll');
}

/** A kept document with its barcode drawn, for the print window. Refusal: `documentNotFound`. */
export async function readDocument(executor: Executor, documentId: string): Promise<Result<PrintDocument>> {
  const row = await executor.selectFrom('documents').select('content').where('id', '=', documentId).executeTakeFirst();
  if (row === undefined) return readRecordPaper(executor, documentId);
  const { further = [], ...first } = JSON.parse(row.content) as KeptDocument;
  return success({ ...(await withBarcode(first)), further: await Promise.all(further.map(withBarcode)) });
}

const withBarcode = async ({ further: _, ...kept }: KeptDocument): Promise<PrintSheet> => ({
  ...kept,
  barcode: { png: await drawBarcode(kept.barcode), text: kept.barcode.text },
});

/** The paper of a destruction record, kept with the record itself. */
async function readRecordPaper(executor: Executor, destructionId: string): Promise<Result<PrintDocument>> {
  const row = await executor
    .selectFrom('destruction_records')
    .select('document')
    .where('id', '=', destructionId)
    .executeTakeFirst();
  return row === undefined || row.document === null ? refusal('documentNotFound') : success(JSON.parse(row.document));
}

/** Name of the file of a kept document. Refusal: `documentNotFound`. */
export async function documentFile(executor: Executor, documentId: string): Promise<Result<string>> {
  const row = await executor
    .selectFrom('documents')
    .select('file_name')
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (row !== undefined) return success(row.file_name);
  const paper = await executor
    .selectFrom('destruction_records')
    .select('file_name')
    .where('id', '=', documentId)
    .executeTakeFirst();
  const name = paper?.file_name ?? null;
  return name === null ? refusal('documentNotFound') : success(name);
}

async function draw(
  services: PrintServices,
  officer: Actor,
  input: { readonly caseId: string; readonly kind: Exclude<PrintKind, 'receipt'> },
): Promise<Result<KeptDocument>> {
  const { read } = services.database;
  const stored = await loadCase(read, input.caseId);
  if (stored === null) return refusal('caseNotFound');
  if (stored.decision === null && !(input.kind in LETTERS)) return refusal('nothingToPrint');
  const profile = await profileOf(services, stored);
  if (profile === null) return refusal('profileMissing');
  const now = services.clock.now();
  const receipts = await receiptsOfCase(read, stored.id);
  const receipt = receipts.find(({ kind }) => kind === 'payment');
  const { checklist, window } = decide(profile, cardTypes, questionOf(stored.application, belgianDateTime(now)));
  const toBringAt = (moment: 'APPLY' | 'COLLECT') => toBringTexts(checklist.filter((item) => item.moment === moment));
  const facts: PaperFacts = {
    stored,
    receipt: receipt ?? null,
    profile,
    toBring: toBringAt('COLLECT'),
    toBringToApply: toBringAt('APPLY'),
    window,
    today: belgianDate(now),
  };
  const content = BUILDERS[input.kind](facts);
  if (content === null) return refusal('nothingToPrint');
  const document: KeptDocument = {
    ...content,
    documentId: randomUUID(),
    kind: input.kind,
    language: profile.officialLanguage,
    municipality: profile.displayName,
    caseNumber: stored.caseNumber,
    madeAt: storedInstant(now),
    madeBy: officer.name,
    desk: officer.workstation,
    copyOf: await firstPrint(read, stored.id, input.kind),
    trainingMode: services.trainingMode,
    format: 'a5',
    translation: input.kind in LETTERS ? translationFor(profile, [stored]) : null,
    items: [],
  };
  return success(document);
}

/** The rules of the case; before an application is finished, those in force today. */
async function profileOf(services: PrintServices, stored: StoredCase): Promise<Profile | null> {
  if (stored.decision !== null) {
    return services.profiles.version(stored.decision.profile.id, stored.decision.profile.version);
  }
  const settings = await houseSettings(services.database.read);
  return settings === null ? null : services.profiles.inForce(settings.profileId, belgianDate(services.clock.now()));
}

async function firstPrint(executor: Executor, caseId: string, kind: PrintKind): Promise<string | null> {
  const row = await executor
    .selectFrom('documents')
    .select('at')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .orderBy('at')
    .executeTakeFirst();
  return row?.at ?? null;
}
