/** The door of this room for the main process; the page imports `contract.ts` alone. */
export { type Caller, checkCall } from './check-call.ts';
export { answerCall, type CallTable, type ServeOptions, sendEvent, serveCalls } from './serve.ts';
