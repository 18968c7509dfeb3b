import { useEffect } from 'react';
import type { CardView } from '../../electron/ipc/contract.ts';
import { useClient, useCustomer } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { PinDeskPanel, type PinReading, PinTriesMeta, type PinWork, usePinDesk } from '../pin/index.ts';
import { Button, Sheet } from '../ui/index.ts';

export type { PinWork } from '../pin/index.ts';

/** What the applicant's display asks for. */
const CODE_OF = { test: 'pin', change: 'newPin', unblock: 'puk' } as const;

export interface PinSheetProps {
  readonly card: CardView;
  readonly isPresent: boolean;
  readonly work: PinWork;
  readonly onWork: (work: PinWork) => void;
  /** What the card told of its tries; null while it was not asked. */
  readonly onReading: (reading: PinReading | null) => void;
  /** The card went away while a code was asked; `number` is the one to ask for again. */
  readonly onPulled: (cardNumber: string) => void;
}

/** The PIN of the card in the reader: tries left first, then a test, a change or an unblocking, each sent once. */
export const PinSheet = ({ card, isPresent, work, onWork, onReading, onPulled }: PinSheetProps) => {
  const { t } = useTexts();
  const client = useClient();
  const { sessionId: cardSessionId } = card;
  const canAsk = isPresent && card.complete;
  const desk = usePinDesk({
    sessionId: cardSessionId,
    canAsk,
    calls: {
      tries: () => client.call('card.pinTries', { cardSessionId }),
      verify: (pin, lastTryConfirmed) => client.call('card.verifyPin', { cardSessionId, pin, lastTryConfirmed }),
      change: (pin, newPin, lastTryConfirmed) =>
        client.call('card.changePin', { cardSessionId, pin, newPin, lastTryConfirmed }),
      unblock: (puk, lastTryConfirmed) => client.call('card.unblockPin', { cardSessionId, puk, lastTryConfirmed }),
    },
    work,
    onWork,
    onUnsure: () => onPulled(card.identity.cardNumber),
  });
  const { reading } = desk;
  useEffect(() => onReading(reading), [reading, onReading]);
  // A form that stands open when the card goes away: nobody knows what was counted, so the same card is asked for.
  useEffect(() => {
    if (isPresent || work === null) return;
    onPulled(card.identity.cardNumber);
    onWork(null);
  }, [isPresent, work, onPulled, onWork, card.identity.cardNumber]);
  useCustomer({ kind: 'card', code: isPresent && work !== null ? CODE_OF[work] : 'none' });
  return (
    <Sheet title={t('cardCheck.pin')} meta={<PinTriesMeta reading={desk.reading} canAsk={canAsk} />}>
      <PinDeskPanel
        desk={desk}
        work={work}
        onWork={onWork}
        rest={
          <div className="row">
            <Button shortcut="Alt+T" onPress={() => onWork('test')}>
              {t('cardCheck.test')}
            </Button>
            <Button shortcut="Alt+W" onPress={() => onWork('change')}>
              {t('pinWork.change')}
            </Button>
            <Button shortcut="Alt+D" onPress={() => onWork('unblock')}>
              {t('pinWork.unblock')}
            </Button>
          </div>
        }
      />
    </Sheet>
  );
};
