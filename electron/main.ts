/**
 * Start of the application: takes the data folder and the lock, opens the window, and has the services built while
 * Electron and the page come up. Decides nothing.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import german from '../resources/locales/de/errors.json' with { type: 'json' };
import english from '../resources/locales/en/errors.json' with { type: 'json' };
import french from '../resources/locales/fr/errors.json' with { type: 'json' };
import dutch from '../resources/locales/nl/errors.json' with { type: 'json' };
import {
  careForCrashes,
  chooseDataFolder,
  describeError,
  isOnlyInstance,
  lockEveryPage,
  lockSession,
  openLog,
  openMainWindow,
  registerApplicationScheme,
  serveApplication,
} from './shell/index.ts';

const TEXTS = { nl: dutch, fr: french, de: german, en: english };
const PLACES = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  customerPreload: join(import.meta.dirname, '../preload/customer-preload.cjs'),
  page: join(import.meta.dirname, '../renderer'),
  profiles: join(import.meta.dirname, '../resources/profiles'),
  readerProcess: join(import.meta.dirname, 'reader-process.js'),
  backupWorker: join(import.meta.dirname, 'backup-worker.js'),
};

// Before the application is ready, and before anything else waits.
registerApplicationScheme();
app.enableSandbox();
const data = chooseDataFolder(process.argv, process.env, app.getPath('userData'), process.cwd());
app.setPath('userData', data.folder);
const log = openLog(data.logs, () => new Date().toISOString());
lockEveryPage(app, log);

let mainWindow: BrowserWindow | null = null;

if (isOnlyInstance(() => mainWindow)) {
  start().catch((error: unknown) => {
    log.error('startFailed', describeError(error));
    stop(dutch.unexpected);
  });
} else {
  app.quit();
}

async function start(): Promise<void> {
  const opening = import('./services.ts').then(({ openDesk }) =>
    openDesk({ data, log, places: PLACES, counter: () => mainWindow }),
  );
  const begun = Promise.all([opening, app.whenReady()]).then(([opened]) => {
    if (opened.ok) opened.value.begin();
  });
  // Both are awaited below; a failure that comes first is not unheard.
  begun.catch(() => undefined);
  await app.whenReady();
  lockSession(session.defaultSession, log);
  serveApplication(PLACES.page, begun);
  mainWindow = openMainWindow(PLACES.preload, app.name);
  mainWindow.on('closed', () => {
    mainWindow = null;
    app.quit();
  });
  const opened = await opening;
  await begun;
  if (!opened.ok) {
    log.error('cannotOpen', { code: opened.error });
    return stop(dutch[opened.error]);
  }
  const { language, close } = opened.value;
  careForCrashes(mainWindow, () => TEXTS[language].crash, log);
  app.on('will-quit', () => void close());
}

/** Says why nothing can be opened, and ends. */
function stop(text: string): void {
  dialog.showErrorBox(app.name, text);
  app.exit(1);
}
