import { createStore } from 'zustand/vanilla';

/** A key and what it does on this screen. */
export interface Shortcut {
  /** Canonical key name, see `keyName`. */
  readonly keys: string;
  /** What it does, in the language of the screen. */
  readonly label: string;
  readonly run: () => void;
  /** Shown in the bar at the foot; all are on the help sheet. */
  readonly inBar?: boolean | undefined;
  /** Also works while a dialog is open. */
  readonly inDialog?: boolean | undefined;
  /** The key may be held down, e.g. for stepping. */
  readonly mayRepeat?: boolean | undefined;
  /** Names the offer or verdict that the key accepts; a key pressed less than 400 ms after it appeared is ignored. */
  readonly guard?: string | undefined;
}

/** Which shortcuts win when two want the same key: an offer above a page, a page above the frame. */
export type Layer = 'frame' | 'page' | 'offer';
const LAYERS: readonly Layer[] = ['offer', 'page', 'frame'];

export interface Registered {
  readonly owner: string;
  readonly layer: Layer;
  readonly shortcuts: readonly Shortcut[];
}

/** Store of all shortcuts that work now. */
export const createShortcutStore = () => {
  const store = createStore<{ readonly registered: readonly Registered[] }>(() => ({ registered: [] }));
  const shownAt = new Map<string, number>();
  const keep = (registered: readonly Registered[], now: number): void => {
    const guards = new Set(registered.flatMap((entry) => entry.shortcuts.map((one) => one.guard)));
    for (const known of shownAt.keys()) if (!guards.has(known)) shownAt.delete(known);
    for (const guard of guards) if (guard !== undefined && !shownAt.has(guard)) shownAt.set(guard, now);
    store.setState({ registered });
  };
  /** Adds or renews what one component offers. A renewed entry keeps its place, so that drawing again changes no priority. */
  const register = (entry: Registered, now: number): void => {
    const { registered } = store.getState();
    const known = registered.some((one) => one.owner === entry.owner);
    keep(known ? registered.map((one) => (one.owner === entry.owner ? entry : one)) : [...registered, entry], now);
  };
  const remove = (owner: string): void =>
    keep(
      store.getState().registered.filter((one) => one.owner !== owner),
      0,
    );
  /** Runs what the key does; true when somebody took it. */
  const press = (
    keys: string,
    how: { readonly now: number; readonly isRepeat: boolean; readonly dialogIsOpen: boolean },
  ) => {
    const found = shortcutFor(store.getState().registered, keys, how.dialogIsOpen);
    if (found === null) return false;
    const isHeld = how.isRepeat && found.mayRepeat !== true;
    const isTooEarly = found.guard !== undefined && how.now - (shownAt.get(found.guard) ?? how.now) < GUARD_MS;
    if (!isHeld && !isTooEarly) found.run();
    return true;
  };
  return Object.assign(store, { register, remove, press });
};

/** Milliseconds in which a new offer or verdict does not listen to keys. */
export const GUARD_MS = 400;

/** The shortcut that a key means now, or null. */
export const shortcutFor = (
  registered: readonly Registered[],
  keys: string,
  dialogIsOpen: boolean,
): Shortcut | null => {
  for (const layer of LAYERS) {
    for (const entry of registered.filter((one) => one.layer === layer).reverse()) {
      const found = entry.shortcuts.find((one) => one.keys === keys && (!dialogIsOpen || one.inDialog === true));
      if (found !== undefined) return found;
    }
  }
  return null;
};

/** All shortcuts that work now, each key once, in the order of the keyboard: function keys first. */
export const workingShortcuts = (registered: readonly Registered[]): readonly Shortcut[] => {
  const keys = new Set(registered.flatMap((entry) => entry.shortcuts.map((one) => one.keys)));
  return [...keys]
    .map((key) => shortcutFor(registered, key, false))
    .filter((one) => one !== null)
    .sort((one, other) => keyOrder(one.keys) - keyOrder(other.keys));
};

const keyOrder = (keys: string): number => {
  const functionKey = /^F(\d+)$/.exec(keys)?.[1];
  if (functionKey !== undefined) return Number(functionKey);
  return keys === 'Mod+Enter' ? 90 : keys.startsWith('Alt+') ? 60 : keys === 'Esc' ? 95 : 50;
};
