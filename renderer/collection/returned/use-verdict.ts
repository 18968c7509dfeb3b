import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError, CallResult, ReturnedVerdict } from '../../../electron/ipc/contract.ts';
import { useClient, useReaderView } from '../../app/index.ts';

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

/**
 * Asks main twice for each card: as soon as its identity is read, so that the verdict does not wait for photo and
 * signatures, and again when the card is read whole. An answer for a card that was taken out meanwhile is dropped.
 */
export const useDeskVerdict = (batchId: string | null): DeskVerdict => {
  const client = useClient();
  const reader = useReaderView();
  const [verdict, setVerdict] = useState<ReturnedVerdict | null>(null);
  const [failed, setFailed] = useState<CallError | null>(null);
  const asked = useRef('');
  /** The card with which something was done: it is not judged again while it lies there, also when a stack begins or ends. */
  const dealtWith = useRef('');
  const kind = reader?.state.kind ?? 'noReader';
  const card = reader?.cardPresent === true ? reader.card : null;
  const sessionId = card?.sessionId ?? '';
  const hasThing = JUDGEABLE.includes(kind) && (card !== null || (kind !== 'reading' && kind !== 'card'));
  const part = card === null ? (reader?.since ?? '') : `${card.sessionId} ${card.complete ? 'whole' : 'identity'}`;
  const key = hasThing ? `${batchId ?? ''} ${kind === 'reading' ? 'card' : kind} ${part}` : '';
  const take = useCallback((answer: CallResult<'returned.judge'>): void => {
    setVerdict(answer.ok ? answer.value : null);
    setFailed(answer.ok || answer.error.code === 'cardStillReading' ? null : answer.error);
  }, []);
  useEffect(() => {
    if (key === '' || asked.current === key || (sessionId !== '' && dealtWith.current === sessionId)) return;
    asked.current = key;
    void client.call('returned.judge', { batchId }).then((answer) => {
      if (asked.current === key) take(answer);
    });
  }, [client, key, sessionId, batchId, take]);
  // Another card is being laid in: what was said of the one before no longer counts.
  const isReading = kind === 'reading' && card === null;
  useEffect(() => {
    if (!isReading) return;
    asked.current = '';
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
