/** Making, keeping and reading back printed documents. */
import { randomUUID } from 'node:crypto';
import { type Actor, record } from '../../audit/index.ts';
import {
  type CallError,
  type CallValue,
  type PrintDocument,
  type PrintKind,
  type Result,
  refusal,
  success,
} from '../../ipc/contract.ts';
import { receiptsOfCase } from '../../payments/index.ts';
import { cardTypes, decide, questionOf } from '../../rules/index.ts';
import { belgianDate, belgianDateTime, type Executor, storedInstant } from '../../storage/index.ts';
import type { DetailServices } from '../detail.ts';
import { loadCase } from '../store.ts';
import { applicationProof } from './application-proof.ts';
import { type Barcode, drawBarcode } from './barcode.ts';
import { handoverProof } from './handover-proof.ts';
import type { PaperContent, PaperFacts } from './paper.ts';
import { receiptPaper } from './receipt-paper.ts';
import { toBringTexts } from './to-bring.ts';

/** What printing needs besides the cases. */
export interface PrintServices extends DetailServices {
  /** Draws the stored document in a window of its own and writes it as PDF into the documents folder under `fileName`. */
  readonly printToPdf: (documentId: string, fileName: string) => Promise<{ readonly ok: boolean }>;
  /** Papers of a training installation say so. */
  readonly trainingMode: boolean;
}

const BUILDERS: Readonly<Record<PrintKind, (facts: PaperFacts) => PaperContent | null>> = {
  applicationProof,
  receipt: receiptPaper,
  handoverProof,
};

const FILE_NAMES: Readonly<Record<PrintKind, string>> = {
  applicationProof: 'bewijs-van-aanvraag',
  receipt: 'bon',
  handoverProof: 'bewijs-van-afgifte',
};

/** As kept: the barcode is drawn again when the document is read. */
type KeptDocument = Omit<PrintDocument, 'barcode'> & { readonly barcode: Barcode };

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
  const drawn = await draw(services, officer, input);
  if (!drawn.ok) return drawn;
  const document = drawn.value;
  const copy = document.copyOf === null ? '' : '-kopie';
  const name =
    document.receiptNumber !== null && input.kind === 'receipt' ? document.receiptNumber : document.caseNumber;
  const fileName = `${name}-${FILE_NAMES[input.kind]}${copy}-${document.documentId.slice(0, 8)}.pdf`;
  const kept = await keep(services, input.caseId, document, fileName);
  if (!kept.ok) return kept;
  const printed = await services.printToPdf(document.documentId, fileName).catch(() => ({ ok: false }));
  if (!printed.ok) {
    await drop(services, document.documentId);
    return refusal('printFailed');
  }
  const noted = await note(services, officer, input.caseId, document);
  if (!noted.ok) return noted;
  services.announceCases([input.caseId]);
  return success({ documentId: document.documentId, fileName });
}

/** A kept document with its barcode drawn, for the print window. Refusal: `documentNotFound`. */
export async function readDocument(executor: Executor, documentId: string): Promise<Result<PrintDocument>> {
  const row = await executor.selectFrom('documents').select('content').where('id', '=', documentId).executeTakeFirst();
  if (row === undefined) return refusal('documentNotFound');
  const kept = JSON.parse(row.content) as KeptDocument;
  return success({ ...kept, barcode: { png: await drawBarcode(kept.barcode), text: kept.barcode.text } });
}

/** Name of the file of a kept document. Refusal: `documentNotFound`. */
export async function documentFile(executor: Executor, documentId: string): Promise<Result<string>> {
  const row = await executor
    .selectFrom('documents')
    .select('file_name')
    .where('id', '=', documentId)
    .executeTakeFirst();
  return row === undefined ? refusal('documentNotFound') : success(row.file_name);
}

async function draw(
  services: PrintServices,
  officer: Actor,
  input: { readonly caseId: string; readonly kind: PrintKind },
): Promise<Result<KeptDocument>> {
  const { read } = services.database;
  const stored = await loadCase(read, input.caseId);
  if (stored === null) return refusal('caseNotFound');
  if (stored.decision === null) return refusal('nothingToPrint');
  const profile = services.profiles.version(stored.decision.profile.id, stored.decision.profile.version);
  if (profile === null) return refusal('profileMissing');
  const now = services.clock.now();
  const [receipt] = await receiptsOfCase(read, stored.id);
  const { checklist } = decide(profile, cardTypes, questionOf(stored.application, belgianDateTime(now)));
  const toBring = toBringTexts(checklist.filter((item) => item.moment === 'COLLECT'));
  const facts: PaperFacts = { stored, receipt: receipt ?? null, profile, toBring, today: belgianDate(now) };
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
  };
  return success(document);
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

/** Kept before it is printed, because the print window reads it from here. */
const keep = (services: PrintServices, caseId: string, document: KeptDocument, fileName: string) =>
  services.database.transaction<null, CallError>(async (transaction) => {
    await transaction
      .insertInto('documents')
      .values({
        id: document.documentId,
        case_id: caseId,
        kind: document.kind,
        at: document.madeAt,
        made_by: document.madeBy,
        file_name: fileName,
        content: JSON.stringify(document),
        copy_of: document.copyOf,
      })
      .execute();
    return success(null);
  });

const drop = (services: PrintServices, documentId: string) =>
  services.database.transaction<null, CallError>(async (transaction) => {
    await transaction.deleteFrom('documents').where('id', '=', documentId).execute();
    return success(null);
  });

const note = (services: PrintServices, officer: Actor, caseId: string, document: KeptDocument) =>
  services.database.transaction<null, CallError>(async (transaction) => {
    await record(
      transaction,
      storedInstant(services.clock.now()),
      officer,
      { caseId, caseVersion: null },
      {
        action: 'documentPrinted',
        params: { kind: document.kind, copy: document.copyOf === null ? 0 : 1 },
      },
    );
    return success(null);
  });
