import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTurnedCode } from '../app/index.ts';
import { type TextKey, useTexts } from '../i18n/index.ts';
import { Banner, Button, PinField } from '../ui/index.ts';
import { PadWait } from './pad-wait.tsx';

/** Secrets typed in an earlier step go after this time, whatever happens. */
const LIFETIME_MS = 30_000;

export interface SecretStep {
  readonly label: string;
  /** The same for the applicant, where it is theirs to type on a turned screen. */
  readonly turnedLabel?: TextKey;
  readonly submitLabel: string;
  readonly tooShort: string;
  readonly digits?: { readonly min: number; readonly max: number };
}

export interface SecretStepsProps {
  readonly steps: readonly SecretStep[];
  /** Gets the digits of all steps as ASCII bytes. They are overwritten when the returned promise settles. */
  readonly onDone: (secrets: readonly Uint8Array<ArrayBuffer>[]) => Promise<void>;
}

/**
 * Several codes one after the other, one field at a time. What was typed in an earlier step is kept in bytes of its own,
 * never in the state of the page, and is overwritten after use, after 30 s and when the form goes.
 */
export const SecretSteps = ({ steps, onDone }: SecretStepsProps) => {
  const { t } = useTexts();
  const kept = useRef<Uint8Array<ArrayBuffer>[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [at, setAt] = useState(0);
  const wipe = useCallback((): void => {
    for (const secret of kept.current.splice(0)) secret.fill(0);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  useEffect(() => wipe, [wipe]);
  const take = async (typed: Uint8Array<ArrayBuffer>): Promise<void> => {
    kept.current.push(typed.slice());
    if (timer.current !== null) clearTimeout(timer.current);
    if (kept.current.length < steps.length) {
      timer.current = setTimeout(() => {
        wipe();
        setAt(0);
      }, LIFETIME_MS);
      setAt(kept.current.length);
      return;
    }
    try {
      await onDone([...kept.current]);
    } finally {
      wipe();
      setAt(0);
    }
  };
  const step = steps[at];
  useTurnedCode(step?.turnedLabel === undefined ? null : { send: take, label: step.turnedLabel, digits: step.digits });
  return step === undefined ? null : (
    <>
      <p className="muted small">{t('pinWork.step', { at: at + 1, of: steps.length })}</p>
      <PinField
        key={at}
        label={step.label}
        submitLabel={step.submitLabel}
        tooShort={step.tooShort}
        digits={step.digits}
        onSubmit={take}
        autoFocus
      />
    </>
  );
};

/** The keys of the reader where it has them, with the way back to the keyboard; otherwise the fields. */
export const SecretEntry = ({
  hasPinPad,
  padTitle,
  onPad,
  onCancel,
  children,
}: {
  readonly hasPinPad: boolean;
  readonly padTitle: string;
  readonly onPad: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useTexts();
  const [byKeyboard, setByKeyboard] = useState(!hasPinPad);
  const [isBusy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    await onPad();
    setBusy(false);
  };
  return (
    <>
      {byKeyboard ? (
        <>
          <Banner tone="warn" title={t('pin.fieldTitle')}>
            {t('pin.fieldText')}
          </Banner>
          {children}
        </>
      ) : (
        <PadWait
          title={padTitle}
          text={t('pinWork.padText')}
          label={t('pinWork.onReader')}
          isBusy={isBusy}
          onAsk={() => void ask()}
        >
          <Button kind="quiet" onPress={() => setByKeyboard(true)}>
            {t('pinWork.byKeyboard')}
          </Button>
        </PadWait>
      )}
      {isBusy ? null : (
        <div className="row">
          <Button kind="quiet" onPress={onCancel}>
            {t('pinWork.cancel')}
          </Button>
        </div>
      )}
    </>
  );
};
