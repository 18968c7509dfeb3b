import { createStore } from 'zustand/vanilla';

/** Where in the application somebody works. A place without its id shows its start screen. */
export type Place =
  | { readonly name: 'counter' }
  | { readonly name: 'intake'; readonly draftId: string | null }
  | { readonly name: 'collection'; readonly caseId: string | null }
  /** `asked`: what a work list wants done with it, where that is not what its state asks. */
  | { readonly name: 'case'; readonly caseId: string; readonly asked?: string }
  /** Those who came together with the applicant of a case. */
  | { readonly name: 'household'; readonly caseId: string }
  | { readonly name: 'appointments' }
  | { readonly name: 'arrivals' }
  | { readonly name: 'card' }
  | { readonly name: 'certificates' }
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
  /** Somebody else sits down: back to the counter, and nothing leads to what the former one had open. */
  readonly reset: () => void;
  /** The draft or case is finished: the rail no longer leads back to it. */
  readonly forget: (id: string) => void;
}

/** The part of the window's own store that is needed; it may refuse, then a reload starts at the counter. */
export type PlaceShelf = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'place';

/** Store of the place. With a shelf a reload of the page comes back to where it was; it holds names and ids only. */
export const createPlaceStore = (shelf: PlaceShelf | null = null) => {
  const before = shelf === null ? null : readPlace(shelf);
  const store = createStore<PlaceState>(() => ({
    place: before ?? { name: 'counter' },
    visit: 0,
    lastDraftId: before?.name === 'intake' ? before.draftId : null,
    lastCaseId: before?.name === 'collection' ? before.caseId : null,
  }));
  if (shelf !== null) store.subscribe(({ place }) => writePlace(shelf, place));
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
  const reset = (): void =>
    store.setState((state) => ({
      place: { name: 'counter' },
      visit: state.visit + 1,
      lastDraftId: null,
      lastCaseId: null,
    }));
  return Object.assign(store, { go, goToRail, reset, forget });
};

const readPlace = (shelf: PlaceShelf): Place | null => {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(KEY) ?? 'null');
    return isPlace(kept) ? kept : null;
  } catch {
    return null;
  }
};
const writePlace = (shelf: PlaceShelf, place: Place): void => {
  try {
    shelf.setItem(KEY, JSON.stringify(place));
  } catch {
    // Then a reload starts at the counter.
  }
};
const isPlace = (kept: unknown): kept is Place => {
  if (typeof kept !== 'object' || kept === null || !('name' in kept)) return false;
  const isId = (id: unknown): boolean => typeof id === 'string' || id === null;
  if (kept.name === 'intake') return 'draftId' in kept && isId(kept.draftId);
  if (kept.name === 'collection') return 'caseId' in kept && isId(kept.caseId);
  if (kept.name === 'case' || kept.name === 'household') return 'caseId' in kept && typeof kept.caseId === 'string';
  return (
    kept.name === 'certificates' ||
    kept.name === 'appointments' ||
    kept.name === 'arrivals' ||
    RAIL.some((name) => name === kept.name)
  );
};

/** Which item of the rail is lit for a place. */
export const railOf = (place: Place): RailPlace =>
  place.name === 'certificates'
    ? 'card'
    : place.name === 'case' || place.name === 'household' || place.name === 'appointments' || place.name === 'arrivals'
      ? 'counter'
      : place.name;

/** Names a place together with the work that is open in it. */
export const placeKey = (place: Place): string =>
  [place.name, 'draftId' in place ? place.draftId : '', 'caseId' in place ? place.caseId : ''].join(':');
