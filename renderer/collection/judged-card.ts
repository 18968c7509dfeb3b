import { useEffect, useRef, useState } from 'react';
import type { CallError, CallValue } from '../../electron/ipc/contract.ts';
import { useClient, useReaderView } from '../app/index.ts';

type JudgingCall = 'collection.judgeReturnedCard' | 'collection.judgeNewCard';

/** The newest verdict on a card, whether that card still lies in the reader, and whether one is being read. */
export interface JudgedCard<Name extends JudgingCall> {
  readonly verdict: CallValue<Name> | null;
  readonly cardIsThere: boolean;
  readonly isReading: boolean;
  readonly failed: CallError | null;
}

/** States of the reader that end a reading, so that main can judge what lies there. */
const JUDGEABLE: readonly string[] = ['card', 'unknownCard', 'notActivated', 'mute', 'failed'];

/**
 * Asks main for a verdict each time a card was read to its end. An answer for a card that was taken out meanwhile is
 * dropped; the verdict itself stays on the screen until the next card.
 */
export const useJudgedCard = <Name extends JudgingCall>(
  name: Name,
  caseId: string,
  isWanted: boolean,
): JudgedCard<Name> => {
  const client = useClient();
  const reader = useReaderView();
  const [verdict, setVerdict] = useState<CallValue<Name> | null>(null);
  const [failed, setFailed] = useState<CallError | null>(null);
  const asked = useRef('');
  const kind = reader?.state.kind ?? 'noReader';
  const sessionId = reader?.card?.sessionId ?? reader?.since ?? '';
  const isRead = JUDGEABLE.includes(kind) && (kind !== 'card' || reader?.card?.complete === true);
  const ready = isWanted && isRead && reader?.cardPresent !== false ? `${sessionId} ${kind}` : '';
  useEffect(() => {
    if (ready === '' || asked.current === ready) return;
    asked.current = ready;
    void client.call<JudgingCall>(name, { caseId }).then((answer) => {
      if (asked.current !== ready) return;
      setVerdict(answer.ok ? (answer.value as CallValue<Name>) : null);
      setFailed(answer.ok ? null : answer.error);
    });
  }, [client, name, caseId, ready]);
  useEffect(() => {
    if (kind === 'reading') asked.current = '';
  }, [kind]);
  const isReading = isWanted && (kind === 'reading' || (kind === 'card' && reader?.card?.complete !== true));
  const cardIsThere = reader?.cardPresent === true && reader.card?.sessionId === verdict?.cardSessionId;
  return { verdict: isReading ? null : verdict, cardIsThere, isReading, failed: isReading ? null : failed };
};
