export { matchArrival } from './arrivals.ts';
export { type CertificateVisitRecord, finishCertificates } from './certificates.ts';
export {
  COLLECTION_STEPS,
  type CollectionStep,
  hasCardToDestroy,
  isCollectable,
  mayMendPin,
} from './collection-guards.ts';
export { breakOff, destroyOldCard, handOver } from './collection-handover.ts';
export {
  compareFingerprints,
  confirmFederal,
  confirmNewCard,
  confirmUnreadCard,
  type FederalDeed,
  type JudgedNewCard,
  mayAskPin,
  type PinTrial,
  recordEvidence,
  recordPin,
  recordPinChange,
  recordUnblock,
  type SeenAtDesk,
  seeLetter,
  skipPin,
} from './collection-steps.ts';
export { type AcceptedDocument, type JudgedOldCard, type TakenItem, takeIn } from './collection-take-in.ts';
export { type CaseChange, type CaseChanger, type CaseCommand, changeCase, runCaseCommand } from './command.ts';
export { correctPerson } from './correct.ts';
export { quoteAtCounter, startFromQuestion, wishesAtCounter } from './counter-quote.ts';
export { dayAtCounter } from './day-at-counter.ts';
export { caseDetail, type DetailServices, openCase } from './detail.ts';
export type { PrintServices } from './documents/keep-and-print.ts';
export { documentFile, makeBundle, makeDocument, readDocument } from './documents/make-document.ts';
export { printTillPaper } from './documents/till-papers.ts';
export {
  beginApplication,
  caseNumber,
  discardDraft,
  loadDraft,
  openDrafts,
  saveDraft,
  startDraft,
  toDraft,
} from './drafts.ts';
export { assessDraft, finishApplication } from './finish.ts';
export { householdOf, leaveHousehold, nextOfHousehold, startNextOfHousehold } from './household.ts';
export { inviteHolders } from './invite.ts';
export { putRestoredInPlace } from './keeping/backup-work.ts';
export { type BackupSettings, type Backups, createBackups } from './keeping/backups.ts';
export { createDataCalls } from './keeping/calls.ts';
export { createPassingPapers } from './keeping/person-export.ts';
export type { KeepingServices } from './keeping/services.ts';
export { recordingLooks } from './looks.ts';
export { draftFromCard, emptyDraft } from './new-draft.ts';
export { numberSought } from './number-sought.ts';
export { owedCases } from './owed.ts';
export { type PayServices, payCases } from './pay-cases.ts';
export { recentCases } from './recent.ts';
export * from './record.ts';
export { blockCase, unblockCase } from './retention/block.ts';
export { createRetentionCalls } from './retention/calls.ts';
export { sweepPapers } from './retention/papers.ts';
export type { RetentionServices } from './retention/terms.ts';
export * from './returned/index.ts';
export { removeFilter, renameFilter, savedFilters, saveFilter } from './saved-filters.ts';
export { caseOfNewCard, openCaseOfPerson, searchCases } from './search.ts';
export {
  type Assess,
  type CaseDiary,
  type CaseServices,
  type FollowedChange,
  type IntakeServices,
  type Profiles,
  ruleServices,
} from './services.ts';
export { showNumber } from './show-number.ts';
export { startNext } from './start-next.ts';
export { offeredSteps } from './steps/offered.ts';
export { recordStep, takenBack, takeStep } from './steps/record-step.ts';
export { loadCase } from './store.ts';
export { type TillCallServices, tillCallAnswers } from './till-calls.ts';
export {
  CASE_EVENTS,
  type CaseEvent,
  GUARDS,
  type Guard,
  isMadeAtCounter,
  REVERSIBLE,
  TRANSITIONS,
  type Transition,
} from './transitions.ts';
export { visitGuards, visitStage, visitView } from './visit.ts';
export { certificatesExpected, fingerprintsAtCollection } from './visit-rules.ts';
export { enterWithdrawn, isWithdrawn, type Withdrawal, withdrawalOf } from './withdrawn-cards.ts';
export { workList, workListCounts } from './work-lists.ts';
