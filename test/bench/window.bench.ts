import type { Page } from 'playwright';
import { launch, newDataFolder, removeDataFolders, runtime } from '../e2e/application.ts';
import { type Bench, quantile } from './bench.ts';

const STARTS = 7;
const BOUND_MS = 2000;

interface Bridge {
  call(name: string, input: unknown): Promise<{ readonly value: { readonly state: { readonly kind: string } } }>;
}

const readerKind = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { verblijfsloket } = window as unknown as { verblijfsloket: Bridge };
    return (await verblijfsloket.call('reader.state', undefined)).value.state.kind;
  });

/** Milliseconds from the start of the process until staff can work: page drawn, a field takes keys, the reader is watched. */
const startOnce = async (dataFolder: string): Promise<{ readonly page: number; readonly reader: number }> => {
  const begin = performance.now();
  const application = await launch({ dataFolder });
  const field = application.page.locator('input:not([type=radio])').first();
  await field.waitFor();
  await field.pressSequentially('x');
  const page = performance.now() - begin;
  while ((await readerKind(application.page)) !== 'empty') await application.page.waitForTimeout(5);
  const reader = performance.now() - begin;
  await application.close();
  return { page, reader };
};

/** From the start of the process to a window that takes keys, and to readers that are watched. */
export const bench: Bench = {
  title: 'Opening the application',
  note: `On ${runtime.says}. Counted from the start of the process, the test driver's own connection included.`,
  run: async () => {
    const dataFolder = newDataFolder();
    const first = await startOnce(dataFolder);
    const later: Awaited<ReturnType<typeof startOnce>>[] = [];
    for (let turn = 0; turn < STARTS; turn += 1) later.push(await startOnce(dataFolder));
    removeDataFolders();
    const median = (pick: 'page' | 'reader') =>
      quantile(
        later.map((one) => one[pick]),
        0.5,
      );
    const row = (work: string, value: number) => ({
      work,
      measured: `${value.toFixed(0)} ms`,
      bound: `under ${BOUND_MS} ms`,
      kept: value < BOUND_MS,
    });
    return [
      row('first start on an empty data folder: window takes keys', first.page),
      row('first start: readers watched as well', first.reader),
      row(`later starts, median of ${STARTS}: window takes keys`, median('page')),
      row('later starts: readers watched as well', median('reader')),
    ];
  },
};
