import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { VerblijfsloketBridge } from '../../../electron/ipc/contract.ts';
import { flushWhenLeaving, pageSchedule } from '../../app/saving/index.ts';
import { createIntakeStore, type IntakeState, type IntakeStore } from './intake-store.ts';

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
    return flushWhenLeaving(() => void store.flush(), subscribe);
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
