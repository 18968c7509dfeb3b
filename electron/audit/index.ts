export { type AuditSubject, noCase, record } from './chain.ts';
export type { Actor, AuditNote, AuditParams } from './entry.ts';
export { type HistoryLine, historyOfCase, NUMBER_SHOWN, ROWS_SEEN, VIEWED, VIEWS } from './history.ts';
export { subjectsHash } from './purged.ts';
export { type ChainFault, type ChainVerdict, hashFromPaper, type SeenEntry, verifyChain } from './verify.ts';
export { recordView } from './view.ts';
