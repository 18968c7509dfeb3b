const MILLIMETRE = 96 / 25.4;
const MARGIN = 4;

/** Length of a roll page in whole millimetres for content of so many CSS pixels, both margins included. */
export const rollLength = (contentPixels: number): number => Math.ceil(contentPixels / MILLIMETRE) + 2 * MARGIN + 1;

/** Cuts the roll where the content ends: a printer feeds paper as long as the page says. */
export const cutRoll = (page: Document): void => {
  const paper = page.querySelector('.paper--roll');
  if (paper === null) return;
  const sheet = new CSSStyleSheet();
  const length = rollLength(paper.getBoundingClientRect().height);
  sheet.replaceSync(`@page roll { size: 80mm ${length}mm; margin: ${MARGIN}mm; }`);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
};

/** Height of an A5 sheet between its margins, in millimetres. */
const A5_HEIGHT = 188;
/** Smaller than this nobody likes to read; a longer paper goes on to a second sheet at full size. */
const SMALLEST = 0.86;

/** By how much an A5 proof of so many CSS pixels is drawn smaller so that it stays on one sheet; 1 where it fits or never will. */
export const proofZoom = (contentPixels: number): number => {
  const available = A5_HEIGHT * MILLIMETRE - 2;
  if (contentPixels <= available) return 1;
  const zoom = Math.floor((available / contentPixels) * 1000) / 1000;
  return zoom >= SMALLEST ? zoom : 1;
};

/** Keeps a proof on one sheet where a little smaller type is enough: long names, long lists, other languages. */
export const fitProof = (page: Document): void => {
  for (const paper of page.querySelectorAll<HTMLElement>('.paper--a5:not(.paper--long)')) {
    const zoom = proofZoom(paper.scrollHeight);
    if (zoom === 1) continue;
    paper.style.zoom = String(zoom);
    // The sheet keeps its own measure; only what is drawn on it becomes smaller.
    paper.style.minHeight = `${(A5_HEIGHT - 0.5) / zoom}mm`;
    paper.style.width = `${124 / zoom}mm`;
  }
};
