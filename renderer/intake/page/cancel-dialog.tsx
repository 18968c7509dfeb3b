import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

/** Asks why an application is cancelled. */
export const CancelDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const caseNumber = useIntake((state) => state.stored?.caseNumber ?? '');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const confirm = (): void => {
    setAsked(true);
    if (reason.trim() === '') return;
    onClose();
    store.cancel(reason.trim());
  };
  return (
    <Dialog
      title={t('intake.cancel.title')}
      icon="trash"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('intake.cancel.keep')}</Button>
          <Button kind="dangerMain" onPress={confirm}>
            {t('intake.cancel.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('intake.cancel.text', { caseNumber })}</p>
      <TextField
        label={t('intake.cancel.reason')}
        required
        rows={2}
        maxLength={2000}
        value={reason}
        error={isAsked && reason.trim() === '' ? t('intake.cancel.reasonMissing') : undefined}
        onChange={setReason}
      />
    </Dialog>
  );
};
