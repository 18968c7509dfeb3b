/** A stand-in for pcsclite's objects, for tests of what is built around them: says what it is told to say. */
import type { AddonManager, AddonReader } from '../../../native/pcsc/addon.ts';

type Listener = (...values: never[]) => void;

const emitter = () => {
  const listeners = new Map<string, Listener[]>();
  return {
    on: (event: string, listener: Listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    emit: (event: string, ...values: unknown[]) => {
      for (const listener of listeners.get(event) ?? []) (listener as (...all: unknown[]) => void)(...values);
    },
  };
};

export interface FakeManager {
  readonly manager: AddonManager;
  closed: number;
  fail(code: string): void;
  plugIn(name: string): FakeReader;
}
export interface FakeReader {
  readonly reader: AddonReader;
  closed: number;
  status(state: number, atr?: readonly number[]): void;
  fail(code: string): void;
  end(): void;
}

export const pcscError = (code: string): Error => new Error(`SCardGetStatusChange error: Text.(0x${code})`);

export const fakeManager = (): FakeManager => {
  const { on, emit } = emitter();
  const readers: Record<string, AddonReader> = {};
  const fake: FakeManager = {
    closed: 0,
    manager: {
      readers,
      on: on as AddonManager['on'],
      close: () => {
        fake.closed += 1;
        // As the real one does when it is closed.
        emit('error', pcscError('80100002'));
      },
    },
    fail: (code) => emit('error', pcscError(code)),
    plugIn: (name) => {
      const one = fakeReader(name);
      readers[name] = one.reader;
      emit('reader', one.reader);
      return one;
    },
  };
  return fake;
};

const fakeReader = (name: string): FakeReader => {
  const { on, emit } = emitter();
  const fake: FakeReader = {
    closed: 0,
    reader: {
      name,
      connected: false,
      SCARD_SHARE_SHARED: 2,
      SCARD_SHARE_EXCLUSIVE: 1,
      SCARD_PROTOCOL_T0: 1,
      SCARD_PROTOCOL_T1: 2,
      SCARD_LEAVE_CARD: 0,
      connect: () => undefined,
      disconnect: () => undefined,
      transmit: () => undefined,
      control: () => undefined,
      get_status: () => undefined,
      close: () => {
        fake.closed += 1;
        emit('end');
      },
      on: on as AddonReader['on'],
    },
    status: (state, atr) => emit('status', { state, ...(atr === undefined ? {} : { atr: Uint8Array.from(atr) }) }),
    fail: (code) => emit('error', pcscError(code)),
    end: () => emit('end'),
  };
  return fake;
};
