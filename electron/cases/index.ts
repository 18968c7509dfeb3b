export { COLLECTION_STEPS, type CollectionStep, hasCardToDestroy, isCollectable } from './collection-guards.ts';
export { breakOff, destroyOldCard, handOver } from './collection-handover.ts';
export {
  compareFingerprints,
  confirmNewCard,
  type JudgedNewCard,
  mayAskPin,
  type PinTrial,
  recordEvidence,
  recordPin,
  seeLetter,
  skipPin,
} from './collection-steps.ts';
export { type AcceptedDocument, type JudgedOldCard, type TakenItem, takeIn } from './collection-take-in.ts';
export { type CaseChange, type CaseChanger, type CaseCommand, runCaseCommand } from './command.ts';
export * from './record.ts';
export type { CaseServices } from './services.ts';
export { loadCase } from './store.ts';
export { enterWithdrawn, isWithdrawn } from './withdrawn-cards.ts';
