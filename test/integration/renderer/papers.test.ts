/** Papers of the till as the print page draws them: nothing is cut off, and each has the measure of its printer. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawBarcode } from '../../../electron/cases/documents/barcode.ts';
import { closingPaper } from '../../../electron/cases/documents/closing-paper.ts';
import { receiptPaper } from '../../../electron/cases/documents/receipt-paper.ts';
import { projectFolder } from '../../../electron/dev/project.mjs';
import type { PrintSheet } from '../../../electron/ipc/contract.ts';
import { type Closing, COUNTED, type Receipt } from '../../../electron/payments/index.ts';
import { calmProfile } from '../cases/counter-house.ts';
import { byCard, inCash, lineOf } from '../payments/payment-of.ts';
import { installedChromium } from './parts-page.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenantrag';
const NAME = `Anne-Marie VAN DEN BROECKE-${LONG}`;
const HASH = '0123456789abcdef'.repeat(4);
const AT = '2026-11-09T13:42:00.000Z';
/** Pictures and PDFs to look at, beside those of the end-to-end tests. */
const SEEN = join(projectFolder, 'out/test/papers');

const receipt = (more: Partial<Receipt> = {}): Receipt => ({
  id: 'r',
  number: '2026-L3-00001',
  till: 'L3',
  at: AT,
  date: '2026-11-09',
  sessionId: null,
  kind: 'payment',
  officer: NAME,
  cents: 123_456,
  roundingCents: -1,
  paidCents: 123_455,
  refundsId: null,
  refundsNumber: null,
  reason: '',
  approvedBy: null,
  lines: [
    lineOf(100_000, {
      caseNumber: '2026-00001',
      label: { nl: 'F+ Duurzame verblijfskaart van een familielid van een burger van de Unie' },
    }),
    lineOf(23_456, { basis: 'MANUAL', label: { nl: LONG }, reason: `${LONG} ${LONG}` }),
  ],
  parts: [byCard(100_000, '52001234-000417-ABCDEFGHIJKLMNOPQRSTUVWXYZ'), inCash(23_456, 5000)],
  ...more,
});
const closing = (kinds: number): Closing => ({
  id: 'c',
  till: 'L3',
  kind: 'day',
  number: 128,
  at: AT,
  date: '2026-11-09',
  officer: NAME,
  expectedCents: 123_456,
  countedCents: 120_000,
  differenceCents: -3456,
  terminalExpectedCents: 99_999,
  terminalCountedCents: 99_998,
  reason: `${LONG}, nageteld met een collega`,
  approvedBy: NAME,
  keptCents: 10_000,
  auditSequence: 123_456,
  auditHash: HASH,
  details: {
    counts: COUNTED.map((denominationCents) => ({ denominationCents, count: 12 })),
    safeCents: 110_000,
    first: '2026-L3-00001',
    last: '2026-L3-00080',
    receipts: 80,
    refunds: 3,
    free: 2,
    waived: 1,
    means: [
      { method: 'BANCONTACT', inCents: 99_999, outCents: -500, count: 50 },
      { method: 'CASH', inCents: 23_457, outCents: -100, count: 30 },
    ],
    kinds: Array.from({ length: kinds }, (_, at) => ({
      feeKind: `K${at}`,
      label: { nl: `Verblijfskaart van een familielid, soort ${at}` },
      count: at,
      cents: 100 * at,
    })),
    incomeCents: 123_456,
    roundingCents: -1,
    accounts: {} as Closing['details']['accounts'],
  },
});
const sheet = async (paper: ReturnType<typeof receiptPaper>, more: Partial<PrintSheet>): Promise<PrintSheet> => ({
  ...paper,
  documentId: crypto.randomUUID(),
  kind: 'receipt',
  format: 'roll',
  translation: null,
  language: 'nl',
  municipality: { nl: 'Gemeente Sint-Genesius-Voorbeeldegem-aan-de-Dijle' },
  caseNumber: '2026-00001, 2026-00002, 2026-00003',
  madeAt: AT,
  madeBy: NAME,
  desk: 'Loket 3, gelijkvloers',
  copyOf: null,
  trainingMode: false,
  barcode: paper.barcode === null ? null : { png: await drawBarcode(paper.barcode), text: paper.barcode.text },
  ...more,
});

let server: Server;
let browser: Browser;
beforeAll(async () => {
  const TYPES: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  server = createServer((request, response) => {
    const path = join(projectFolder, 'out/renderer', normalize(new URL(request.url ?? '/', 'http://desk').pathname));
    try {
      const content = readFileSync(path);
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(204).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ executablePath: installedChromium(), args: ['--no-sandbox'] });
  mkdirSync(SEEN, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** Draws a paper; gives its pages in millimetres, its text, and what sticks out of it or is cut off. */
const draw = async (name: string, paper: PrintSheet) => {
  const page = await browser.newPage();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const png = paper.barcode === null ? '' : Buffer.from(paper.barcode.png).toString('base64');
  await page.addInitScript(
    ([value, code]) => {
      const bytes = Uint8Array.from(atob(code), (sign) => sign.charCodeAt(0));
      const document = { ...value, barcode: value.barcode === null ? null : { ...value.barcode, png: bytes } };
      Object.assign(window, { verblijfsloket: { call: async () => ({ ok: true, value: document }) } });
    },
    [{ ...paper, barcode: paper.barcode === null ? null : { text: paper.barcode.text } }, png] as const,
  );
  await page.emulateMedia({ media: 'print' });
  await page.goto(`http://127.0.0.1:${port}/print.html?document=x`);
  await page.waitForFunction(() => document.documentElement.dataset['printReady'] === 'true');
  const outside = await page.evaluate(() => {
    const paper = document.querySelector('.paper');
    const edge = paper?.getBoundingClientRect();
    if (paper === null || edge === undefined) return ['no paper'];
    return [...paper.querySelectorAll('*')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return (
          box.right > edge.right + 0.5 || box.left < edge.left - 0.5 || element.scrollWidth > element.clientWidth + 1
        );
      })
      .filter((element) => element.clientWidth > 0)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`);
  });
  const text = await page.evaluate(() => document.body.innerText);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(join(SEEN, `${name}.pdf`), pdf);
  await page.close();
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
  const millimetres = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4);
  return { outside, text, pages: boxes.map(([, width, height]) => [millimetres(width), millimetres(height)]) };
};

describe.each(['roll', 'a5'] as const)('on %s', (format) => {
  const profile = calmProfile();
  // One language on A5: the texts are those of the roll, which is narrower.
  it.each(format === 'roll' ? (['fr', 'de', 'en'] as const) : (['de'] as const))(
    'a receipt with the longest words, translated to %s',
    async (translation) => {
      const paper = receiptPaper({ receipt: receipt(), cases: [], profile });
      const drawn = await draw(
        `receipt-${format}-${translation}`,
        await sheet(paper, { format, translation, copyOf: AT }),
      );
      expect(drawn.outside).toEqual([]);
      expect(drawn.text).toContain('2026-L3-00001');
      expect(drawn.text).toMatch(/kopie/i);
      expect(drawn.text).toContain('Geen btw verschuldigd.');
      if (format === 'roll') expect(drawn.pages).toEqual([[80, expect.any(Number)]]);
      else for (const size of drawn.pages) expect(size).toEqual([148, 210]);
    },
  );

  it('money that went back, and a fee that was waived', async () => {
    const refund = receipt({
      kind: 'refund',
      refundsNumber: '2026-L3-00001',
      cents: -500,
      roundingCents: 0,
      paidCents: -500,
      reason: LONG,
      approvedBy: NAME,
      lines: [lineOf(-500)],
      parts: [{ ...byCard(-500), reference: 'R-1' }],
    });
    const waived = receipt({
      cents: 0,
      roundingCents: 0,
      paidCents: 0,
      lines: [lineOf(0, { basis: 'WAIVED', reason: `besluit van het college: ${LONG}` })],
      parts: [],
    });
    for (const [name, one] of Object.entries({ refund, waived })) {
      const paper = receiptPaper({ receipt: one, cases: [], profile });
      const drawn = await draw(`${name}-${format}`, await sheet(paper, { format, trainingMode: true }));
      expect(drawn.outside).toEqual([]);
      expect(drawn.text).toContain(LONG);
    }
  });

  it('a closing with every coin and many kinds of fees: its check value whole, its sheets of one size', async () => {
    const drawn = await draw(
      `closing-${format}`,
      await sheet(closingPaper(closing(30)), { kind: 'closing', format, caseNumber: '', copyOf: AT }),
    );
    expect(drawn.outside).toEqual([]);
    expect(drawn.text.replaceAll(/\s/g, '')).toContain(HASH);
    expect(drawn.text).toContain('Geen btw verschuldigd.');
    if (format === 'roll') expect(drawn.pages).toEqual([[80, expect.any(Number)]]);
    else {
      expect(drawn.pages.length).toBeGreaterThan(1);
      for (const size of drawn.pages) expect(size).toEqual([148, 210]);
    }
  });
});
