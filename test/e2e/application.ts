/** Starts the compiled application for a test: the real Electron binary where it is, else the stand-in. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { applicationRuntime, projectFolder } from '../../electron/dev/project.mjs';

/** Which runtime drives the application in this run: `electron` or `stand-in`. */
export const runtime = applicationRuntime();

/** Where screenshots go; not part of what is packed. */
export const SCREENSHOTS = join(projectFolder, 'out/test/screenshots');

export interface Application {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** What the application wrote to its error output so far. */
  errors(): string;
  /** Closes the window as staff do, and waits until the process is gone. */
  close(): Promise<void>;
  /** Kills the process at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** Data of an earlier run; without it the application starts on an empty folder of its own. */
  readonly dataFolder?: string;
  /** Contents of `installation.json`, e.g. declared test roots. */
  readonly installation?: unknown;
  /** Folder with package.json and out/; the project itself where nothing is said. */
  readonly application?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** More words on the command line. */
  readonly words?: readonly string[];
}

const folders: string[] = [];

/** A new folder that `removeDataFolders` takes away. */
export const newDataFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-'));
  folders.push(folder);
  return folder;
};

/** To be called when a test file is done. */
export const removeDataFolders = (): void => {
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
};

const ownEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Starts the application and waits until its page is there. */
export const launch = async (options: LaunchOptions = {}): Promise<Application> => {
  const dataFolder = options.dataFolder ?? newDataFolder();
  if (options.installation !== undefined) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(join(dataFolder, 'installation.json'), JSON.stringify(options.installation));
  }
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [options.application ?? projectFolder, `--data-folder=${dataFolder}`, ...(options.words ?? [])],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...ownEnvironment(), ...options.environment },
  });
  const child = electron.process();
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  const page = await electron.firstWindow();
  // A window begins blank; what is asked of it before its page came would be lost.
  await page.waitForFunction(() => 'verblijfsloket' in window);
  return {
    electron,
    page,
    dataFolder,
    errors: () => said,
    close: async () => {
      await electron.close();
      await gone;
    },
    kill: async () => {
      process.kill(child.pid ?? 0, 'SIGKILL');
      await gone;
    },
  };
};

const ACCESSIBILITY = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Rules of WCAG 2.2 A and AA that the page breaks now, one line each; empty when it keeps to all. With `colours` only the
 * rule about contrast, for a page in another theme of which all else was looked at.
 */
export const accessibilityViolations = async (page: Page, what?: 'colours'): Promise<readonly string[]> => {
  // Once for each page that was loaded: the source is large, and taking it in costs more than looking with it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`{${axe.source}\n}`);
  // A colour on its way to another is none of the design.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  const runOnly = what === 'colours' ? ['color-contrast'] : ACCESSIBILITY;
  return page.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run(document, options);
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help} (${node.target.join(' ')})`),
      );
    },
    { runOnly, resultTypes: ['violations' as const], preload: false },
  );
};

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** Pictures of the page in both sizes that the design is made for; gives their paths. */
export const takeScreenshots = async (
  application: Pick<Application, 'electron' | 'page'>,
  name: string,
  folder = SCREENSHOTS,
): Promise<readonly string[]> => {
  const { electron, page } = application;
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  for (const size of SIZES) {
    await electron.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await page.waitForFunction(({ width }) => window.innerWidth === width, size);
    const path = join(folder, `${name}-${size.width}x${size.height}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    paths.push(path);
  }
  return paths;
};

if (!existsSync(join(projectFolder, 'out/main/main.js')))
  throw new Error('The application is not built: npm run build');
