import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { pageAddress } from './addresses.ts';
import { isPlainFileName } from './file-name.ts';
import { describeError, type Log } from './log.ts';
import { pagePreferences } from './main-window.ts';
import { writeFileWhole } from './write-file.ts';

/** Why nothing was printed; the codes are for the log and the help desk. */
export type PrintFailure = 'nameRefused' | 'pageFailed' | 'timeout' | 'notWritten';
export type PrintOutcome =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly code: PrintFailure };

export interface Printer {
  /** Draws a document in a window that nobody sees and writes it as PDF under `fileName` into the folder, or into another one. */
  printToPdf(documentId: string, fileName: string, into?: string): Promise<PrintOutcome>;
  /** True for the page of a print window; such a page may ask for its document and nothing else. */
  isPrintPage(contentsId: number): boolean;
}

export interface PrinterOptions {
  readonly preload: string;
  /** Folder of the finished files. */
  readonly folder: string;
  readonly log: Log;
  /** A page that is not ready by then never will be, in milliseconds. */
  readonly limit?: number;
}

const USUAL_LIMIT_MS = 20_000;

/** Resolves to '' when the page says that it is ready, or to the code with which it failed. */
const WHEN_READY = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => {
    if (root.dataset.printReady === 'true') resolve('');
    else if (root.dataset.printFailed !== undefined) resolve(root.dataset.printFailed || 'unknown');
  };
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

export function createPrinter(options: PrinterOptions): Printer {
  const { preload, folder, log, limit = USUAL_LIMIT_MS } = options;
  const printPages = new Set<number>();

  const draw = async (documentId: string): Promise<Buffer | PrintFailure> => {
    const window = new BrowserWindow({
      width: 900,
      height: 1200,
      show: false,
      webPreferences: pagePreferences(preload),
    });
    const { id } = window.webContents;
    printPages.add(id);
    let late: NodeJS.Timeout | undefined;
    try {
      const tooLate = new Promise<'timeout'>((resolve) => {
        late = setTimeout(() => resolve('timeout'), limit);
      });
      const ready = window
        .loadURL(pageAddress('print.html', { document: documentId }))
        .then((): Promise<unknown> => window.webContents.executeJavaScript(WHEN_READY));
      // When the time is up first, the window is destroyed and this fails unheard.
      ready.catch(() => undefined);
      const outcome = await Promise.race([ready, tooLate]);
      if (outcome === 'timeout') return 'timeout';
      if (outcome !== '') return 'pageFailed';
      return await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
      });
    } finally {
      clearTimeout(late);
      printPages.delete(id);
      if (!window.isDestroyed()) window.destroy();
    }
  };

  return {
    isPrintPage: (contentsId) => printPages.has(contentsId),
    printToPdf: async (documentId, fileName, into = folder) => {
      if (!isPlainFileName(fileName)) return { ok: false, code: 'nameRefused' };
      let code: PrintFailure = 'pageFailed';
      try {
        const drawn = await draw(documentId);
        if (typeof drawn === 'string') {
          log.error('printFailed', { code: drawn });
          return { ok: false, code: drawn };
        }
        code = 'notWritten';
        const path = join(into, fileName);
        await writeFileWhole(path, drawn);
        return { ok: true, path };
      } catch (error) {
        log.error('printFailed', { ...describeError(error), code });
        return { ok: false, code };
      }
    },
  };
}
