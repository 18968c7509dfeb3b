import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CardView } from '../../../electron/ipc/contract.ts';

/** What the person section shows of the card in the reader, and what its frame listens to. */
export interface CalmCard {
  readonly shown: CardView | null;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * A card that comes or goes turns the form into the comparison and back, which replaces every field. That waits until
 * the field in which somebody types is left, and then the focus goes on in the same field of the new shape.
 */
export const useCalmCard = (card: CardView | null): CalmCard => {
  const [shown, setShown] = useState(card);
  const [hasFocus, setHasFocus] = useState(false);
  const goOnAt = useRef<string | null>(null);
  const isOtherShape = (card === null) !== (shown === null);
  // The same shape with other values replaces no field; without focus nothing can be lost.
  if (card !== shown && (!isOtherShape || !hasFocus)) setShown(card);
  useLayoutEffect(() => {
    const id = goOnAt.current;
    goOnAt.current = null;
    if (id !== null && shown === card) document.getElementById(id)?.focus();
  }, [shown, card]);
  return {
    shown,
    onFocus: ({ target }) => {
      setHasFocus(true);
      if (!hasFocus || !isOtherShape || target.id === '') return;
      goOnAt.current = target.id;
      setShown(card);
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setHasFocus(false);
    },
  };
};
