import { useState } from 'react';
import type { CallInput, CaseDetail } from '../../electron/ipc/contract.ts';
import { usePlace, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { ReasonDialog, Segmented } from '../ui/index.ts';
import { VisitRefusal } from './pin-step.tsx';
import type { Visit } from './visit.ts';

const NEXT = ['COME_BACK', 'NEW_CODES'] as const;
type Next = NonNullable<CallInput<'collection.notHandedOver'>['next']>;

/** Who stops at the letter or at the PIN mostly has no codes that work. */
const suggestion = ({ visit }: CaseDetail): Next =>
  visit.stage === 'person' || visit.stage === 'pin' ? 'NEW_CODES' : 'COME_BACK';

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
  const [chosen, setChosen] = useState<Next | null>(null);
  const next = chosen ?? suggestion(visit.detail);
  const confirm = async (reason: string): Promise<void> => {
    if (!(await visit.run('collection.notHandedOver', { reason, next }))) return;
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
      <Segmented
        label={t('visit.next.label')}
        value={next}
        options={NEXT.map((value) => ({ value, label: t(`visit.next.${value}`) }))}
        onChange={setChosen}
        fit
      />
      <p className="muted small">{t(`visit.next.${next === 'NEW_CODES' ? 'codesHint' : 'comeBackHint'}`)}</p>
      <VisitRefusal visit={visit} />
    </ReasonDialog>
  );
};
