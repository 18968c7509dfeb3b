import { createStore } from 'zustand/vanilla';

/** Where in the application somebody works. A place without its id shows its start screen. */
export type Place =
  | { readonly name: 'counter' }
  | { readonly name: 'intake'; readonly draftId: string | null }
  | { readonly name: 'collection'; readonly caseId: string | null }
  | { readonly name: 'case'; readonly caseId: string }
  | { readonly name: 'card' }
  | { readonly name: 'till' }
  | { readonly name: 'settings' };
export type PlaceName = Place['name'];
/** The six places of the rail, in order: Ctrl 1 to 6. */
export const RAIL = ['counter', 'intake', 'collection', 'card', 'till', 'settings'] as const;
export type RailPlace = (typeof RAIL)[number];

export interface PlaceState {
  readonly place: Place;
  /** Rises with every move, also to the same place: the page takes the focus then. */
  readonly visit: number;
  /** The work left open in a place, so that the rail leads back to it. */
  readonly lastDraftId: string | null;
  readonly lastCaseId: string | null;
}

export interface PlaceStore {
  readonly go: (place: Place) => void;
  /** To a place of the rail, back to the work that was left open there. */
  readonly goToRail: (name: RailPlace) => void;
  /** The draft or case is finished: the rail no longer leads back to it. */
  readonly forget: (id: string) => void;
}

/** Store of the place. */
export const createPlaceStore = () => {
  const store = createStore<PlaceState>(() => ({
    place: { name: 'counter' },
    visit: 0,
    lastDraftId: null,
    lastCaseId: null,
  }));
  const go = (place: Place): void =>
    store.setState((state) => ({
      place,
      visit: state.visit + 1,
      lastDraftId: place.name === 'intake' ? (place.draftId ?? state.lastDraftId) : state.lastDraftId,
      lastCaseId: place.name === 'collection' ? (place.caseId ?? state.lastCaseId) : state.lastCaseId,
    }));
  const goToRail = (name: RailPlace): void => {
    const { lastDraftId, lastCaseId } = store.getState();
    if (name === 'intake') go({ name, draftId: lastDraftId });
    else if (name === 'collection') go({ name, caseId: lastCaseId });
    else go({ name });
  };
  const forget = (id: string): void =>
    store.setState((state) => ({
      lastDraftId: state.lastDraftId === id ? null : state.lastDraftId,
      lastCaseId: state.lastCaseId === id ? null : state.lastCaseId,
    }));
  return Object.assign(store, { go, goToRail, forget });
};

/** Which item of the rail is lit for a place. */
export const railOf = (place: Place): RailPlace => (place.name === 'case' ? 'counter' : place.name);

/** Names a place together with the work that is open in it. */
export const placeKey = (place: Place): string =>
  [place.name, 'draftId' in place ? place.draftId : '', 'caseId' in place ? place.caseId : ''].join(':');
