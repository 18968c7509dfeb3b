import {
  type CallInput,
  type CallName,
  type CallResult,
  type EventName,
  type EventValue,
  failure,
  type VerblijfsloketBridge,
} from '../../../electron/ipc/contract.ts';

declare global {
  interface Window {
    readonly verblijfsloket?: VerblijfsloketBridge;
  }
}

/** The typed way to main. A call always settles with a result; a broken bridge is a refusal like any other. */
export interface Client {
  readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallResult<Name>>;
  readonly subscribe: <Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void) => () => void;
}

/** Wraps the bridge that the preload shows to the page. */
export const createClient = (bridge: VerblijfsloketBridge): Client => ({
  call: async (name, input) => {
    try {
      return await bridge.call(name, input);
    } catch {
      return failure({ code: 'noAnswer', messageKey: 'common.error.noAnswer' });
    }
  },
  subscribe: (name, listener) => bridge.subscribe(name, listener),
});
