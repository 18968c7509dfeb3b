/** Keeping a document, drawing it as PDF, and noting that it was made. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../../audit/index.ts';
import { type CallError, type CallValue, type PrintSheet, type Result, refusal, success } from '../../ipc/contract.ts';
import { storedInstant } from '../../storage/index.ts';
import type { CaseServices, Profiles } from '../services.ts';
import type { Barcode } from './barcode.ts';

/** What printing needs besides the cases. */
export interface PrintServices extends CaseServices {
  readonly profiles: Profiles;
  /** Draws the stored document in a window of its own and writes it as PDF into the documents folder under `fileName`. */
  readonly printToPdf: (documentId: string, fileName: string) => Promise<{ readonly ok: boolean }>;
  /** Papers of a training installation say so. */
  readonly trainingMode: boolean;
}

/** As kept: the barcode is drawn again when the document is read. */
export type KeptDocument = Omit<PrintSheet, 'barcode'> & {
  readonly barcode: Barcode;
  readonly further?: readonly KeptDocument[];
};

/** What a document is about. */
export interface PaperSubject {
  readonly caseId: string | null;
  readonly receiptId: string | null;
  readonly closingId: string | null;
}

/**
 * Keeps a document and prints it as PDF. A failed print changes nothing and leaves no document behind.
 * Refusal: `printFailed`.
 */
export async function keepAndPrint(
  services: PrintServices,
  officer: Actor,
  document: KeptDocument,
  fileName: string,
  subject: PaperSubject,
): Promise<Result<CallValue<'print.make'>>> {
  const kept = await keep(services, subject, document, fileName);
  if (!kept.ok) return kept;
  const printed = await services.printToPdf(document.documentId, fileName).catch(() => ({ ok: false }));
  if (!printed.ok) {
    await drop(services, document.documentId);
    return refusal('printFailed');
  }
  const noted = await note(services, officer, subject, document);
  if (!noted.ok) return noted;
  services.announceCases(subject.caseId === null ? [] : [subject.caseId]);
  return success({ documentId: document.documentId, fileName });
}

/**
 * Keeps one paper of each of several cases and prints all as one PDF. As with one paper, a failed print leaves nothing behind.
 * Refusal: `printFailed`.
 */
export async function keepAndPrintTogether(
  services: PrintServices,
  officer: Actor,
  papers: readonly { readonly caseId: string; readonly document: KeptDocument }[],
  fileName: string,
): Promise<Result<CallValue<'print.make'>>> {
  const [first, ...further] = papers;
  if (first === undefined) return refusal('nothingToPrint');
  const together = { ...first.document, documentId: randomUUID(), further: further.map(({ document }) => document) };
  const ofNobody = { caseId: null, receiptId: null, closingId: null };
  const all = [
    { document: together, subject: ofNobody },
    ...papers.map(({ caseId, document }) => ({ document, subject: { ...ofNobody, caseId } })),
  ];
  for (const { document, subject } of all) {
    const kept = await keep(services, subject, document, fileName);
    if (!kept.ok) return kept;
  }
  const printed = await services.printToPdf(together.documentId, fileName).catch(() => ({ ok: false }));
  if (!printed.ok) {
    for (const { document } of all) await drop(services, document.documentId);
    return refusal('printFailed');
  }
  for (const { document, subject } of all.slice(1)) {
    const noted = await note(services, officer, subject, document);
    if (!noted.ok) return noted;
  }
  services.announceCases(papers.map(({ caseId }) => caseId));
  return success({ documentId: together.documentId, fileName });
}

/** Kept before it is printed, because the print window reads it from here. */
const keep = (services: PrintServices, subject: PaperSubject, document: KeptDocument, fileName: string) =>
  services.database.transaction<null, CallError>(async (transaction) => {
    await transaction
      .insertInto('documents')
      .values({
        id: document.documentId,
        case_id: subject.caseId,
        receipt_id: subject.receiptId,
        closing_id: subject.closingId,
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

const note = (services: PrintServices, officer: Actor, subject: PaperSubject, document: KeptDocument) =>
  services.database.transaction<null, CallError>(async (transaction) => {
    await record(
      transaction,
      storedInstant(services.clock.now()),
      officer,
      subject.caseId === null ? noCase : { caseId: subject.caseId, caseVersion: null },
      {
        action: 'documentPrinted',
        params: { kind: document.kind, copy: document.copyOf === null ? 0 : 1 },
      },
    );
    return success(null);
  });
