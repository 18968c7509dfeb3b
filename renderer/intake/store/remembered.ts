/** The part of the browser's own store that is needed; it may refuse, then nothing is remembered. */
export interface SessionShelf {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

const KEY = 'openDraft';

/**
 * Which draft stands open in this window, so that a reload of the page leads back to it. Only its id: what was typed is
 * with main. Forgotten with the window.
 */
export const rememberDraft = (shelf: SessionShelf, draftId: string | null): void => {
  try {
    if (draftId === null) shelf.removeItem(KEY);
    else shelf.setItem(KEY, draftId);
  } catch {
    // Then the draft is found in the list of drafts.
  }
};

/** The draft that stood open before the page was loaded again, or null. */
export const rememberedDraft = (shelf: SessionShelf): string | null => {
  try {
    return shelf.getItem(KEY);
  } catch {
    return null;
  }
};

/** Somebody else sits down: no reload leads back to the draft of the former officer. */
export const forgetOpenDraft = (shelf: SessionShelf): void => rememberDraft(shelf, null);
