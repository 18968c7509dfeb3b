/** Training mode on a machine without any card service: the practice reader, its cards, its own database, its marks. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerblijfsloketBridge } from '../../electron/ipc/contract.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { PASSWORD, setUpDesk } from './counter-day.ts';

let application: Application;
let firstScreen = '';
/** The last test kills the application. */
let isGone = false;
const page = () => application.page;
const practiceCard = () => page().getByRole('combobox', { name: 'Oefenkaart' });

beforeAll(async () => {
  application = await launch({
    installation: { trainingMode: true },
    // Nobody listens there: no card service at all.
    environment: { PCSCLITE_CSOCK_NAME: '/nonexistent/pcscd.comm' },
  });
  await page().getByRole('heading', { level: 1 }).waitFor();
  firstScreen = await page().locator('body').innerText();
  await setUpDesk(page());
});
afterAll(async () => {
  if (!isGone) await application.close();
  removeDataFolders();
});

describe('practising', () => {
  it('works without a card service, on a database of its own, marked on the screen', async () => {
    await practiceCard().waitFor();
    expect(await page().getByText('Oefenstand').first().isVisible()).toBe(true);
    expect(existsSync(join(application.dataFolder, 'practice.sqlite'))).toBe(true);
    expect(existsSync(join(application.dataFolder, 'verblijfsloket.sqlite'))).toBe(false);
  });

  it('a card chosen lies in the reader, is read, and is said to be a test card', async () => {
    await practiceCard().selectOption('newB');
    await page().getByText('Testkaart.').waitFor();
    await page().getByText('VOORBEELD').filter({ visible: true }).first().waitFor();
    expect(await practiceCard().inputValue()).toBe('newB');
    expect(await accessibilityViolations(page())).toEqual([]);
    await takeScreenshots(application, 'practice-reader');
  });

  it('the machine sleeps and wakes up: the readers are looked for again, the card is still there', async () => {
    await application.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('resume');
    });
    const logs = join(application.dataFolder, 'logs');
    const logged = () => readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    await expect.poll(() => logged().join('')).toContain('wokeUp');
    expect(await practiceCard().inputValue()).toBe('newB');
  });

  it('another one takes its place, and it can be taken out', async () => {
    await practiceCard().selectOption('bankCard');
    await page().getByText('Dit is een bankkaart').filter({ visible: true }).first().waitFor();
    await practiceCard().selectOption('');
    await page().getByText('Steek een kaart in').filter({ visible: true }).first().waitFor();
  });

  it('is said before somebody signs in, and while the desk is locked', async () => {
    expect(firstScreen).toContain('Oefenstand');
    await page().keyboard.press('Control+l');
    await page()
      .getByRole('heading', { level: 1, name: /vergrendeld/ })
      .waitFor();
    await page().getByText('Oefenstand').filter({ visible: true }).first().waitFor();
    expect(await accessibilityViolations(page())).toEqual([]);
    await takeScreenshots(application, 'practice-locked');
  });
});

describe('a PIN that was typed', () => {
  it('stands nowhere afterwards: database, logs, crash files, answers and events', async () => {
    await page().keyboard.type(PASSWORD);
    await page().keyboard.press('Enter');
    await practiceCard().selectOption('oldB');
    await page().getByText('Testkaart.').waitFor();
    const trace = await page().evaluate(async (marker) => {
      const told: unknown[] = [];
      const { verblijfsloket } = window as unknown as { verblijfsloket: VerblijfsloketBridge };
      verblijfsloket.subscribe('reader.changed', (view) => told.push(view));
      const view = await verblijfsloket.call('reader.state', undefined);
      const cardSessionId = (view.ok && view.value.card?.sessionId) || '';
      const pin = new TextEncoder().encode(marker);
      told.push(view, await verblijfsloket.call('card.verifyPin', { cardSessionId, pin, lastTryConfirmed: false }));
      told.push(await verblijfsloket.call('card.pinTries', { cardSessionId }));
      return JSON.stringify(told);
    }, MARKER);
    // It did get to the card, and its outcome came back.
    expect(trace).toContain('wrongPin');
    expect(formsIn(Buffer.from(trace))).toEqual([]);
    const child = readerProcess();
    process.kill(child, 'SIGABRT');
    await expect.poll(() => readerProcess()).not.toBe(child);
    expect(formsIn(Buffer.from(application.errors()))).toEqual([]);
    await application.kill();
    isGone = true;
    const files = readdirSync(application.dataFolder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(files.map(({ name }) => name)).toContain('practice.sqlite');
    const found = files.flatMap(({ parentPath, name }) =>
      formsIn(bytesOf(join(parentPath, name))).map((form) => `${name}: ${form}`),
    );
    expect(found).toEqual([]);
  });
});

/** What a file holds: nothing when it is gone, as the browser of the stand-in clears up behind an application that was killed. */
const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
};

/** Digits that nothing else in the application gives by chance. */
const MARKER = '739102648517';

/** The forms in which the marker stands in these bytes: as text of either width, as PIN block, as hexadecimal or Base64 of them. */
const formsIn = (bytes: Buffer): readonly string[] => {
  const ascii = Buffer.from(MARKER, 'ascii');
  const block = Buffer.from(`2C${MARKER}FF`, 'hex');
  const listed = `${[...ascii].join(',')}`;
  const forms: Readonly<Record<string, Buffer>> = {
    text: ascii,
    'wide text': Buffer.from(MARKER, 'utf16le'),
    'PIN block': block,
    'hexadecimal text': Buffer.from(ascii.toString('hex')),
    'hexadecimal PIN block': Buffer.from(block.toString('hex')),
    Base64: Buffer.from(ascii.toString('base64')),
    'list of numbers': Buffer.from(listed),
  };
  return Object.entries(forms).flatMap(([name, form]) => (bytes.includes(form) ? [name] : []));
};

/** The process that talks with readers: a child of the application. */
const readerProcess = (): number => {
  const parent = String(application.electron.process().pid);
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args']).toString().split('\n');
  const found = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([, of, ...words]) => of === parent && /reader-process|utility-sub-type=node/.test(words.join(' ')));
  return Number(found?.[0]);
};
