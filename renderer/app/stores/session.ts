import { createStore } from 'zustand/vanilla';
import type { SessionView } from '../../../electron/ipc/contract.ts';

/** Store of the session as main tells it; null until the first answer. */
export const createSessionStore = () => {
  const store = createStore<{ readonly view: SessionView | null }>(() => ({ view: null }));
  return Object.assign(store, { take: (view: SessionView): void => store.setState({ view }) });
};
