import { createStore } from 'zustand/vanilla';
import type { CustomerDisplay, CustomerSubject } from '../../../electron/ipc/contract.ts';
import type { TextKey } from '../../i18n/index.ts';

/** A code that the page asks for by keyboard, for the turned screen. */
export interface TurnedCode {
  /** Sends what was typed, once. */
  readonly send: (code: Uint8Array<ArrayBuffer>) => Promise<unknown>;
  /** Name of the field, a text that the applicant gets in their own language. */
  readonly label: TextKey;
  readonly digits?: { readonly min: number; readonly max: number } | undefined;
}

export interface CustomerState {
  /** Null until main told. */
  readonly display: CustomerDisplay | null;
  /** What stands open for the person at the desk. */
  readonly subject: CustomerSubject;
  /** The window of the counter shows what the applicant may see, and nothing else. */
  readonly isTurned: boolean;
  /** Takes the code that the page asks for, while it asks for one by keyboard. */
  readonly code: TurnedCode | null;
}

export const NOBODY: CustomerSubject = { kind: 'nobody' };

/** Store of what the applicant sees; main decides it. */
export const createCustomerStore = () => {
  const store = createStore<CustomerState>(() => ({
    display: null,
    subject: NOBODY,
    isTurned: false,
    code: null,
  }));
  /** A display that is no turned screen any more turns the window back. */
  const take = (display: CustomerDisplay): void =>
    store.setState(({ isTurned }) => ({ display, isTurned: isTurned && display.place.kind === 'turned' }));
  const turn = (isTurned: boolean): void => {
    if (store.getState().display?.place.kind === 'turned') store.setState({ isTurned });
  };
  return Object.assign(store, { take, turn });
};
