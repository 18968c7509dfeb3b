import { flushSync } from 'react-dom';
import type { Root } from 'react-dom/client';
import type { Language, PrintSheet, VerblijfsloketBridge } from '../../electron/ipc/contract.ts';
import { createTexts } from '../i18n/index.ts';
import { cutRoll, fitProof } from './page-length.ts';
import { Proof } from './proof.tsx';
import { Receipt } from './receipt.tsx';
import type { Writing } from './written.ts';

export interface PaperDrawing {
  readonly page: Document;
  readonly root: Root;
  readonly call: VerblijfsloketBridge['call'];
  readonly documentId: string;
}

/**
 * Draws one stored document for printing. Main waits for `data-print-ready="true"` on the root element, or for
 * `data-print-failed` with the code of the refusal. Ready means: fonts loaded, barcode decoded, page length set.
 */
export const drawPaper = async ({ page, root, call, documentId }: PaperDrawing): Promise<void> => {
  const answer = await call('print.document', { documentId }).catch(() => null);
  if (answer === null || !answer.ok) {
    const { text } = writingIn('nl');
    page.title = text('paper.title');
    flushSync(() => root.render(<p>{text('paper.failed')}</p>));
    page.documentElement.dataset.printFailed = answer === null ? 'noAnswer' : answer.error.code;
    return;
  }
  const paper = answer.value;
  const writing = writingIn(paper.language);
  page.documentElement.lang = paper.language;
  page.title = `${writing.text(paper.titleKey)} ${paper.receiptNumber ?? paper.caseNumber}`;
  flushSync(() =>
    root.render(
      [paper, ...(paper.further ?? [])].map((sheet, place) => (
        <div key={sheet.documentId} className={place === 0 ? undefined : 'next-paper'} lang={sheet.language}>
          <Paper document={sheet} writing={writingIn(sheet.language)} />
        </div>
      )),
    ),
  );
  await page.fonts.ready;
  await Promise.all([...page.images].map((image) => image.decode().catch(() => undefined)));
  // A square code keeps its shape; lines may be drawn out.
  for (const image of page.images) image.classList.toggle('square', image.naturalWidth < 1.5 * image.naturalHeight);
  cutRoll(page);
  fitProof(page);
  page.documentElement.dataset.printReady = 'true';
};

/** The template of a kind of document. */
export const Paper = ({ document: paper, writing }: { readonly document: PrintSheet; readonly writing: Writing }) =>
  paper.kind === 'receipt' || paper.kind === 'closing' ? (
    <Receipt
      document={paper}
      writing={writing}
      translation={paper.translation === null ? null : writingIn(paper.translation)}
    />
  ) : (
    <>
      <Proof document={paper} writing={writing} />
      {paper.translation === null ? null : (
        <div lang={paper.translation}>
          <Proof document={paper} writing={writingIn(paper.translation)} isTranslation />
        </div>
      )}
    </>
  );

/** Texts in the language of the document. Main gives keys below `print`, with or without that word in front. */
const writingIn = (language: Language): Writing => {
  const texts = createTexts(language);
  return {
    language,
    text: (key, params = {}) => {
      const known = texts.exists(key, { ...params });
      // What a product has no word of its own for is said as it is of a card.
      const full = known ? key : key.startsWith('history.of.') ? key.replace(/\.of\.[A-Z_]+/, '') : `print.${key}`;
      return texts.t(full, { ...params });
    },
  };
};
