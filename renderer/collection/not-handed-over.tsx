import { useState } from 'react';
import { usePlace, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { VisitRefusal } from './pin-step.tsx';
import type { Visit } from './visit.ts';

/** The visit ends without the card going over the desk; the reason is kept, the next visit starts afresh. */
export const NotHandedOverDialog = ({
  visit,
  isOpen,
  onClose,
}: {
  readonly visit: Visit;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useTexts();
  const place = usePlace();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '' || !(await visit.run('collection.notHandedOver', { reason }))) return;
    onClose();
    toast({ tone: 'ok', title: t('collection.not.done') });
    place.forget(visit.detail.caseId);
    place.go({ name: 'case', caseId: visit.detail.caseId });
  };
  return (
    <Dialog title={t('collection.not.title')} icon="warn" tone="warn" isOpen={isOpen} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t('collection.not.text')}</p>
        <VisitRefusal visit={visit} />
        <TextField
          label={t('collection.not.reason')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          error={tried && reason.trim() === '' ? t('common.field.required') : null}
          required
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('collection.not.back')}
          </Button>
          <Button kind="dangerMain" type="submit" isPending={visit.isPending}>
            {t('collection.not.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
