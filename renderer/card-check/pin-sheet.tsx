import { useEffect, useState } from 'react';
import type { CallError, CardView, PinOutcome } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useClient } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { PinEntry, PinNote, type PinReading, TriesLeft } from '../pin/index.ts';
import { Button, Sheet } from '../ui/index.ts';

/** The PIN of the card in the reader: tries left first, then a test that counts like any other. */
export const PinSheet = ({
  card,
  isPresent,
  isTesting,
  onTest,
}: {
  readonly card: CardView;
  readonly isPresent: boolean;
  readonly isTesting: boolean;
  readonly onTest: (isTesting: boolean) => void;
}) => {
  const { t } = useTexts();
  const client = useClient();
  const { sessionId } = card;
  const [reading, setReading] = useState<PinReading | null>(null);
  const [outcome, setOutcome] = useState<PinOutcome | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [attempts, setAttempts] = useState(0);
  const canAsk = isPresent && card.complete;
  useEffect(() => {
    setReading(null);
    if (!canAsk || attempts < 0) return;
    let isCurrent = true;
    void client.call('card.pinTries', { cardSessionId: sessionId }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setReading(answer.value);
      else setRefused(answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, sessionId, canAsk, attempts]);
  // Another card: what was said of the former one no longer counts.
  useEffect(() => {
    if (sessionId !== '') {
      setOutcome(null);
      setRefused(null);
    }
  }, [sessionId]);
  const verify = async (pin: Uint8Array<ArrayBuffer> | null, lastTryConfirmed: boolean): Promise<void> => {
    setRefused(null);
    const answer = await client.call('card.verifyPin', { cardSessionId: sessionId, pin, lastTryConfirmed });
    setAttempts((before) => before + 1);
    if (answer.ok) setOutcome(answer.value);
    else setRefused(answer.error);
  };
  return (
    <Sheet title={t('cardCheck.pin')}>
      {reading === null ? <p className="muted">{t('cardCheck.reading')}</p> : <TriesLeft left={reading.triesLeft} />}
      {outcome === null ? null : <PinNote outcome={outcome} />}
      {refused === null ? null : <RefusalBanner error={refused} />}
      {!isTesting || reading === null || !canAsk ? (
        <div className="row">
          <Button shortcut="Alt+T" onPress={() => onTest(true)}>
            {t('cardCheck.test')}
          </Button>
        </div>
      ) : (
        <PinEntry reading={reading} onVerify={verify} />
      )}
    </Sheet>
  );
};
