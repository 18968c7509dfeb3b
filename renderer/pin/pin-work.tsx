import { type ReactNode, useEffect, useState } from 'react';
import {
  type CallError,
  type PinChangeOutcome,
  type PinOutcome,
  type PinUnblockOutcome,
  type Result,
  success,
} from '../../electron/ipc/contract.ts';
import { RefusalBanner } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button } from '../ui/index.ts';
import { PinEntry, type PinReading } from './pin-entry.tsx';
import { PinChangeForm, UnblockForm } from './pin-forms.tsx';
import { ChangeNote, UnblockNote } from './pin-outcomes.tsx';
import { PinNote, TriesLeft } from './pin-parts.tsx';

/** What is being done with the PIN; nothing when no form is open. */
export type PinWork = 'test' | 'change' | 'unblock' | null;

type Digits = Uint8Array<ArrayBuffer>;

/** The calls of one desk. Each code is sent once; the desk decides what is recorded, and of which card. */
export interface PinCalls {
  readonly tries: () => Promise<Result<PinReading>>;
  readonly verify: (pin: Digits | null, lastTryConfirmed: boolean) => Promise<Result<PinOutcome>>;
  readonly change: (
    pin: Digits | null,
    newPin: Digits | null,
    lastTryConfirmed: boolean,
  ) => Promise<Result<PinChangeOutcome>>;
  readonly unblock: (puk: Digits | null, lastTryConfirmed: boolean) => Promise<Result<PinUnblockOutcome>>;
}

type Outcome =
  | { readonly kind: 'test'; readonly outcome: PinOutcome }
  | { readonly kind: 'change'; readonly outcome: PinChangeOutcome }
  | { readonly kind: 'unblock'; readonly outcome: PinUnblockOutcome };

export interface PinDeskProps {
  /** The insertion of the card that the codes are for. */
  readonly sessionId: string;
  /** The card lies there and was read. */
  readonly canAsk: boolean;
  readonly calls: PinCalls;
  readonly work: PinWork;
  readonly onWork: (work: PinWork) => void;
  /** Nobody knows what the card counted: it was lost before it answered. */
  readonly onUnsure?: (() => void) | undefined;
}

/** What is known of the PIN of one card, and the codes that go to it: tries left first, then one code at a time. */
export const usePinDesk = ({ sessionId, canAsk, calls, work, onWork, onUnsure }: PinDeskProps) => {
  const [reading, setReading] = useState<PinReading | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const [attempts, setAttempts] = useState(0);
  // Tries are read again for each insertion and after each attempt, never assumed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the calls belong to the insertion, which is named
  useEffect(() => {
    setReading(null);
    if (!canAsk || attempts < 0) return;
    let isCurrent = true;
    void calls.tries().then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setReading(answer.value);
      else setRefused(answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId, canAsk, attempts]);
  // Another card: what was said of the former one no longer counts.
  useEffect(() => {
    if (sessionId !== '') {
      setOutcome(null);
      setRefused(null);
      setBefore(null);
    }
  }, [sessionId]);
  const settle = (answer: Result<Outcome>): void => {
    setBefore(reading?.triesLeft ?? null);
    setAttempts((count) => count + 1);
    setOutcome(answer.ok ? answer.value : null);
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const said = answer.value.outcome.outcome;
    if (said === 'unknown') onUnsure?.();
    if (!STAYS_OPEN.includes(said)) onWork(null);
  };
  const verify = async (pin: Digits | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await calls.verify(pin, lastTryConfirmed);
    settle(answer.ok ? success({ kind: 'test', outcome: answer.value }) : answer);
  };
  const change = async (pin: Digits | null, newPin: Digits | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await calls.change(pin, newPin, lastTryConfirmed);
    settle(answer.ok ? success({ kind: 'change', outcome: answer.value }) : answer);
  };
  const unblock = async (puk: Digits | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await calls.unblock(puk, lastTryConfirmed);
    settle(answer.ok ? success({ kind: 'unblock', outcome: answer.value }) : answer);
  };
  const isBlocked = reading?.triesLeft === 0;
  return {
    reading,
    outcome,
    refused,
    before,
    verify,
    change,
    unblock,
    isBlocked,
    canUnblock: reading?.holderCanUnblock !== false,
    // A blocked PIN takes no code any more: only the way to unblock it stays open.
    isOpen: work !== null && reading !== null && canAsk && (work === 'unblock' || !isBlocked),
  };
};

/** What the last code did, what the card says now, and the form that is open. `rest` stands there while none is. */
export const PinDeskPanel = ({
  desk,
  work,
  onWork,
  rest,
}: {
  readonly desk: ReturnType<typeof usePinDesk>;
  readonly work: PinWork;
  readonly onWork: (work: PinWork) => void;
  readonly rest: ReactNode;
}) => {
  const { t } = useTexts();
  const { reading, outcome, refused, before, canUnblock, isBlocked, isOpen } = desk;
  const blockedText = t(canUnblock ? 'pinWork.blockedPuk' : 'pinWork.blockedBelpic');
  return (
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
      {!isOpen || reading === null ? (
        rest
      ) : work === 'unblock' ? (
        canUnblock ? (
          <UnblockForm
            hasPinPad={reading.hasPinPad}
            isLast={outcome?.kind === 'unblock' && outcome.outcome.pukTriesLeft === 1}
            onUnblock={desk.unblock}
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
          onChange={desk.change}
          onCancel={() => onWork(null)}
        />
      ) : (
        <PinEntry reading={reading} onVerify={desk.verify} />
      )}
    </div>
  );
};

/** Tries left beside the head of the sheet; says that they are being read. */
export const PinTriesMeta = ({
  reading,
  canAsk,
}: {
  readonly reading: PinReading | null;
  readonly canAsk: boolean;
}) => {
  const { t } = useTexts();
  return reading === null ? (
    <span className="muted small">{canAsk ? t('cardCheck.reading') : ''}</span>
  ) : (
    <TriesLeft left={reading.triesLeft} />
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
