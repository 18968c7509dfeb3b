import { useEffect, useState } from 'react';
import type { CallError, CardSheet, ReaderView } from '../../electron/ipc/contract.ts';
import { useClient } from '../app/index.ts';

/** Everything that was read of the card in the reader so far; asked again whenever main tells a change. Null before its identity. */
export const useSheet = (
  view: ReaderView | null,
): { readonly sheet: CardSheet | null; readonly refused: CallError | null } => {
  const client = useClient();
  const [sheet, setSheet] = useState<CardSheet | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const sessionId = view?.card?.sessionId ?? null;
  const revision = view?.revision ?? 0;
  useEffect(() => {
    if (sessionId === null || revision < 0) return;
    let isCurrent = true;
    void client.call('card.sheet', { cardSessionId: sessionId }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setSheet(answer.value);
      // A card that went away meanwhile is told by the reader.
      setRefused(answer.ok || answer.error.code === 'cardChangedMeanwhile' ? null : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, sessionId, revision]);
  return { sheet: sheet?.sheetId === sessionId ? sheet : null, refused };
};
