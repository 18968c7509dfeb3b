import { createStore } from 'zustand/vanilla';
import type { CardView, ReaderView } from '../../../electron/ipc/contract.ts';

export interface ReaderStoreState {
  /** Null until main has told for the first time. */
  readonly view: ReaderView | null;
}

/** Store of what main tells of readers and card. A view with a lower revision than the present one is stale and dropped. */
export const createReaderStore = () => {
  const store = createStore<ReaderStoreState>(() => ({ view: null }));
  const take = (view: ReaderView): void => {
    const present = store.getState().view;
    if (present === null || view.revision >= present.revision) store.setState({ view });
  };
  return Object.assign(store, { take });
};

/** The card that lies in the reader now, once its identity is known. */
export const cardInReader = (view: ReaderView | null): CardView | null => (view?.cardPresent ? view.card : null);

/** `Amina VOORBEELD`, as staff say it. */
export const holderName = (card: CardView): string =>
  `${card.identity.givenNames} ${card.identity.surname.toUpperCase()}`.trim();
