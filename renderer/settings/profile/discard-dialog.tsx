import { useState } from 'react';
import { useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReasonDialog } from '../../ui/index.ts';
import { useEditorStore } from './react.tsx';
import { useAfterRules } from './refresh.ts';

/** Drops a draft, with a reason. */
export const DiscardDialog = ({ draftId, onClose }: { readonly draftId: string; readonly onClose: () => void }) => {
  const { t, error: say } = useTexts();
  const store = useEditorStore();
  const after = useAfterRules();
  const discard = useCommand('profiles.discard');
  const [error, setError] = useState<string | null>(null);
  return (
    <ReasonDialog
      isOpen
      tone="warn"
      title={t('profileEditor.discard')}
      label={t('profileEditor.reason')}
      backLabel={t('common.action.back')}
      confirmLabel={t('profileEditor.discard')}
      confirmKind="dangerMain"
      isPending={discard.isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason) =>
        void discard.run({ draftId, reason }).then((answer) => {
          if (!answer.ok) return setError(say(answer.error));
          onClose();
          store.leave();
          after();
        })
      }
    >
      <p>{t('profileEditor.discardText')}</p>
    </ReasonDialog>
  );
};
