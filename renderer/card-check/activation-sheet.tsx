import { useEffect, useState } from 'react';
import type { CardActivation } from '../../electron/ipc/contract.ts';
import { useClient } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EvidenceList } from '../pin/index.ts';
import { Sheet, StatusMark } from '../ui/index.ts';

const TONES = { active: 'ok', notActive: 'bad', notKnown: 'unknown' } as const;

/** What proves that the card is active, one by one. `revision` rises whenever something may have changed. */
export const ActivationSheet = ({
  cardSessionId,
  revision,
}: {
  readonly cardSessionId: string | null;
  readonly revision: number;
}) => {
  const { t } = useTexts();
  const client = useClient();
  const [found, setFound] = useState<CardActivation | null>(null);
  useEffect(() => {
    if (revision < 0) return;
    let isCurrent = true;
    void client.call('card.activation', { cardSessionId }).then((answer) => {
      // What was found stays while the card is out: the banner above says that it is.
      if (isCurrent && answer.ok) setFound(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, cardSessionId, revision]);
  return (
    <Sheet
      title={t('cardSheet.activation.title')}
      meta={
        found === null ? (
          <StatusMark tone="busy">{t('cardCheck.reading')}</StatusMark>
        ) : (
          <StatusMark tone={TONES[found.state]}>{t(`cardSheet.activation.${found.state}`)}</StatusMark>
        )
      }
    >
      {found === null ? null : <EvidenceList evidence={found.evidence} />}
      {found?.state === 'notKnown' ? <p className="hint">{t('cardSheet.activation.how')}</p> : null}
    </Sheet>
  );
};
