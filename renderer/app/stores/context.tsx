import { createContext, type ReactNode, useContext, useEffect, useId, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { CardView, ReaderView, SessionView } from '../../../electron/ipc/contract.ts';
import type { createShortcutStore, Layer, Shortcut } from '../keyboard/shortcuts.ts';
import type { createAppearanceStore } from './appearance.ts';
import type { createCustomerStore } from './customer.ts';
import type { createDeskStore, OpenCase, Saving, ToastMessage } from './desk.ts';
import type { createPlaceStore, Place, PlaceState } from './place.ts';
import { cardInReader, type createReaderStore } from './reader.ts';
import type { createSessionStore } from './session.ts';

/** All stores of one window. */
export interface Stores {
  readonly place: ReturnType<typeof createPlaceStore>;
  readonly reader: ReturnType<typeof createReaderStore>;
  readonly session: ReturnType<typeof createSessionStore>;
  readonly desk: ReturnType<typeof createDeskStore>;
  readonly shortcuts: ReturnType<typeof createShortcutStore>;
  readonly appearance: ReturnType<typeof createAppearanceStore>;
  readonly customer: ReturnType<typeof createCustomerStore>;
}

const StoresContext = createContext<Stores | null>(null);
/** Gives the stores to everything below. */
export const StoresProvider = StoresContext.Provider;

/** The stores of this window; pages use the narrower hooks below. */
export const useStores = (): Stores => {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores outside the application');
  return stores;
};

/** What main tells of readers and card; null until it told for the first time. */
export const useReaderView = (): ReaderView | null => useStore(useStores().reader, (state) => state.view);

/**
 * Tells each view of readers and card, the present one first, as soon as main told it and before anything is drawn. For what
 * must be asked at once; what is shown reads `useReaderView`.
 */
export const useEachReaderView = (hear: (view: ReaderView | null) => void): void => {
  const { reader } = useStores();
  useEffect(() => {
    hear(reader.getState().view);
    return reader.subscribe((state) => hear(state.view));
  }, [reader, hear]);
};

/** The card that lies in the reader now, growing while it is read; null when there is none. */
export const useCardInReader = (): CardView | null => useStore(useStores().reader, (state) => cardInReader(state.view));

/** Session of the desk: who works, where, under which profile. Only inside the working frame. */
export const useSession = (): SessionView => {
  const view = useStore(useStores().session, (state) => state.view);
  if (view === null) throw new Error('useSession before the session is known');
  return view;
};

/** The place, and the way to another one. */
export const usePlace = (): PlaceState & {
  readonly go: (place: Place) => void;
  readonly forget: (id: string) => void;
} => {
  const { place } = useStores();
  const state = useStore(place);
  return useMemo(() => ({ ...state, go: place.go, forget: place.forget }), [state, place]);
};

/** Keys of this page (or of an offer), as long as the component is there. Keep `run` cheap: it is renewed with each drawing. */
export const useShortcuts = (shortcuts: readonly Shortcut[], layer: Layer = 'page'): void => {
  const owner = useId();
  const store = useStores().shortcuts;
  useEffect(() => {
    store.register({ owner, layer, shortcuts }, performance.now());
  });
  useEffect(() => () => store.remove(owner), [store, owner]);
};

/** Says that a case or draft stands open: the reader folds, and the card of somebody else becomes an offer. */
export const useOpenCase = (open: OpenCase | null): void => {
  const { desk } = useStores();
  const name = open?.name ?? null;
  const nationalNumber = open?.nationalNumber ?? '';
  useEffect(() => {
    desk.setState({ openCase: name === null ? null : { name, nationalNumber } });
  }, [desk, name, nationalNumber]);
  useEffect(() => () => desk.setState({ openCase: null }), [desk]);
};

/** Says how far what was typed is saved; the frame shows it. */
export const useSaving = (saving: Saving | null): void => {
  const { desk } = useStores();
  useEffect(() => {
    desk.setState({ saving });
  }, [desk, saving]);
  useEffect(() => () => desk.setState({ saving: null }), [desk]);
};

/** Shows a short message at the foot of the window. */
export const useToast = (): ((message: ToastMessage) => void) => useStores().desk.toast;

/** Draws its content in the side column, below the reader. */
export const Side = ({ children }: { readonly children: ReactNode }) => {
  const host = useStore(useStores().desk, (state) => state.sideHost);
  return host === null ? null : createPortal(children, host);
};
