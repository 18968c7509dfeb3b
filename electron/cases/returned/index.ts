export { endBatch, openBatch, readBatch, startBatch } from './batch.ts';
export { destroyReturned, destructionRules, printDestruction, profileToday, readDestruction } from './destruction.ts';
export { returnedEntries } from './entry.ts';
export { caseOfReturnedCard, isOverCase } from './find-case.ts';
export {
  type DoneWithCard,
  noteSeenCard,
  readEntry,
  recordApart,
  type SeenCard,
  undoReturned,
  writeDeed,
} from './record.ts';
