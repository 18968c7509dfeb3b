/** Saving what is typed, without any drawing: stores of pages use it, and tests hold its time. */
export {
  AUTOSAVE_TIMES,
  type Autosave,
  createAutosave,
  type SaveRemedy,
  type SaveState,
} from './autosave.ts';
export { flushWhenLeaving } from './leaving.ts';
export { pageSchedule, type Schedule } from './schedule.ts';
