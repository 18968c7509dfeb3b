import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

/** The case or draft that stands open on the page: whose it is decides whether a card in the reader is another one's. */
export interface OpenCase {
  readonly name: string;
  /** Eleven digits, or empty when it is not known yet. */
  readonly nationalNumber: string;
}

/** How far what was typed is saved. `null` = nothing to save on this page. */
export type Saving =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' }
  | { readonly state: 'unsaved' }
  | { readonly state: 'failed'; readonly retry: () => void };

/** A short message at the foot of the window. */
export interface ToastMessage {
  readonly tone: 'ok' | 'warn' | 'bad';
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** What it is about: a newer message about the same takes its place. */
  readonly about?: string;
}

export interface DeskState {
  readonly openCase: OpenCase | null;
  readonly saving: Saving | null;
  readonly toasts: readonly (ToastMessage & { readonly id: number })[];
  /** Card session whose offer was set aside. */
  readonly ignoredCard: string | null;
  /** The database on the server does not answer: nothing can be read or saved until it is back. */
  readonly isDatabaseGone: boolean;
  readonly helpIsOpen: boolean;
  readonly searchText: string;
  /** Rises with each Enter in the search field: a single result opens then, as after a scanned barcode. */
  readonly searchEntered: number;
  /** Element in the side column below the reader, where pages draw their slip. */
  readonly sideHost: HTMLElement | null;
}

/** What somebody leaves on the desk: gone when another one sits down. */
const CLEARED = {
  openCase: null,
  saving: null,
  toasts: [],
  ignoredCard: null,
  helpIsOpen: false,
  searchText: '',
  searchEntered: 0,
} satisfies Partial<DeskState>;

/** Store of what is on the desk beside the page itself. */
export const createDeskStore = () => {
  const store = createStore<DeskState>(() => ({
    ...CLEARED,
    isDatabaseGone: false,
    sideHost: null,
  }));
  let lastToast = 0;
  const toast = (message: ToastMessage): number => {
    lastToast += 1;
    const id = lastToast;
    store.setState((state) => {
      const others = state.toasts.filter(({ about }) => about === undefined || about !== message.about);
      return { toasts: [...others.slice(-2), { ...message, id }] };
    });
    return id;
  };
  const dropToast = (id: number): void =>
    store.setState((state) => ({ toasts: state.toasts.filter((one) => one.id !== id) }));
  const clear = (): void => store.setState(CLEARED);
  return Object.assign(store, { toast, dropToast, clear });
};
