import { useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog } from '../ui/index.ts';
import { TriesLeft } from './pin-parts.tsx';
import { SecretEntry, SecretSteps } from './secret-steps.tsx';

type Digits = Uint8Array<ArrayBuffer>;

/** Old PIN, new PIN, new PIN again: only two equal new ones go to the card. */
export const PinChangeForm = ({
  hasPinPad,
  isLast,
  onChange,
  onCancel,
}: {
  readonly hasPinPad: boolean;
  /** One try left: it is only used after a confirmation. */
  readonly isLast: boolean;
  readonly onChange: (pin: Digits | null, newPin: Digits | null, lastTryConfirmed: boolean) => Promise<void>;
  readonly onCancel: () => void;
}) => {
  const { t } = useTexts();
  const [confirmed, setConfirmed] = useState(false);
  const [differs, setDiffers] = useState(false);
  if (isLast && !confirmed) {
    return (
      <LastTry
        title={t('pin.lastTitle')}
        text={t('pin.lastText')}
        left={1}
        onYes={() => setConfirmed(true)}
        onNo={onCancel}
      />
    );
  }
  const done = async ([pin, newPin, again]: readonly Digits[]): Promise<void> => {
    if (pin === undefined || newPin === undefined || again === undefined) return;
    const isSame = newPin.length === again.length && newPin.every((digit, place) => digit === again[place]);
    setDiffers(!isSame);
    if (isSame) await onChange(pin, newPin, confirmed);
  };
  const field = { submitLabel: t('pinWork.next'), tooShort: t('pin.tooShort') };
  return (
    <SecretEntry
      hasPinPad={hasPinPad}
      padTitle={t('pinWork.padChange')}
      onPad={() => onChange(null, null, confirmed)}
      onCancel={onCancel}
    >
      {differs ? (
        <Banner tone="warn" live="alert">
          {t('pinWork.repeatDiffers')}
        </Banner>
      ) : null}
      <SecretSteps
        steps={[
          { ...field, label: t('pinWork.oldPin'), turnedLabel: 'customer.code.field' },
          { ...field, label: t('pinWork.newPin'), turnedLabel: 'pinWork.newPin' },
          {
            ...field,
            label: t('pinWork.repeatPin'),
            turnedLabel: 'pinWork.repeatPin',
            submitLabel: t('pinWork.doChange'),
          },
        ]}
        onDone={done}
      />
    </SecretEntry>
  );
};

const PUK_DIGITS = { min: 6, max: 6 };

/** Both PUK codes, the holder's first. The last try of the PUK is only used after a confirmation. */
export const UnblockForm = ({
  hasPinPad,
  isLast,
  onUnblock,
  onCancel,
}: {
  readonly hasPinPad: boolean;
  readonly isLast: boolean;
  readonly onUnblock: (puk: Digits | null, lastTryConfirmed: boolean) => Promise<void>;
  readonly onCancel: () => void;
}) => {
  const { t } = useTexts();
  const [confirmed, setConfirmed] = useState(false);
  if (isLast && !confirmed) {
    return (
      <LastTry
        title={t('pinWork.lastPukTitle')}
        text={t('pinWork.lastPukText')}
        left={null}
        onYes={() => setConfirmed(true)}
        onNo={onCancel}
      />
    );
  }
  const done = async ([puk2, puk1]: readonly Digits[]): Promise<void> => {
    if (puk2 === undefined || puk1 === undefined) return;
    const both = new Uint8Array(puk2.length + puk1.length);
    both.set(puk2);
    both.set(puk1, puk2.length);
    try {
      await onUnblock(both, confirmed);
    } finally {
      both.fill(0);
    }
  };
  const field = { tooShort: t('pinWork.pukTooShort'), digits: PUK_DIGITS };
  return (
    <SecretEntry
      hasPinPad={hasPinPad}
      padTitle={t('pinWork.padUnblock')}
      onPad={() => onUnblock(null, confirmed)}
      onCancel={onCancel}
    >
      <SecretSteps
        steps={[
          { ...field, label: t('pinWork.puk2'), submitLabel: t('pinWork.next') },
          { ...field, label: t('pinWork.puk1'), submitLabel: t('pinWork.doUnblock') },
        ]}
        onDone={done}
      />
    </SecretEntry>
  );
};

const LastTry = ({
  title,
  text,
  left,
  onYes,
  onNo,
}: {
  readonly title: string;
  readonly text: string;
  readonly left: number | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) => {
  const { t } = useTexts();
  return (
    <Dialog
      title={title}
      icon="warn"
      tone="warn"
      isAlert
      isOpen
      onClose={onNo}
      actions={
        <>
          <Button kind="main" shortcut="Esc" autoFocus onPress={onNo}>
            {t('pin.lastNo')}
          </Button>
          <Button kind="danger" onPress={onYes}>
            {t('pin.lastYes')}
          </Button>
        </>
      }
    >
      {left === null ? null : <TriesLeft left={left} />}
      <p>{text}</p>
    </Dialog>
  );
};
