import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError, CallResult, ReaderView, ReturnedVerdict } from '../../../electron/ipc/contract.ts';
import { cardInReader, useClient, useEachReaderView, useReaderView } from '../../app/index.ts';

/** The newest verdict at this desk. */
export interface DeskVerdict {
  readonly verdict: ReturnedVerdict | null;
  readonly failed: CallError | null;
  /** A card lies there of which not even the identity is read. */
  readonly isReading: boolean;
  /** The card of the verdict still lies in the reader. */
  readonly cardIsThere: boolean;
  /** Judges the number that was typed from a card. */
  readonly judgeTyped: (cardNumber: string) => Promise<CallError | null>;
  /** The card was dealt with: its verdict leaves the screen. */
  readonly clear: () => void;
}

/** States of the reader in which there is something to judge. */
const JUDGEABLE: readonly string[] = ['reading', 'card', 'unknownCard', 'notActivated', 'mute', 'failed'];

/** What is to be judged now, as a word that changes with it; empty while there is nothing. */
const thingIn = (reader: ReaderView | null): { readonly thing: string; readonly sessionId: string } => {
  const kind = reader?.state.kind ?? 'noReader';
  const card = cardInReader(reader);
  const hasThing = JUDGEABLE.includes(kind) && (card !== null || (kind !== 'reading' && kind !== 'card'));
  if (!hasThing) return { thing: '', sessionId: '' };
  const part = card === null ? (reader?.since ?? '') : `${card.sessionId} ${card.complete ? 'whole' : 'identity'}`;
  return { thing: `${kind === 'reading' ? 'card' : kind} ${part}`, sessionId: card?.sessionId ?? '' };
};

/** A card lies there of which not even the identity is read. */
const isBeingLaidIn = (reader: ReaderView | null): boolean =>
  reader?.state.kind === 'reading' && cardInReader(reader) === null;

/**
 * Asks main twice for each card: as soon as its identity is read, so that the verdict does not wait for photo and
 * signatures, and again when the card is read whole. It asks when it hears of the card, before the reader beside it is
 * drawn anew. An answer for a card that was taken out meanwhile is dropped.
 */
export const useDeskVerdict = (batchId: string | null): DeskVerdict => {
  const client = useClient();
  const reader = useReaderView();
  const [verdict, setVerdict] = useState<ReturnedVerdict | null>(null);
  const [failed, setFailed] = useState<CallError | null>(null);
  const asked = useRef('');
  /** The card with which something was done: it is not judged again while it lies there, also when a stack begins or ends. */
  const dealtWith = useRef('');
  const take = useCallback((answer: CallResult<'returned.judge'>): void => {
    setVerdict(answer.ok ? answer.value : null);
    setFailed(answer.ok || answer.error.code === 'cardStillReading' ? null : answer.error);
  }, []);
  const look = useCallback(
    (view: ReaderView | null): void => {
      const { thing, sessionId } = thingIn(view);
      if (isBeingLaidIn(view)) asked.current = '';
      const key = `${batchId ?? ''} ${thing}`;
      if (thing === '' || asked.current === key || (sessionId !== '' && dealtWith.current === sessionId)) return;
      asked.current = key;
      void client.call('returned.judge', { batchId }).then((answer) => {
        if (asked.current === key) take(answer);
      });
    },
    [client, batchId, take],
  );
  useEachReaderView(look);
  const card = cardInReader(reader);
  // What was said of the card before no longer counts.
  const isReading = isBeingLaidIn(reader);
  useEffect(() => {
    if (!isReading) return;
    setVerdict(null);
    setFailed(null);
  }, [isReading]);
  const judgeTyped = async (cardNumber: string): Promise<CallError | null> => {
    const answer = await client.call('returned.judgeTyped', { cardNumber, batchId });
    if (answer.ok) take(answer);
    return answer.ok ? null : answer.error;
  };
  const clear = (): void => {
    dealtWith.current = verdict?.cardSessionId ?? '';
    setVerdict(null);
  };
  const cardIsThere = verdict !== null && card !== null && card.sessionId === verdict.cardSessionId;
  return { verdict, failed, isReading, cardIsThere, judgeTyped, clear };
};
