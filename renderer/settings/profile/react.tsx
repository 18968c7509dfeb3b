import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { VerblijfsloketBridge } from '../../../electron/ipc/contract.ts';
import { flushWhenLeaving, pageSchedule } from '../../app/saving/index.ts';
import { createEditorStore, type EditorState, type EditorStore } from './store.ts';

const EditorContext = createContext<EditorStore | null>(null);

/** Holds the profile that is being edited, above the pages. Stands around the whole frame, once. */
export const ProfileEditorProvider = ({
  call,
  subscribe,
  children,
}: Pick<VerblijfsloketBridge, 'call' | 'subscribe'> & { readonly children: ReactNode }) => {
  const [store] = useState(() => createEditorStore({ call, schedule: pageSchedule, now: () => performance.now() }));
  useEffect(() => flushWhenLeaving(() => void store.flush(), subscribe), [store, subscribe]);
  return <EditorContext value={store}>{children}</EditorContext>;
};

/** The store of the editor, for commands. */
export const useEditorStore = (): EditorStore => {
  const store = useContext(EditorContext);
  if (store === null) throw new Error('ProfileEditorProvider is missing above this component');
  return store;
};

/** A part of what the editor draws. `select` gives a stored part or a plain value, never a new object. */
export const useEditor = <Part,>(select: (state: EditorState) => Part): Part => useStore(useEditorStore(), select);
