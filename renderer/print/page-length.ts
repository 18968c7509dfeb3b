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
