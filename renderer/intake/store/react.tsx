import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { VerblijfsloketBridge } from '../../../electron/ipc/contract.ts';
import { createIntakeStore, type IntakeState, type IntakeStore } from './intake-store.ts';
import { pageSchedule } from './schedule.ts';

const IntakeContext = createContext<IntakeStore | null>(null);

/**
 * Holds the application that is being made, above the pages: what is typed stays while other pages are open, while the
 * desk is locked, and until it is saved. Stands around the whole frame, once.
 */
export const IntakeProvider = ({
  call,
  subscribe,
  children,
}: Pick<VerblijfsloketBridge, 'call' | 'subscribe'> & { readonly children: ReactNode }) => {
  const [store] = useState(() => createIntakeStore({ call, schedule: pageSchedule }));
  useEffect(() => {
    const flush = (): void => void store.flush();
    // Before the frame locks the desk: a save that is on its way first still finds somebody signed in.
    const beforeLock = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l') flush();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    window.addEventListener('keydown', beforeLock, { capture: true });
    const end = subscribe('session.changed', (session) => (session.kind === 'signedIn' ? flush() : undefined));
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('keydown', beforeLock, { capture: true });
      end();
    };
  }, [store, subscribe]);
  return <IntakeContext value={store}>{children}</IntakeContext>;
};

/** The store of the application page, for commands. */
export const useIntakeStore = (): IntakeStore => {
  const store = useContext(IntakeContext);
  if (store === null) throw new Error('IntakeProvider is missing above this component');
  return store;
};

/** A part of what the application page draws. `select` gives a stored part or a plain value, never a new object. */
export const useIntake = <Part,>(select: (state: IntakeState) => Part): Part => useStore(useIntakeStore(), select);
