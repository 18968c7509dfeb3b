/** The window's own bad moments: a page that crashes, a process that is killed, data that cannot be opened. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../electron/dev/project.mjs';
import { accessibilityViolations, launch, newDataFolder, removeDataFolders, runtime } from './application.ts';

afterAll(removeDataFolders);

/** Starts the application without the test driver and waits until it has ended; gives its exit code and what it said. */
const runToItsEnd = (dataFolder: string): Promise<{ readonly code: number | null; readonly said: string }> => {
  const words = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectFolder, `--data-folder=${dataFolder}`];
  const child = spawn(runtime.executable, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
};

describe('a page that crashes', () => {
  it('is offered again, and comes back', async () => {
    const application = await launch();
    await application.page.waitForSelector('h1');
    await application.electron.evaluate(({ dialog, BrowserWindow }) => {
      const asked = globalThis as { crashQuestion?: string };
      dialog.showMessageBox = (async (_window: unknown, options: { message: string; detail: string }) => {
        asked.crashQuestion = `${options.message} ${options.detail}`;
        return { response: 0, checkboxChecked: false };
      }) as never;
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    const question = () =>
      application.electron.evaluate(() => (globalThis as { crashQuestion?: string }).crashQuestion ?? '');
    await expect
      .poll(question, { timeout: 15_000 })
      .toBe('Het scherm is uitgevallen. Laad het opnieuw. Wat bewaard is, staat er nog.');
    const heading = () =>
      application.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript("document.querySelector('h1')?.textContent ?? ''")
          .catch(() => ''),
      );
    await expect.poll(heading, { timeout: 15_000 }).not.toBe('');
    expect(readFileSync(join(application.dataFolder, 'logs/verblijfsloket.log'), 'utf8')).toContain(
      '"event":"pageGone"',
    );
    await application.close();
  });
});

describe('a process that is killed', () => {
  it('starts again at once on the same data', async () => {
    const first = await launch();
    await first.page.waitForSelector('h1');
    await first.page.evaluate(async () => {
      const { verblijfsloket } = window as unknown as {
        verblijfsloket: { call(name: string, input: unknown): Promise<unknown> };
      };
      await verblijfsloket.call('session.firstStart', {
        profileId: 'seed-002',
        desk: 'Loket 1',
        officer: { name: 'PROEFPERSOON', password: 'een goed wachtwoord' },
      });
    });
    await first.kill();
    const second = await launch({ dataFolder: first.dataFolder });
    const state = () =>
      second.page.evaluate(async () => {
        const { verblijfsloket } = window as unknown as {
          verblijfsloket: { call(name: string, input: unknown): Promise<{ value: { kind: string; desk: string } }> };
        };
        const { kind, desk } = (await verblijfsloket.call('session.state', undefined)).value;
        return { kind, desk };
      });
    expect(await state()).toEqual({ kind: 'signedOut', desk: 'Loket 1' });
    await second.close();
  });
});

describe('data that cannot be opened', () => {
  it.each([
    [
      'a database that is none',
      (folder: string) => writeFileSync(join(folder, 'verblijfsloket.sqlite'), 'no database'.repeat(500)),
    ],
    [
      'workstation settings that are wrong',
      (folder: string) => writeFileSync(join(folder, 'installation.json'), '{"trainingMode": "yes"}'),
    ],
  ])('%s: it says what to do, and ends', async (_what, spoil) => {
    const folder = newDataFolder();
    mkdirSync(folder, { recursive: true });
    spoil(folder);
    const { code, said } = await runToItsEnd(folder);
    expect(code).toBe(1);
    expect(said).toMatch(/\b[Bb]el ICT\b/);
    expect(existsSync(join(folder, 'logs/verblijfsloket.log'))).toBe(true);
  });
});

describe('the first screen', () => {
  it('has no accessibility violation', async () => {
    const application = await launch();
    await application.page.waitForSelector('h1');
    expect(await accessibilityViolations(application.page)).toEqual([]);
    await application.close();
  });
});
