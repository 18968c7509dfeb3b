/** The door of this room for the main process; the page imports `contract.ts` alone. */
export { type Answering, answerCall, type CallTable } from './answer-call.ts';
export { type Caller, checkCall } from './check-call.ts';
export { type ServeOptions, sendEvent, serveCalls } from './serve.ts';
