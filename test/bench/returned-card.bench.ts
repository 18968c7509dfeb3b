import type { Page } from 'playwright';
import { launch, removeDataFolders, runtime } from '../e2e/application.ts';
import { setUpDesk } from '../e2e/counter-day.ts';
import { claimReaders } from '../real-parts/index.ts';
import { insertCard, makeCard, residenceCardNumber, testTrustAnchors } from '../virtual-card/index.ts';
import { type Bench, quantile } from './bench.ts';

const CARDS = 40;
/** Milliseconds that each answer of the card takes. */
const LATENCY_MS = 10;
const MOST_APDUS = 4;
const OWN_MS = 50;
/** What a stack may take beyond the time in which its cards answer. */
const BATCH_RATIO = 1.5;
const IDENTITY_FILE = 'DF01/4031';

/** Notes when a verdict was painted, and when its line stood in the stack; both by the clock of this machine. */
const watchScreen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = { verdict: 0, lines: [] as number[] };
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const isThere = document.querySelector('.verdict') !== null;
      const lines = document.querySelectorAll('[role="grid"] tbody tr, [role="grid"] [role="row"][data-key]').length;
      requestAnimationFrame(() => {
        if (!isThere) seen.verdict = 0;
        else if (seen.verdict === 0) seen.verdict = Date.now();
        while (seen.lines.length < lines) seen.lines.push(Date.now());
      });
    }).observe(document.body, { subtree: true, childList: true });
  });
interface Seen {
  readonly verdict: number;
  readonly lines: readonly number[];
}
const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** One card of the stack: commands until its identity was read, our time from then to the paint, and how the whole compares. */
const layOne = async (page: Page, place: number) => {
  const birthDate = `19${60 + (place % 30)}-0${1 + (place % 9)}-1${place % 10}`;
  const identity = { surname: `STAPEL ${place}`, cardNumber: residenceCardNumber(9_800_000 + place) };
  const card = await makeCard({ profile: 'oldB', birthDate, identity });
  const inserted = await insertCard(card, { latency: LATENCY_MS });
  const at = Date.now();
  await page.waitForFunction((lines) => (window as unknown as { seen: Seen }).seen.lines.length >= lines, place + 1);
  const { verdict, lines } = await seenOn(page);
  const { apdus } = inserted;
  const identityEnd = apdus.findLastIndex(({ file }) => file === IDENTITY_FILE);
  const answered = at + (apdus[identityEnd]?.at ?? Number.NaN) + LATENCY_MS;
  const begun = at + (apdus[0]?.at ?? Number.NaN);
  const whole = (lines[place] ?? Number.NaN) - begun;
  await inserted.remove();
  await page.waitForFunction(() => /kaart uitgenomen/i.test(document.body.innerText));
  return { apdus: identityEnd + 1, own: verdict - answered, whole, busy: apdus.length * LATENCY_MS };
};

export const bench: Bench = {
  title: 'Returned cards',
  note: `On ${runtime.says}: the desk of returned cards, ${CARDS} cards of ${CARDS} people in one stack, in the real PC/SC stack, each answer of a card taking ${LATENCY_MS} ms. Own time runs from the last byte of the identity to the verdict painted.`,
  run: async () => {
    const release = await claimReaders();
    const application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
    const { page } = application;
    try {
      await setUpDesk(page);
      await page.keyboard.press('F7');
      await page.getByRole('heading', { level: 1, name: 'Kaart terug' }).waitFor();
      await page.keyboard.press('Alt+s');
      await page.getByText('Nog geen kaart gelegd').waitFor();
      await watchScreen(page);
      const laid: Awaited<ReturnType<typeof layOne>>[] = [];
      for (let place = 0; place < CARDS; place += 1) laid.push(await layOne(page, place));
      const most = Math.max(...laid.map(({ apdus }) => apdus));
      const own = laid.map((one) => one.own);
      const ratio = quantile(
        laid.map(({ whole, busy }) => whole / busy),
        0.5,
      );
      return [
        {
          work: 'card inserted to verdict on screen: commands to the card',
          measured: `at most ${most} APDUs`,
          bound: `${MOST_APDUS} APDUs`,
          kept: most <= MOST_APDUS,
        },
        {
          work: 'card inserted to verdict on screen: own time',
          measured: `median ${quantile(own, 0.5).toFixed(0)} ms, p95 ${quantile(own, 0.95).toFixed(0)} ms`,
          bound: `median under ${OWN_MS} ms`,
          kept: quantile(own, 0.5) < OWN_MS,
        },
        {
          work: `stack of ${CARDS}: first command to the line in the list, read whole and checked`,
          measured: `median ${ratio.toFixed(2)} × the time in which the card answers`,
          bound: `under ${BATCH_RATIO} ×`,
          kept: ratio < BATCH_RATIO,
        },
      ];
    } finally {
      await application.close();
      removeDataFolders();
      release();
    }
  },
};
