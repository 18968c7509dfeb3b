export { type AuditSubject, noCase, record } from './chain.ts';
export type { Actor, AuditNote, AuditParams } from './entry.ts';
