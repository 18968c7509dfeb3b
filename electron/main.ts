/** Composition root: builds every service, opens the window, decides nothing. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session as sessions, utilityProcess } from 'electron';
import german from '../resources/locales/de/errors.json' with { type: 'json' };
import english from '../resources/locales/en/errors.json' with { type: 'json' };
import french from '../resources/locales/fr/errors.json' with { type: 'json' };
import dutch from '../resources/locales/nl/errors.json' with { type: 'json' };
import { createCalls, type Services } from './calls.ts';
import {
  belgianTrustAnchors,
  createReaderDesk,
  declaredTrustAnchors,
  describeCardType,
  overUtilityProcess,
  type ReaderDeskOptions,
} from './cards/index.ts';
import { openCaseOfPerson, ruleServices } from './cases/index.ts';
import { type EventName, type EventValue, type Language, refusal, success } from './ipc/contract.ts';
import { sendEvent, serveCalls } from './ipc/index.ts';
import {
  type Installation,
  type ProfileBook,
  profileInForce,
  profileSummaries,
  readInstallation,
  readProfileFolder,
} from './municipality/index.ts';
import { cardTypes } from './rules/index.ts';
import {
  careForCrashes,
  chooseDataFolder,
  createPrinter,
  describeError,
  isOnlyInstance,
  isOwnAddress,
  lockEveryPage,
  lockSession,
  openDocumentFile,
  openLog,
  openMainWindow,
  registerApplicationScheme,
  serveApplication,
} from './shell/index.ts';
import { houseSettings, openSession, rememberedReader, rememberReader } from './staff/index.ts';
import { belgianDate, type Database, openSqlite, storedInstant, systemClock } from './storage/index.ts';

const TEXTS = { nl: dutch, fr: french, de: german, en: english };
const PLACES = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  page: join(import.meta.dirname, '../renderer'),
  profiles: join(import.meta.dirname, '../resources/profiles'),
  readerProcess: join(import.meta.dirname, 'reader-process.js'),
};
const RUNTIME =
  process.versions.electron === undefined ? `Node ${process.versions.node}` : `Electron ${process.versions.electron}`;

// Before the application is ready, and before anything else waits.
registerApplicationScheme();
app.enableSandbox();
const data = chooseDataFolder(process.argv, process.env, app.getPath('userData'), process.cwd());
app.setPath('userData', data.folder);

const clock = systemClock;
const now = () => storedInstant(clock.now());
const today = () => belgianDate(clock.now());
const log = openLog(data.logs, now);
lockEveryPage(log);

let mainWindow: BrowserWindow | null = null;
let language: Language = 'nl';

if (isOnlyInstance(() => mainWindow)) {
  start().catch((error: unknown) => {
    log.error('startFailed', describeError(error));
    stop(TEXTS[language].unexpected);
  });
} else {
  app.quit();
}

async function start(): Promise<void> {
  const opening = openSqlite({ file: data.database, clock });
  const book = readProfileFolder(PLACES.profiles);
  const installation = readInstallation(data.installation);
  const declared = declaredTrustAnchors(installation?.trustAnchors ?? []);
  const [opened] = await Promise.all([opening, app.whenReady()]);
  if (!opened.ok) return stop(TEXTS[language][opened.error.code]);
  if (!book.ok) return stop(TEXTS[language].profilesUnreadable);
  if (installation === null || declared === null) return stop(TEXTS[language].installationUnreadable);
  const database = opened.value;

  const house = await houseSettings(database.read);
  language = profileInForce(book.value, house?.profileId ?? '', today())?.officialLanguage ?? 'nl';
  const trustAnchors = [...belgianTrustAnchors(), ...declared];
  const { services, printer, readers } = await buildServices({
    database,
    book: book.value,
    installation,
    trustAnchors,
  });

  lockSession(sessions.defaultSession, log);
  serveApplication(PLACES.page);
  serveCalls({
    calls: createCalls(services),
    caller: {
      isOwnWindow: (contents) => contents === mainWindow?.webContents || printer.isPrintPage(contents.id),
      isOwnAddress,
      isPrintPage: printer.isPrintPage,
      role: () => services.session.staff()?.role ?? null,
    },
    onMistake: (call, what, error) => log.error('callFailed', { call, what, ...describeError(error) }),
  });

  mainWindow = openMainWindow(PLACES.preload, app.name);
  mainWindow.on('closed', () => {
    mainWindow = null;
    app.quit();
  });
  careForCrashes(mainWindow, () => TEXTS[language].crash, log);
  readers.start();
  app.on('will-quit', () => {
    void readers.stop();
    void database.close();
  });
  log.info('started', { schema: database.schemaVersion });
}

interface Parts {
  readonly database: Database;
  readonly book: ProfileBook;
  readonly installation: Installation;
  readonly trustAnchors: ReaderDeskOptions['trustAnchors'];
}

async function buildServices({ database, book, installation, trustAnchors }: Parts) {
  const announce = <Name extends EventName>(name: Name, value: EventValue<Name>): void => {
    if (mainWindow !== null) sendEvent(mainWindow.webContents, name, value);
  };
  const { trainingMode, pinPadDisabledFor } = installation;
  const notices = trainingMode ? [{ code: 'training', messageKey: 'errors.trainingMode', params: {} }] : [];
  let processesStarted = 0;
  const readers = createReaderDesk({
    spawn: () => {
      processesStarted += 1;
      return overUtilityProcess(utilityProcess.fork(PLACES.readerProcess, [], { serviceName: 'reader' }));
    },
    trustAnchors,
    pinPadDisabledFor,
    rememberedReader: await rememberedReader(database.read),
    rememberReader: (reader) => {
      void database.transaction<null, never>(async (transaction) => {
        await rememberReader(transaction, reader);
        return success(null);
      });
    },
    describeCardType,
    findCase: (nationalNumber) => openCaseOfPerson(database.read, nationalNumber),
    now,
    changed: (view) => announce('reader.changed', view),
  });
  const printer = createPrinter({ preload: PLACES.preload, folder: data.documents, log });
  const session = openSession({
    database,
    clock,
    municipalityOf: (profileId) =>
      profileSummaries(book, today()).find((one) => one.profileId === profileId)?.name ?? null,
    notices: () => notices,
    announceSession: (view) => announce('session.changed', view),
  });
  const services: Services = {
    ...ruleServices(book, cardTypes),
    database,
    clock,
    session,
    readers,
    trainingMode,
    testCardsCount: trainingMode,
    profileSummaries: () => profileSummaries(book, today()),
    announceCases: (caseIds) => {
      announce('cases.changed', { caseIds: [...caseIds] });
      readers.findCaseAgain();
    },
    diagnostics: async () => ({
      version: app.getVersion(),
      runtime: RUNTIME,
      database: { kind: database.kind, location: database.location, schemaVersion: database.schemaVersion },
      readerProcess: { state: readers.view().state.kind, restarts: Math.max(0, processesStarted - 1) },
      documentsFolder: data.documents,
      trainingMode,
    }),
    printToPdf: async (documentId, fileName) => {
      const printed = await printer.printToPdf(documentId, fileName);
      return printed.ok ? success(null) : refusal('printFailed');
    },
    openFile: (fileName) => openDocumentFile(data.documents, fileName),
  };
  return { services, printer, readers };
}

/** Says why nothing can be opened, and ends. */
function stop(text: string): void {
  dialog.showErrorBox(app.name, text);
  app.exit(1);
}
