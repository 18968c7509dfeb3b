/** Builds every service of this desk once, in the order in which they stand on each other. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, utilityProcess } from 'electron';
import { createCaseDiary } from './appointments/index.ts';
import { createCalls, type Services } from './calls.ts';
import {
  belgianTrustAnchors,
  createReaderDesk,
  declaredTrustAnchors,
  describeCardType,
  overUtilityProcess,
  type ReaderDeskOptions,
  readerProcessWords,
} from './cards/index.ts';
import { createBackups, openCaseOfPerson, putRestoredInPlace, ruleServices, sweepPapers } from './cases/index.ts';
import { openCustomerDisplay } from './customer/index.ts';
import { type EventName, type EventValue, type Language, type Result, refusal, success } from './ipc/contract.ts';
import { sendEvent, serveCalls } from './ipc/index.ts';
import { CUSTOMER_CHANNEL } from './ipc/names.ts';
import {
  enterHouseProfiles,
  type Installation,
  openProfileShelf,
  type ProfileProblem,
  type ProfileShelf,
  profileInForce,
  profileSummaries,
  readHouseProfiles,
  readInstallation,
  readProfileFolder,
} from './municipality/index.ts';
import { manualTerminal, zvtTerminal } from './payments/index.ts';
import { cardTypes } from './rules/index.ts';
import {
  addressOfServer,
  backupFile,
  chooseEidFile,
  connectedScreens,
  createCustomerWindow,
  createPrinter,
  type DataFolder,
  describeError,
  isOwnAddress,
  isPlainBookName,
  keepServer,
  type Log,
  onScreensChanged,
  onWakeUp,
  openDocumentFile,
  saveEidFile,
  writeExport,
  writeFileWhole,
} from './shell/index.ts';
import {
  houseSettings,
  openSession,
  pinPadsOff,
  rememberedReader,
  rememberPinPadsOff,
  rememberReader,
  workAtDesk,
} from './staff/index.ts';
import {
  belgianDate,
  type Database,
  openPostgresql,
  openSqlite,
  type Place,
  storedInstant,
  systemClock,
  type Transaction,
} from './storage/index.ts';

export interface Opening {
  readonly data: DataFolder;
  readonly log: Log;
  readonly places: {
    readonly preload: string;
    readonly customerPreload: string;
    readonly profiles: string;
    readonly readerProcess: string;
    readonly backupWorker: string;
  };
  /** The window of the counter; null while there is none. */
  readonly counter: () => BrowserWindow | null;
}

/** What the window needs of the services behind it. */
export interface OpenedDesk {
  readonly language: Language;
  /** Lets the page call, and starts to watch the readers. The application must be ready. */
  begin(): void;
  /** Everything was written long before; this ends the reader process and closes the database. */
  close(): Promise<void>;
}

/** Why nothing can be opened: a code with a text under `errors`. */
export type OpeningFailure =
  | 'profilesUnreadable'
  | 'installationUnreadable'
  | (Awaited<ReturnType<typeof openSqlite>> & { ok: false })['error']['code'];

const clock = systemClock;
const now = () => storedInstant(clock.now());
const today = () => belgianDate(clock.now());

export async function openDesk(opening: Opening): Promise<Result<OpenedDesk, OpeningFailure>> {
  const { data, places } = opening;
  const packaged = readProfileFolder(places.profiles);
  if (!packaged.ok) return { ok: false, error: 'profilesUnreadable' };
  const installation = readInstallation(data.installation);
  const declared = declaredTrustAnchors(installation?.trustAnchors ?? []);
  if (installation === null || declared === null) return { ok: false, error: 'installationUnreadable' };
  const opened = await openPlace(data, installation);
  if (!opened.ok) return opened;
  const { database, place } = opened.value;
  const house = await houseSettings(database.read);
  const added =
    house === null ? readHouseProfiles(data.profiles, packaged.value.versions) : { versions: [], problems: [] };
  if (added.versions.length > 0) await enterHouseProfiles({ database, clock }, added.versions);
  const book = await openProfileShelf(database, packaged.value.versions);
  const language = profileInForce(book, house?.profileId ?? '', today())?.officialLanguage ?? 'nl';
  const trustAnchors = [...belgianTrustAnchors(), ...declared];
  const desk = await buildDesk(opening, { database, place, book, refused: added.problems, installation, trustAnchors });
  return success({ language, ...desk });
}

/** The day's backup is looked for so often, and for the first time so long after the start, in milliseconds. */
const BACKUP_CHECK_MS = 600_000;
const FIRST_BACKUP_MS = 60_000;

/** Practice is not worth keeping, and must not push real backups out of their folder. */
const NO_BACKUPS = { read: async () => null, write: async () => undefined };

/** How long the start waits for a server that is just starting itself, in milliseconds. */
const START_PATIENCE_MS = 15_000;

/** The file of this workstation, or the server that IT support or the wizard set. */
async function openPlace(
  data: DataFolder,
  installation: Installation,
): Promise<Result<{ readonly database: Database; readonly place: Place }, OpeningFailure>> {
  const { database: server, desk, trainingMode } = installation;
  // Practice has a file of its own, also where the desk works on a server.
  if (server === undefined || trainingMode) {
    const file = trainingMode ? data.practiceDatabase : data.database;
    putRestoredInPlace(file, now());
    const opened = await openSqlite({ file, clock });
    return opened.ok ? success({ database: opened.value, place: { file } }) : { ok: false, error: opened.error.code };
  }
  if (desk === undefined) return { ok: false, error: 'installationUnreadable' };
  const url = await addressOfServer(server);
  if (url === null) return { ok: false, error: 'storageRefused' };
  workAtDesk(desk);
  for (const until = performance.now() + START_PATIENCE_MS; ; await delay(500)) {
    const opened = await openPostgresql({ url, clock });
    if (opened.ok) return success({ database: opened.value, place: { url } });
    if (opened.error.code !== 'storageGone' || performance.now() > until)
      return { ok: false, error: opened.error.code };
  }
}

interface Parts {
  readonly database: Database;
  readonly place: Place;
  readonly book: ProfileShelf;
  /** Profiles of the data folder that were not taken. */
  readonly refused: readonly ProfileProblem[];
  readonly installation: Installation;
  readonly trustAnchors: ReaderDeskOptions['trustAnchors'];
}

async function buildDesk({ data, log, places, counter }: Opening, parts: Parts) {
  const page = () => counter()?.webContents ?? null;
  const { database, book, installation, trustAnchors, refused } = parts;
  const announce = <Name extends EventName>(name: Name, value: EventValue<Name>): void => {
    const contents = page();
    if (contents !== null) sendEvent(contents, name, value);
  };
  const { trainingMode, pinPadDisabledFor, certificateStatus, paymentTerminal } = installation;
  const training = trainingMode ? [{ code: 'training', messageKey: 'errors.trainingMode', params: {} }] : [];
  const wrongFiles = refused.map(({ file, line, path }) => ({
    code: `profile-file-${file}`,
    messageKey: 'errors.houseProfileWrong',
    params: { file, line: String(line), path },
  }));
  /** Until it is mended, everybody at this desk sees that there is no backup. */
  const backupNotice = () => {
    const fault = backups.fault();
    return fault === null ? [] : [{ code: 'backup', messageKey: 'errors.backupFailed', params: {} }];
  };
  const notices = () => [
    ...backupNotice(),
    ...training,
    ...wrongFiles,
    ...book.unreadable.map(({ profileId, version }) => ({
      code: `profile-${profileId}-${version}`,
      messageKey: 'errors.profileVersionUnreadable',
      params: { profile: profileId, version: String(version) },
    })),
  ];
  /** Keeps what was chosen at this desk; nobody waits for it. */
  const keep = (write: (transaction: Transaction) => Promise<void>): void =>
    void database.transaction<null, never>(async (transaction) => {
      await write(transaction);
      return success(null);
    });
  let processesStarted = 0;
  const readers = createReaderDesk({
    spawn: () => {
      processesStarted += 1;
      return overUtilityProcess(
        utilityProcess.fork(places.readerProcess, readerProcessWords(trainingMode), { serviceName: 'reader' }),
      );
    },
    trustAnchors,
    pinPadDisabledFor,
    pinPadOffByStaff: await pinPadsOff(database.read),
    rememberPinPadOff: (names) => keep((transaction) => rememberPinPadsOff(transaction, names)),
    remembersCards: true,
    ocsp: { ...certificateStatus, timeLimit: certificateStatus.seconds * 1_000 },
    rememberedReader: await rememberedReader(database.read),
    rememberReader: (reader) => keep((transaction) => rememberReader(transaction, reader)),
    describeCardType,
    findCase: (nationalNumber) => openCaseOfPerson(database.read, nationalNumber),
    now,
    changed: (view) => announce('reader.changed', view),
  });
  const printer = createPrinter({ preload: places.preload, folder: data.documents, log });
  const session = openSession({
    database,
    clock,
    municipalityOf: (profileId) =>
      profileSummaries(book, today()).find((one) => one.profileId === profileId)?.name ?? null,
    notices,
    announceSession: (view) => {
      announce('session.changed', view);
      void customer.lookAgain();
    },
  });
  const backups = createBackups({
    database,
    clock,
    dataFolder: data.folder,
    place: parts.place,
    worker: places.backupWorker,
    settings: trainingMode ? NO_BACKUPS : backupFile(join(data.folder, 'backup.json')),
    changed: () => void session.view().then((view) => announce('session.changed', view)),
  });
  const rules = ruleServices(book, cardTypes);
  const customer = await openCustomerDisplay({
    database,
    clock,
    shelf: book,
    intake: () => services,
    screens: () => connectedScreens(counter()),
    window: createCustomerWindow({ preload: places.customerPreload, channel: CUSTOMER_CHANNEL, title: app.name, log }),
    isAtWork: () => session.staff() !== null,
    changed: (display) => announce('customer.changed', display),
    failed: (error) => log.error('customerViewFailed', describeError(error)),
  });
  const services: Services = {
    customer,
    ...rules,
    database,
    clock,
    diary: createCaseDiary({ ...rules, database, clock }),
    session,
    readers,
    shelf: book,
    announceRules: () => {
      announce('cases.changed', { caseIds: [] });
      void session.view().then((view) => announce('session.changed', view));
    },
    ...{ chooseEidFile, saveEidFile },
    writeExport: (fileName, text) => writeExport(data.exports, fileName, text),
    sweepPapers: () => sweepPapers(database.read, data.documents),
    trainingMode,
    testCardsCount: trainingMode,
    profileSummaries: () => profileSummaries(book, today()),
    cardTypes,
    announceAppointments: (dates) => announce('appointments.changed', { dates: [...dates] }),
    announceCases: (caseIds) => {
      announce('cases.changed', { caseIds: [...caseIds] });
      readers.findCaseAgain();
      void customer.lookAgain();
    },
    diagnostics: async () => ({
      version: app.getVersion(),
      runtime: runtimeName(),
      database: { kind: database.kind, location: database.location, schemaVersion: database.schemaVersion },
      readerProcess: { state: readers.view().state.kind, restarts: Math.max(0, processesStarted - 1) },
      documentsFolder: data.documents,
      trainingMode,
    }),
    printToPdf: async (documentId, fileName) => {
      const printed = await printer.printToPdf(documentId, fileName);
      return printed.ok ? success(null) : refusal('printFailed');
    },
    keeping: {
      backups,
      writeExport: (fileName, text) => writeExport(data.exports, fileName, text),
      printExport: (documentId, fileName) =>
        printer.printToPdf(documentId, fileName, data.exports).then((made) => (made.ok ? made.path : null)),
      profiles: rules.profiles,
      database,
      clock,
      dataFolder: data.folder,
      isPractice: trainingMode,
      installServer: (server) => keepServer(data.installation, server),
      // The answer to the page leaves first.
      quit: () => void setTimeout(() => app.quit(), 100),
      connection: () => connection,
    },
    terminal: paymentTerminal === null ? manualTerminal : zvtTerminal(paymentTerminal),
    writeDocument: async (fileName, bytes) => {
      if (!isPlainBookName(fileName)) return refusal('booksNotWritten', { fileName });
      await writeFileWhole(join(data.documents, fileName), bytes);
      return success(null);
    },
    openFile: (fileName) => openDocumentFile(data.documents, fileName),
  };
  let connection: 'here' | 'gone' = 'here';
  const connectionIs = (state: 'here' | 'gone'): void => {
    connection = state;
    log.info('databaseConnection', { state });
    announce('data.connection', { state });
  };
  const stopWatching = database.watch((happened) => {
    if (happened.kind === 'gone') return connectionIs('gone');
    if (happened.kind === 'back') {
      connectionIs('here');
      // Anything may have changed while nobody told.
      announce('cases.changed', { caseIds: [] });
      void followStaff();
      return void hearOfOtherDesks();
    }
    if (happened.table === 'staff') return void followStaff();
    if (happened.table === 'profile_versions') return void hearOfOtherDesks();
    if (happened.table === 'appointments') return announce('appointments.changed', { dates: [happened.key] });
    announce('cases.changed', { caseIds: happened.table === 'cases' ? [happened.key] : [] });
    readers.findCaseAgain();
  });
  const followStaff = async (): Promise<void> => {
    try {
      await session.follow();
    } catch (error) {
      log.error('staffNotFollowed', describeError(error));
    }
  };
  let otherDesks: NodeJS.Timeout | undefined;
  let backingUp: NodeJS.Timeout | undefined;
  const hearOfOtherDesks = async (): Promise<void> => {
    try {
      if (await book.refresh()) services.announceRules();
    } catch (error) {
      log.error('profilesNotRefreshed', describeError(error));
    }
  };
  return {
    begin: () => {
      serveCalls(ipcMain, {
        calls: customer.watching(createCalls(services)),
        caller: {
          isOwnWindow: (contents) => contents === page() || printer.isPrintPage(contents.id),
          isOwnAddress,
          isPrintPage: printer.isPrintPage,
          role: () => session.staff()?.role ?? null,
        },
        explain: (error) => database.explain(error),
        onMistake: (call, what, error) => log.error('callFailed', { call, what, ...describeError(error) }),
      });
      readers.start();
      onScreensChanged(() => void customer.lookAgain());
      void customer.lookAgain();
      onWakeUp(() => {
        log.info('wokeUp', {});
        void readers.searchAgain();
      });
      backingUp = setInterval(() => void backups.ifDue().then(services.sweepPapers), BACKUP_CHECK_MS);
      void delay(FIRST_BACKUP_MS, undefined, { ref: false }).then(() => backups.ifDue());
      // Another desk of the same house may approve rules.
      otherDesks = setInterval(() => void hearOfOtherDesks(), 60_000);
      log.info('started', { schema: database.schemaVersion });
    },
    close: async () => {
      clearInterval(otherDesks);
      clearInterval(backingUp);
      stopWatching();
      await readers.stop();
      await database.close();
    },
  };
}

const runtimeName = (): string =>
  process.versions.electron === undefined ? `Node ${process.versions.node}` : `Electron ${process.versions.electron}`;
