import { useState } from 'react';
import { useTurnedCode } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, PinField } from '../ui/index.ts';
import { PadWait } from './pad-wait.tsx';
import { TriesLeft } from './pin-parts.tsx';

/** What the card told before a code is asked. */
export interface PinReading {
  /** Null where the card does not tell without spending a try. */
  readonly triesLeft: number | null;
  readonly hasPinPad: boolean;
  /** Whether the holder can take a block off with both PUK codes; not known on every desk. */
  readonly holderCanUnblock?: boolean | undefined;
}

export interface PinEntryProps {
  readonly reading: PinReading;
  /** Digits as bytes, or null for the reader's own keys. Asked once; never repeated by itself. */
  readonly onVerify: (pin: Uint8Array<ArrayBuffer> | null, lastTryConfirmed: boolean) => Promise<void>;
}

/** Nobody is typing anywhere: the focus stands on the head of the present step. */
const restsOnStep = (): boolean => document.activeElement?.matches('[aria-current="step"] h2') === true;

/** The reader's keys where it has them, otherwise the entry field; the last try only after a confirmation. */
export const PinEntry = ({ reading, onVerify }: PinEntryProps) => {
  const { t } = useTexts();
  const isLast = reading.triesLeft === 1;
  const [lastConfirmed, setLastConfirmed] = useState(false);
  const [asksLast, setAsksLast] = useState(isLast);
  const [isBusy, setBusy] = useState(false);
  // After the officer's own step the focus rests on the head of the present one; only from there the field may take it.
  const [mayTakeFocus] = useState(restsOnStep);
  const verify = async (pin: Uint8Array<ArrayBuffer> | null): Promise<void> => {
    setBusy(true);
    await onVerify(pin, lastConfirmed);
    setBusy(false);
    setLastConfirmed(false);
  };
  useTurnedCode(
    reading.hasPinPad || (isLast && !lastConfirmed) ? null : { send: verify, label: 'customer.code.field' },
  );
  return (
    <>
      {isLast && !lastConfirmed ? (
        <div className="row">
          <Button kind="danger" onPress={() => setAsksLast(true)}>
            {t('pin.lastYes')}
          </Button>
        </div>
      ) : reading.hasPinPad ? (
        <PadWait
          title={t('pin.padTitle')}
          text={t('pin.padText')}
          label={t('pin.onReader')}
          isBusy={isBusy}
          onAsk={() => void verify(null)}
        />
      ) : (
        <>
          <Banner tone="warn" title={t('pin.fieldTitle')}>
            {t('pin.fieldText')}
          </Banner>
          <PinField
            label={t('pin.label')}
            submitLabel={t('pin.test')}
            tooShort={t('pin.tooShort')}
            onSubmit={verify}
            autoFocus={lastConfirmed || mayTakeFocus}
          />
        </>
      )}
      <Dialog
        title={t('pin.lastTitle')}
        icon="warn"
        tone="warn"
        isAlert
        isOpen={asksLast}
        onClose={() => setAsksLast(false)}
        actions={
          <>
            <Button kind="main" shortcut="Esc" autoFocus onPress={() => setAsksLast(false)}>
              {t('pin.lastNo')}
            </Button>
            <Button
              kind="danger"
              onPress={() => {
                setAsksLast(false);
                setLastConfirmed(true);
              }}
            >
              {t('pin.lastYes')}
            </Button>
          </>
        }
      >
        <TriesLeft left={1} />
        <p>{t('pin.lastText')}</p>
      </Dialog>
    </>
  );
};
