/**
 * The list: each call of the contract and the function that answers it. What a call does stands in its room.
 * Sender, schema and role were checked before a call gets here.
 */
import { type AppointmentServices, createAppointmentCalls } from './appointments/index.ts';
import type { Actor } from './audit/index.ts';
import {
  type CardCheckServices,
  cardForDraft,
  createCardCheckCalls,
  createCardDesks,
  createPracticeDesk,
  type ReaderDesk,
  returnedCalls,
  withSecrets,
} from './cards/index.ts';
import {
  assessDraft,
  blockCase,
  breakOff,
  type CaseCommand,
  caseDetail,
  compareFingerprints,
  confirmFederal,
  confirmUnreadCard,
  correctPerson,
  createDataCalls,
  createPassingPapers,
  createRetentionCalls,
  dayAtCounter,
  destroyOldCard,
  discardDraft,
  documentFile,
  finishApplication,
  handOver,
  householdOf,
  type IntakeServices,
  inviteHolders,
  type KeepingServices,
  leaveHousehold,
  loadDraft,
  makeBundle,
  makeDocument,
  matchArrival,
  numberSought,
  openCase,
  openDrafts,
  type PrintServices,
  quoteAtCounter,
  type RetentionServices,
  readDocument,
  recentCases,
  recordingLooks,
  recordStep,
  removeFilter,
  renameFilter,
  type StoredCase,
  saveDraft,
  savedFilters,
  saveFilter,
  searchCases,
  seeLetter,
  showNumber,
  skipPin,
  startDraft,
  startFromQuestion,
  startNext,
  startNextOfHousehold,
  type TillCallServices,
  tillCallAnswers,
  unblockCase,
  wishesAtCounter,
  workList,
  workListCounts,
} from './cases/index.ts';
import type { CustomerDesk } from './customer/index.ts';
import {
  type CallName,
  type CallResult,
  type CallValue,
  type CaseDetail,
  type CheckedInput,
  type Result,
  refusal,
  success,
} from './ipc/contract.ts';
import { createProfileCalls, type ProfileServices, profileInForce } from './municipality/index.ts';
import { chooseMunicipality, createStaffCalls, houseSettings, type Session } from './staff/index.ts';
import { belgianDate } from './storage/index.ts';

/** Everything that calls work with; built once in `main.ts`. */
export interface Services
  extends IntakeServices,
    RetentionServices,
    PrintServices,
    AppointmentServices,
    TillCallServices,
    Omit<ProfileServices, 'currentProfile'>,
    Pick<CardCheckServices, 'chooseEidFile' | 'saveEidFile'> {
  readonly session: Session;
  /** The place where everything is kept. */
  readonly keeping: KeepingServices;
  readonly readers: Omit<ReaderDesk, 'start' | 'stop' | 'findCaseAgain'>;
  /** Cards signed under a declared test root count as genuine: in training and in tests only. */
  readonly testCardsCount: boolean;
  /** What the applicant sees on a display of their own. */
  readonly customer: Omit<CustomerDesk, 'watching' | 'lookAgain'>;
  /** Profiles to choose from at first start. */
  readonly profileSummaries: () => CallValue<'session.profiles'>;
  readonly diagnostics: () => Promise<CallValue<'session.diagnostics'>>;
  /** Opens a file of the documents folder in the viewer of the system. */
  readonly openFile: (fileName: string) => Promise<'opened' | 'missing' | 'noViewer'>;
}

/** The readers of this desk, as calls use them. */
export type Readers = Services['readers'];

/** One function per call. Each answers with a result; none throws for a reason that staff can do something about. */
export type Calls = { readonly [Name in CallName]: (input: CheckedInput<Name>) => Promise<CallResult<Name>> };

export const createCalls = (services: Services): Calls => {
  const { session, readers, database, customer } = services;
  const practice = createPracticeDesk(readers, services.trainingMode);
  const passing = createPassingPapers(services.keeping.printExport);
  const desks = createCardDesks({
    ...services,
    readerView: readers.view,
    card: readers,
    parts: readers.parts,
    house: () => houseNow(services),
  });

  /** Hands the call on with the officer who is signed in. */
  const byOfficer =
    <Input, Value>(answer: (officer: Actor, input: Input) => Promise<Result<Value>>) =>
    async (input: Input): Promise<Result<Value>> => {
      const officer = await session.officer();
      return officer === null ? refusal('notSignedIn') : answer(officer, input);
    };

  const byOfficerWithPin = withSecrets(byOfficer);

  /** A command on a case, answered with the case as it then stands. */
  const onCase = <Input extends { readonly caseId: string; readonly version: number }>(
    run: (command: CaseCommand, input: Input) => Promise<Result<StoredCase>>,
  ) =>
    byOfficer<Input, CaseDetail>(async (officer, input) => {
      const { caseId, version } = input;
      const done = await run({ caseId, version, officer }, input);
      return done.ok ? caseDetail(services, caseId) : done;
    });

  return recordingLooks(services, () => session.officer(), {
    'session.state': async () => success(await session.view()),
    'session.profiles': async () => success(services.profileSummaries()),
    'session.firstStart': (input) => session.firstStart(input),
    'session.signIn': (input) => session.signIn(input),
    'session.lock': () => session.lock(),
    'session.signOut': () => session.signOut(),
    'session.diagnostics': async () => success(await services.diagnostics()),

    'reader.state': async () => success(readers.view()),
    'reader.choose': async ({ reader }) => success(readers.choose(reader)),
    'reader.usePinPad': async ({ reader, use }) => success(readers.usePinPad(reader, use)),
    'reader.readAgain': async () => success(await readers.readAgain()),
    'reader.searchAgain': async () => success(await readers.searchAgain()),

    'certificates.begin': (input) => desks.certificates.begin(input),
    'certificates.finish': byOfficer((officer, input) =>
      desks.certificates.finish(officer, session.staff()?.role ?? 'OFFICER', input),
    ),

    'customer.state': async () => success(customer.display()),
    'customer.choose': ({ place }) => customer.choose(place),
    'customer.attend': ({ subject }) => customer.attend(subject),
    'customer.speak': ({ language }) => customer.speak(language),
    'customer.cover': ({ isCovered }) => customer.cover(isCovered),

    'practice.state': () => practice.state(),
    'practice.insert': ({ card }) => practice.insert(card),
    'practice.remove': () => practice.remove(),

    'intake.start': byOfficer((officer, input) => startIntake(services, officer, input)),
    'intake.drafts': async () => success([...(await openDrafts(services))]),
    'intake.load': byOfficer((officer, { draftId }) => loadDraft(services, officer, draftId)),
    'intake.save': byOfficer((officer, input) => saveDraft(services, officer, input)),
    'intake.discard': byOfficer((officer, input) => discardDraft(services, officer, input)),
    'intake.assess': ({ draft }) => assessDraft(services, draft),
    'intake.finish': byOfficer((officer, input) =>
      finishApplication(services, officer, input, session.staff()?.role ?? 'OFFICER'),
    ),

    'cases.counts': async () => success(await workListCounts(services)),
    'cases.list': async ({ list, filter, only }) => success([...(await workList(services, list, filter, only))]),
    'cases.search': async ({ text }) => success([...(await searchCases(services, text))]),
    'cases.recent': byOfficer(async (officer) => success([...(await recentCases(services, officer))])),
    'cases.open': byOfficer((officer, { caseId }) => openCase(services, officer, caseId)),
    'cases.step': onCase((command, { step, waiver }) => recordStep(services, command, step, waiver)),
    'cases.showNumber': byOfficer((officer, { caseId }) => showNumber(services, officer, caseId)),
    'cases.correct': onCase((command, input) => correctPerson(services, command, input)),
    'cases.block': onCase((command, { cause, reason }) => blockCase(services, command, cause, reason)),
    'cases.unblock': onCase((command, { reason }) => unblockCase(services, command, reason)),
    'arrivals.match': (input) => matchArrival(services, input),
    'cases.startNext': byOfficer((officer, input) => startNext(services, officer, input)),
    'cases.invite': byOfficer((officer, input) => inviteHolders(services, officer, input)),
    'filters.list': byOfficer(async (officer) => success(await savedFilters(database.read, officer))),
    'filters.save': byOfficer((officer, input) => saveFilter(services, officer, input)),
    'filters.rename': byOfficer((officer, input) => renameFilter(services, officer, input)),
    'filters.remove': byOfficer((officer, input) => removeFilter(services, officer, input)),
    'household.view': (input) => householdOf(services, input),
    'household.startNext': byOfficer((officer, input) => startNextOfHousehold(services, officer, input)),
    'household.leave': byOfficer((officer, input) => leaveHousehold(services, officer, input)),

    'collection.judgeReturnedCard': (input) => desks.returnedCard.judge(input),
    'collection.takeIn': byOfficer((officer, input) => desks.returnedCard.takeIn(officer, input)),
    'collection.letterSeen': onCase((command, input) => seeLetter(services, command, input)),
    'collection.judgeNewCard': (input) => desks.newCard.judge(input),
    'collection.confirmNewCard': byOfficer((officer, input) => desks.newCard.confirm(officer, input)),
    'collection.confirmUnreadCard': onCase((command, { printedNumber }) =>
      confirmUnreadCard(services, command, printedNumber),
    ),
    'collection.federalStep': onCase((command, input) => confirmFederal(services, command, input)),
    'collection.fingerprints': onCase((command, { outcome, reason }) =>
      compareFingerprints(services, command, outcome, reason),
    ),
    'collection.pinTries': (input) => desks.pin.caseTries(input),
    'collection.verifyPin': byOfficerWithPin((officer, input) => desks.pin.caseVerify(officer, input)),
    'collection.changePin': byOfficerWithPin((officer, input) => desks.pin.caseChange(officer, input)),
    'collection.unblockPin': byOfficerWithPin((officer, input) => desks.pin.caseUnblock(officer, input)),
    'collection.skipPin': onCase((command, { reason }) => skipPin(services, command, reason)),
    'collection.activationEvidence': byOfficer((officer, input) => desks.newCard.evidence(officer, input)),
    'collection.handOver': onCase((command) => handOver(services, command)),
    'collection.destroyOldCard': onCase((command, { lastDigits }) => destroyOldCard(services, command, lastDigits)),
    'collection.notHandedOver': onCase((command, { reason, next }) => breakOff(services, command, reason, next)),

    ...returnedCalls(desks.returned, services, byOfficer),
    ...createCardCheckCalls(desks.check, desks.pin, desks.onCase, byOfficer),

    ...tillCallAnswers(services, byOfficer, () => session.staff()?.role ?? 'OFFICER'),

    'counter.day': () => dayAtCounter(services),
    'counter.numberSought': async ({ text }) => success(numberSought(text)),
    'counter.wishes': () => wishesAtCounter(services),
    'counter.quote': ({ question }) => quoteAtCounter(services, question),
    'counter.startApplication': byOfficer((officer, input) => startFromCounter(services, officer, input)),

    'print.make': byOfficer((officer, input) => makeDocument(services, officer, input)),
    'print.bundle': byOfficer((officer, input) => makeBundle(services, officer, input)),
    'print.document': async ({ documentId }) => {
      const paper = passing.paper(documentId) ?? desks.check.paper(documentId)?.document;
      return paper === undefined ? readDocument(database.read, documentId) : success(paper);
    },
    'print.open': ({ documentId }) => openDocument(services, documentId, desks.check.paper(documentId)?.fileName),

    ...createAppointmentCalls(services, byOfficer),
    ...createRetentionCalls(services, byOfficer),
    ...createDataCalls(services.keeping, byOfficer, passing.printOnce),
    ...createStaffCalls(services, byOfficer),
    ...createProfileCalls(
      { ...services, currentProfile: async () => (await houseSettings(database.read))?.profileId ?? '' },
      byOfficer,
    ),
    'profiles.choose': byOfficer((officer, input) => setMunicipality(services, officer, input)),
  });
};

const startIntake = async (
  services: Services,
  officer: Actor,
  { cardSessionId }: CheckedInput<'intake.start'>,
): Promise<CallResult<'intake.start'>> => {
  if (cardSessionId === null) return startDraft(services, officer, null);
  const card = cardForDraft(services.readers.view(), cardSessionId);
  return card.ok ? startDraft(services, officer, card.value) : card;
};

const startFromCounter = async (
  services: Services,
  officer: Actor,
  { cardSessionId, question }: CheckedInput<'counter.startApplication'>,
): Promise<CallResult<'counter.startApplication'>> => {
  if (cardSessionId === null) return startFromQuestion(services, officer, null, question);
  const card = cardForDraft(services.readers.view(), cardSessionId);
  return card.ok ? startFromQuestion(services, officer, card.value, question) : card;
};

const setMunicipality = async (
  services: Services,
  officer: Actor,
  { profileId }: CheckedInput<'profiles.choose'>,
): Promise<CallResult<'profiles.choose'>> => {
  const { database, clock, shelf } = services;
  const hasRulesToday = (id: string): boolean => profileInForce(shelf, id, belgianDate(clock.now())) !== null;
  const chosen = await chooseMunicipality({ database, clock, hasRulesToday }, officer, profileId);
  if (chosen.ok) services.announceRules();
  return chosen;
};

/** Name and official language under the rules of today. */
const houseNow: (services: Services) => ReturnType<CardCheckServices['house']> = async ({ database, clock, shelf }) => {
  const settings = await houseSettings(database.read);
  const profile = settings === null ? null : profileInForce(shelf, settings.profileId, belgianDate(clock.now()));
  return profile === null ? null : { municipality: profile.displayName, language: profile.officialLanguage };
};

const openDocument = async (
  services: Services,
  documentId: string,
  ofCard: string | undefined,
): Promise<CallResult<'print.open'>> => {
  const file = ofCard === undefined ? await documentFile(services.database.read, documentId) : success(ofCard);
  if (!file.ok) return file;
  const opened = await services.openFile(file.value);
  if (opened === 'missing') return refusal('documentNotFound');
  return opened === 'noViewer' ? refusal('noViewer', { fileName: file.value }) : success({ opened: true });
};
