import { usePlace, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { ReasonDialog } from '../ui/index.ts';
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
  const confirm = async (reason: string): Promise<void> => {
    if (!(await visit.run('collection.notHandedOver', { reason }))) return;
    onClose();
    toast({ tone: 'ok', title: t('collection.not.done') });
    place.forget(visit.detail.caseId);
    place.go({ name: 'case', caseId: visit.detail.caseId });
  };
  return (
    <ReasonDialog
      title={t('collection.not.title')}
      tone="warn"
      label={t('collection.not.reason')}
      backLabel={t('collection.not.back')}
      confirmLabel={t('collection.not.confirm')}
      confirmKind="dangerMain"
      isOpen={isOpen}
      isPending={visit.isPending}
      onClose={onClose}
      onConfirm={(reason) => void confirm(reason)}
    >
      <p>{t('collection.not.text')}</p>
      <VisitRefusal visit={visit} />
    </ReasonDialog>
  );
};
