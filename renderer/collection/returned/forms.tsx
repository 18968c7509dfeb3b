import { useState } from 'react';
import { type CallError, RETURN_CAUSES, type ReturnCause, type ReturnedDeed } from '../../../electron/ipc/contract.ts';
import { useShortcuts } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, CheckBox, Segmented, Sheet, TextField } from '../../ui/index.ts';
import { fieldMessage } from '../visit.ts';

interface DeedFormProps {
  readonly refused: CallError | null;
  readonly isPending: boolean;
  readonly onDeed: (deed: ReturnedDeed) => void;
}

/** The number that stands on a card of which the chip says nothing. */
export const TypedForm = ({ onSubmit }: { readonly onSubmit: (cardNumber: string) => Promise<CallError | null> }) => {
  const { t, error } = useTexts();
  const [cardNumber, setCardNumber] = useState('');
  const [refused, setRefused] = useState<CallError | null>(null);
  return (
    <Sheet>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit(cardNumber).then(setRefused);
        }}
      >
        <div className="grid2">
          <TextField
            label={t('returned.typed.number')}
            value={cardNumber}
            onChange={setCardNumber}
            maxLength={40}
            error={fieldMessage(refused, 'cardNumber', error)}
            required
          />
        </div>
        <div className="row">
          <Button kind="main" type="submit">
            {t('returned.next.typeNumber')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
};

/** Taking in by hand: what is wrong with the card, and that its photo and print were looked at. */
export const ByHandForm = ({ refused, isPending, onDeed }: DeedFormProps) => {
  const { t, error } = useTexts();
  const [reason, setReason] = useState('');
  const [looked, setLooked] = useState(false);
  const lookError = fieldMessage(refused, 'deed.looked', error);
  return (
    <Sheet>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onDeed({ kind: 'BY_HAND', reason, looked });
        }}
      >
        <TextField
          label={t('returned.typed.reason')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          error={fieldMessage(refused, 'deed.reason', error)}
          required
        />
        <CheckBox isSelected={looked} onChange={setLooked}>
          {t('returned.typed.looked')}
        </CheckBox>
        {lookError === null ? null : (
          <p className="err" role="alert">
            {lookError}
          </p>
        )}
        <div className="row">
          <Button kind="main" type="submit" isPending={isPending}>
            {t('returned.next.takeInByHand')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
};

/** Why a card comes back although no case waits for it. Nothing is chosen beforehand: a reason by default would be recorded unread. */
export const CauseForm = ({ refused, isPending, onDeed }: DeedFormProps) => {
  const { t, error } = useTexts();
  const [cause, setCause] = useState<ReturnCause | ''>('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (!isPending && cause !== '') onDeed({ kind: 'NO_CASE', cause, note });
  };
  useShortcuts(
    isPending ? [] : [{ keys: 'F4', label: t('returned.next.recordReason'), run: submit, guard: 'cause', inBar: true }],
  );
  return (
    <Sheet>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="field">
          <span className="lab" aria-hidden="true">
            {t('returned.cause.label')}
          </span>
          <Segmented
            label={t('returned.cause.label')}
            value={cause}
            options={RETURN_CAUSES.map((value) => ({ value, label: t(`returned.cause.${value}`) }))}
            onChange={setCause}
            wraps
          />
        </div>
        {tried && cause === '' ? (
          <p className="err" role="alert">
            {t('returned.cause.choose')}
          </p>
        ) : null}
        <TextField
          label={t('returned.cause.note')}
          value={note}
          onChange={setNote}
          maxLength={2000}
          error={fieldMessage(refused, 'deed.note', error)}
          required={cause === 'OTHER'}
        />
        <div className="row">
          <Button kind="main" type="submit" shortcut="F4" isPending={isPending}>
            {t('returned.next.recordReason')}
          </Button>
          <Button onPress={() => onDeed({ kind: 'GIVE_BACK' })}>{t('returned.next.giveBack')}</Button>
        </div>
      </form>
    </Sheet>
  );
};
