import { createStore } from 'zustand/vanilla';
import type { Language } from '../../../electron/ipc/contract.ts';
import { isLanguage } from '../../i18n/index.ts';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['compact', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

/** How the screen looks on this machine. */
export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
  readonly language: Language;
}

/** The part of a browser store that is needed; it may refuse (private mode, full disk), then nothing is remembered. */
export interface Shelf {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

const KEY = 'appearance';

/** Store of the appearance, remembered on this machine. */
export const createAppearanceStore = (shelf: Shelf) => {
  const store = createStore<Appearance>(() => readAppearance(shelf));
  const change = (part: Partial<Appearance>): void => {
    store.setState(part);
    try {
      shelf.setItem(KEY, JSON.stringify(store.getState()));
    } catch {
      // The choice then holds until the window closes.
    }
  };
  return Object.assign(store, { change });
};

/** What is remembered; anything unknown falls back to the default. */
export const readAppearance = (shelf: Shelf): Appearance => {
  let kept: Readonly<Record<string, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(shelf.getItem(KEY) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = parsed as Readonly<Record<string, unknown>>;
  } catch {
    // Nothing usable is remembered.
  }
  const language = typeof kept.language === 'string' ? kept.language : undefined;
  return {
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'system',
    density: DENSITIES.find((density) => density === kept.density) ?? 'compact',
    language: isLanguage(language) ? language : 'nl',
  };
};

/** Writes the appearance on the page. `system` follows the machine, high contrast included. */
export const applyAppearance = (root: HTMLElement, look: Appearance, dark: boolean, moreContrast: boolean): void => {
  const theme = look.theme === 'system' ? (moreContrast ? 'contrast' : dark ? 'dark' : 'light') : look.theme;
  root.dataset.theme = theme;
  root.dataset.density = look.density === 'roomy' ? 'ruim' : 'compact';
  root.lang = look.language;
};
