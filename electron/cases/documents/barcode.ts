/** Barcodes of papers: a scanner in the search field opens the case. */

/** What a paper carries. Code 128 for case numbers on A5, QR for receipt numbers on the small roll. */
export interface Barcode {
  readonly symbology: 'code128' | 'qrcode';
  readonly text: string;
}

/** Draws a barcode as PNG, black on white, for printers of 203 dots per inch and finer. */
export const drawBarcode = async (barcode: Barcode): Promise<Uint8Array<ArrayBuffer>> => {
  // Loaded with the first paper: it is large, and the window should not wait for it.
  const { default: bwipjs } = await import('bwip-js/node');
  const png = await bwipjs.toBuffer({
    bcid: barcode.symbology,
    text: barcode.text,
    scale: 4,
    ...(barcode.symbology === 'code128' ? { height: 9 } : {}),
    backgroundcolor: 'FFFFFF',
    paddingwidth: 2,
    paddingheight: 1,
  });
  return new Uint8Array(png);
};
