/** Options of `webContents.printToPDF` in the words of the protocol. Lengths are inches in both. */
import { missing } from './strict.mjs';

const SIZES = { A4: [8.27, 11.7], A5: [5.83, 8.27], A3: [11.7, 16.54], Letter: [8.5, 11] };
const PASSED_ON = [
  'landscape',
  'displayHeaderFooter',
  'printBackground',
  'scale',
  'pageRanges',
  'headerTemplate',
  'footerTemplate',
  'preferCSSPageSize',
  'generateTaggedPDF',
  'generateDocumentOutline',
];

export const pdfOptions = (options) => {
  const { pageSize = 'Letter', margins = {}, ...rest } = options;
  const made = {};
  for (const [name, value] of Object.entries(rest)) {
    if (!PASSED_ON.includes(name)) throw missing(`printToPDF option ${name}`);
    made[name] = value;
  }
  const [paperWidth, paperHeight] =
    typeof pageSize === 'string' ? (SIZES[pageSize] ?? SIZES.Letter) : [pageSize.width, pageSize.height];
  const sides = Object.fromEntries(
    ['top', 'bottom', 'left', 'right']
      .filter((side) => margins[side] !== undefined)
      .map((side) => [`margin${side[0].toUpperCase()}${side.slice(1)}`, margins[side]]),
  );
  return { ...made, ...sides, paperWidth, paperHeight };
};
