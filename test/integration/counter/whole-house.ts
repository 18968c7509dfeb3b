/**
 * The whole house without its windows: real database, real profiles and rules, the real reader process on the run's own
 * PC/SC daemon, and every call checked as it is when it comes from the page.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { createCaseDiary } from '../../../electron/appointments/index.ts';
import { type Calls, createCalls, type Services } from '../../../electron/calls.ts';
import { createReaderDesk, describeCardType, overChildProcess } from '../../../electron/cards/index.ts';
import { openCaseOfPerson, ruleServices } from '../../../electron/cases/index.ts';
import { createCustomerDesk } from '../../../electron/customer/index.ts';
import { checkCall } from '../../../electron/ipc/check-call.ts';
import {
  type CallInput,
  type CallName,
  type CallResult,
  type CallValue,
  contract,
  type PrintDocument,
  type ReaderView,
} from '../../../electron/ipc/contract.ts';
import { openProfileShelf, profileSummaries, readProfileFolder } from '../../../electron/municipality/index.ts';
import { manualTerminal } from '../../../electron/payments/index.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { openSession } from '../../../electron/staff/index.ts';
import { belgianDate, openSqlite } from '../../../electron/storage/index.ts';
import { READER_NAMES, readerPorts } from '../../real-parts/index.ts';
import { type Card, type InsertedCard, insertCard, testTrustAnchors } from '../../virtual-card/index.ts';
import { testKeeping } from '../keeping/a-keeping.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Cheap hashes: the test is not about passwords. */
const PASSWORD_COST = { logN: 10, r: 8, p: 1 };

export interface WholeHouse {
  /** A call as the page makes it: checked on the way in and on the way out. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>>;
  /** The same, for calls that must succeed. */
  get<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallValue<Name>>;
  view(): ReaderView;
  /** Lays a card in the reader and waits until it was read to its end, or was found to be none. */
  lay(card: Card): Promise<InsertedCard>;
  /** Takes it out again and waits until that was seen. */
  take(inserted: InsertedCard): Promise<void>;
  readonly printed: readonly PrintDocument[];
  /** What the open dialog gives next, and the texts that were saved. */
  readonly files: { chosen: Awaited<ReturnType<Services['chooseEidFile']>>; readonly saved: string[] };
  /** Files for accounting, by name. */
  readonly written: ReadonlyMap<string, Uint8Array>;
  /** Moves the clock of the house. */
  pass(duration: Temporal.DurationLike): void;
  /** Everything in memory is gone, as after a power cut; the folder stays for the next house. The card stays where it is. */
  abandon(): Promise<string>;
  close(): Promise<void>;
}

export const openHouse = async (options: {
  readonly testCardsCount: boolean;
  /** What an earlier house left on disk. */
  readonly folder?: string;
}): Promise<WholeHouse> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'whole-house-'));
  let ahead = Temporal.Duration.from({ seconds: 0 });
  const clock = { now: () => Temporal.Now.instant().add(ahead) };
  const opened = await openSqlite({ file: join(folder, 'cases.sqlite'), clock });
  const packaged = readProfileFolder(at('resources/profiles'));
  if (!opened.ok || !packaged.ok) throw new Error('the house does not open');
  const database = opened.value;
  const book = await openProfileShelf(database, packaged.value.versions);
  const printed: PrintDocument[] = [];
  const files: WholeHouse['files'] = { chosen: { kind: 'none' }, saved: [] };
  const written = new Map<string, Uint8Array>();
  let lying: InsertedCard | null = null;

  const session = openSession({
    database,
    clock,
    municipalityOf: (profileId) =>
      profileSummaries(book, belgianDate(clock.now())).find((found) => found.profileId === profileId)?.name ?? null,
    notices: () => [],
    announceSession: () => undefined,
    passwordCost: PASSWORD_COST,
  });
  const readers = createReaderDesk({
    spawn: () => overChildProcess(fork(at('native/reader-process.ts'), { serialization: 'advanced' })),
    trustAnchors: await testTrustAnchors(),
    pinPadDisabledFor: [],
    remembersCards: true,
    rememberedReader: READER_NAMES[0] ?? null,
    rememberReader: () => undefined,
    describeCardType,
    findCase: (nationalNumber) => openCaseOfPerson(database.read, nationalNumber),
    now: () => new Date().toISOString(),
    changed: () => undefined,
  });
  readers.start();

  const rules = ruleServices(book, cardTypes);
  const calls: Calls = createCalls({
    ...rules,
    diary: createCaseDiary({ ...rules, database, clock }),
    database,
    clock,
    session,
    readers,
    testCardsCount: options.testCardsCount,
    shelf: book,
    announceRules: () => undefined,
    cardTypes,
    announceAppointments: () => undefined,
    chooseEidFile: async () => files.chosen,
    saveEidFile: async (suggestedName, text) => {
      files.saved.push(text);
      return { path: join(folder, suggestedName) };
    },
    writeExport: async (fileName, text) => {
      writeFileSync(join(folder, fileName), text);
      return join(folder, fileName);
    },
    customer: createCustomerDesk({
      screens: () => [],
      window: { stand: () => undefined, show: () => undefined },
      house: async () => null,
      isAtWork: () => session.staff() !== null,
      loadCase: async () => null,
      assess: async () => null,
      comparesFingerprints: () => true,
      owed: async () => [],
      place: { kind: 'off' },
      rememberPlace: async () => undefined,
      changed: () => undefined,
      failed: () => undefined,
    }),
    keeping: testKeeping({ database, clock, folder, address: join(folder, 'cases.sqlite') }),
    sweepPapers: async () => undefined,
    trainingMode: true,
    announceCases: () => readers.findCaseAgain(),
    profileSummaries: () => profileSummaries(book, belgianDate(clock.now())),
    diagnostics: async () => {
      throw new Error('not asked here');
    },
    printToPdf: async (documentId) => {
      const document = await ask('print.document', { documentId }, true);
      if (document.ok) printed.push(document.value);
      return document;
    },
    terminal: manualTerminal,
    writeDocument: async (fileName, bytes) => {
      written.set(fileName, bytes);
      return { ok: true };
    },
    openFile: async () => 'missing',
  });

  const ask = async <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    isPrintPage = false,
  ): Promise<CallResult<Name>> => {
    const caller = { isOwnPage: true, isPrintPage, role: session.staff()?.role ?? null };
    const checked = checkCall(name, input, caller);
    if (!checked.ok) return checked;
    const answer = await (calls[name] as (input: unknown) => Promise<CallResult<Name>>)(checked.value);
    if (answer.ok) contract[name].output.parse(answer.value);
    return answer;
  };

  const until = async (what: string, reached: (view: ReaderView) => boolean): Promise<void> => {
    for (let waited = 0; waited < 60_000; waited += 20) {
      if (reached(readers.view())) return;
      await delay(20);
    }
    throw new Error(`${what} never came: ${JSON.stringify(readers.view().state)}`);
  };
  // A card of the test before may just have been pulled out while this house started.
  const ready = ['empty', 'removedMidRead', ...(options.folder === undefined ? [] : ['card', 'notActivated'])];
  await until('the reader', ({ state, card }) => ready.includes(state.kind) && (card === null || card.complete));

  return {
    call: ask,
    get: async (name, input) => {
      const answer = await ask(name, input);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    view: () => readers.view(),
    lay: async (card) => {
      const inserted = await insertCard(card, { port: readerPorts()[0] });
      lying = inserted;
      const ends = ['unknownCard', 'notActivated', 'mute', 'failed'];
      await until('a reading', ({ state, card: read }) =>
        state.kind === 'card' ? read?.complete === true : ends.includes(state.kind),
      );
      return inserted;
    },
    take: async (inserted) => {
      await inserted.remove();
      lying = null;
      await until('an empty reader', ({ state }) => state.kind === 'empty' || state.kind === 'removedMidRead');
    },
    printed,
    files,
    written,
    pass: (duration) => {
      ahead = ahead.add(duration);
    },
    abandon: async () => {
      await readers.stop();
      await database.close();
      return folder;
    },
    close: async () => {
      await lying?.remove();
      await readers.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
