import { expect, test } from 'vitest';
import { drawBarcode } from '../../../electron/cases/documents/barcode.ts';
import { readQrCode } from './read-qr-code.ts';

test.each(['2026-L3-00001', '2027-Loket Zuid-99999', 'Z L3-365', '20261', 'Z Kassa è-12'])(
  'the code of %s says it to whoever reads it by the standard',
  async (text) => {
    const png = await drawBarcode({ symbology: 'qrcode', text });
    expect(Buffer.from(readQrCode(png), 'latin1').toString()).toBe(text);
  },
);
