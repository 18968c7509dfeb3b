export { type CaseChange, type CaseChanger, type CaseCommand, runCaseCommand } from './command.ts';
export * from './record.ts';
export type { CaseServices } from './services.ts';
export { loadCase } from './store.ts';
