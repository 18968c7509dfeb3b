import { useEffect, useState } from 'react';
import {
  type CallError,
  type CardView,
  type PinChangeOutcome,
  type PinOutcome,
  type PinUnblockOutcome,
  type Result,
  success,
} from '../../electron/ipc/contract.ts';
import { RefusalBanner, useClient, useCustomer } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { PinEntry, PinNote, type PinReading, TriesLeft } from '../pin/index.ts';
import { Banner, Button, Sheet } from '../ui/index.ts';
import { PinChangeForm, UnblockForm } from './pin-forms.tsx';
import { ChangeNote, UnblockNote } from './pin-outcomes.tsx';

/** What is being done with the PIN; nothing when no form is open. */
export type PinWork = 'test' | 'change' | 'unblock' | null;

/** What the applicant's display asks for. */
const CODE_OF = { test: 'pin', change: 'newPin', unblock: 'puk' } as const;

type Outcome =
  | { readonly kind: 'test'; readonly outcome: PinOutcome }
  | { readonly kind: 'change'; readonly outcome: PinChangeOutcome }
  | { readonly kind: 'unblock'; readonly outcome: PinUnblockOutcome };

type Digits = Uint8Array<ArrayBuffer>;

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
  const { sessionId } = card;
  const [reading, setReading] = useState<PinReading | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [before, setBefore] = useState<number | null>(null);
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
  useEffect(() => onReading(reading), [reading, onReading]);
  // Another card: what was said of the former one no longer counts.
  useEffect(() => {
    if (sessionId !== '') {
      setOutcome(null);
      setRefused(null);
      setBefore(null);
    }
  }, [sessionId]);
  // A form that stands open when the card goes away: nobody knows what was counted, so the same card is asked for.
  useEffect(() => {
    if (isPresent || work === null) return;
    onPulled(card.identity.cardNumber);
    onWork(null);
  }, [isPresent, work, onPulled, onWork, card.identity.cardNumber]);

  const settle = (answer: Result<Outcome>): void => {
    setBefore(reading?.triesLeft ?? null);
    setAttempts((count) => count + 1);
    setOutcome(answer.ok ? answer.value : null);
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const said = answer.value.outcome.outcome;
    if (said === 'unknown') onPulled(card.identity.cardNumber);
    if (!STAYS_OPEN.includes(said)) onWork(null);
  };
  const verify = async (pin: Digits | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await client.call('card.verifyPin', { cardSessionId: sessionId, pin, lastTryConfirmed });
    settle(answer.ok ? success({ kind: 'test', outcome: answer.value }) : answer);
  };
  const change = async (pin: Digits | null, newPin: Digits | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await client.call('card.changePin', { cardSessionId: sessionId, pin, newPin, lastTryConfirmed });
    settle(answer.ok ? success({ kind: 'change', outcome: answer.value }) : answer);
  };
  const unblock = async (puk: Digits | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await client.call('card.unblockPin', { cardSessionId: sessionId, puk, lastTryConfirmed });
    settle(answer.ok ? success({ kind: 'unblock', outcome: answer.value }) : answer);
  };

  useCustomer({ kind: 'card', code: isPresent && work !== null ? CODE_OF[work] : 'none' });
  const canUnblock = reading?.holderCanUnblock !== false;
  const blockedText = t(canUnblock ? 'pinWork.blockedPuk' : 'pinWork.blockedBelpic');
  const isBlocked = reading?.triesLeft === 0;
  // A blocked PIN takes no code any more: only the way to unblock it stays open.
  const isOpen = work !== null && reading !== null && canAsk && (work === 'unblock' || !isBlocked);
  return (
    <Sheet
      title={t('cardCheck.pin')}
      meta={
        reading === null ? (
          <span className="muted small">{canAsk ? t('cardCheck.reading') : ''}</span>
        ) : (
          <TriesLeft left={reading.triesLeft} />
        )
      }
    >
      <div className="stack">
        {outcome === null ? null : <Note outcome={outcome} blockedText={blockedText} />}
        {outcome === null || before === null || reading === null || reading.triesLeft === null ? null : (
          <p className="muted small">
            {t('pinWork.triesBefore', { before })}, {t('pinWork.triesAfter', { after: reading.triesLeft })}
          </p>
        )}
        {refused === null ? null : <RefusalBanner error={refused} />}
        {isBlocked && outcome === null ? (
          <Banner tone="bad" title={t('pin.blockedTitle')}>
            {blockedText}
          </Banner>
        ) : null}
        {reading?.triesLeft === 1 && !isOpen && outcome === null ? (
          <Banner tone="warn" title={t('pinWork.oneLeftTitle')}>
            {t(canUnblock ? 'pinWork.oneLeftPuk' : 'pinWork.oneLeftBelpic')}
          </Banner>
        ) : null}
        {!isOpen ? (
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
        ) : work === 'unblock' ? (
          canUnblock ? (
            <UnblockForm
              hasPinPad={reading.hasPinPad}
              isLast={outcome?.kind === 'unblock' && outcome.outcome.pukTriesLeft === 1}
              onUnblock={unblock}
              onCancel={() => onWork(null)}
            />
          ) : (
            <>
              <UnblockNote outcome={{ outcome: 'notOnThisGeneration', pukTriesLeft: null }} />
              <div className="row">
                <Button onPress={() => onWork(null)}>{t('pinWork.cancel')}</Button>
              </div>
            </>
          )
        ) : work === 'change' ? (
          <PinChangeForm
            hasPinPad={reading.hasPinPad}
            isLast={reading.triesLeft === 1}
            onChange={change}
            onCancel={() => onWork(null)}
          />
        ) : (
          <PinEntry reading={reading} onVerify={verify} />
        )}
      </div>
    </Sheet>
  );
};

/** After these the holder usually tries again at once. */
const STAYS_OPEN: readonly string[] = [
  'wrongPin',
  'newPinRefused',
  'newPinsDiffer',
  'wrongPuk',
  'notAPuk',
  'lastTryNeedsConfirmation',
];

const Note = ({ outcome: said, blockedText }: { readonly outcome: Outcome; readonly blockedText: string }) => {
  switch (said.kind) {
    case 'test':
      return <PinNote outcome={said.outcome} blockedText={blockedText} />;
    case 'change':
      return <ChangeNote outcome={said.outcome} blockedText={blockedText} />;
    case 'unblock':
      return <UnblockNote outcome={said.outcome} />;
  }
};
