import { useState } from 'react';
import type { CallError, PurgeRecord, RecordKind, RetentionOverview } from '../../../electron/ipc/contract.ts';
import { ApprovalFields, approvalOf, nobody, RefusalBanner, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';

/** Removing for good: says what goes and what stays, asks why, and a second person. */
export const PurgeDialog = ({
  kind,
  ids,
  supervisors,
  onClose,
  onDone,
}: {
  readonly kind: RecordKind;
  readonly ids: readonly string[];
  readonly supervisors: RetentionOverview['supervisors'];
  readonly onClose: () => void;
  readonly onDone: (purge: PurgeRecord) => void;
}) => {
  const { t } = useTexts();
  const { run, isPending } = useCommand('retention.purge');
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const isEmpty = reason.trim() === '';
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (isEmpty || isPending) return;
    const answer = await run({ kind, ids: [...ids], reason, approval: approvalOf(second) });
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <Dialog title={t('retention.sureTitle')} icon="warn" tone="warn" isOpen isWide onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RefusalBanner error={refused} />
        <p>{t(`retention.sure_${kind}`)}</p>
        <p className="hint">{t('retention.backups')}</p>
        <TextField
          label={t('retention.reason')}
          hint={t('retention.reasonHint')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          error={isAsked && isEmpty ? t('errors.reasonRequired') : null}
          required
        />
        <ApprovalFields supervisors={supervisors} value={second} onChange={setSecond} />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('common.action.back')}
          </Button>
          <Button kind="dangerMain" type="submit" isPending={isPending}>
            {t('retention.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
