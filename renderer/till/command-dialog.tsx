import { type ReactNode, useState } from 'react';
import type { TillView } from '../../electron/ipc/contract.ts';
import { ApprovalFields, type ApprovalTyped, approvalOf, nobody } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, TextField } from '../ui/index.ts';

/** What a command says while its dialog is open; see `useTillCommand`. */
interface CommandState {
  readonly message: string | null;
  readonly isPending: boolean;
  readonly needsSecond: boolean;
}

/** A correction at the till: what it is about, why, and above the limit a second person. Nothing happens without a reason. */
export const CommandDialog = ({
  title,
  reasonLabel,
  confirmLabel,
  command,
  supervisors,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly reasonLabel: string;
  readonly confirmLabel: string;
  readonly command: CommandState;
  readonly supervisors: TillView['supervisors'];
  readonly onConfirm: (typed: { readonly reason: string; readonly approval: ApprovalTyped | null }) => Promise<unknown>;
  readonly onClose: () => void;
  /** Fields above the reason. */
  readonly children?: ReactNode;
}) => {
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '' || command.isPending) return;
    const done = await onConfirm({ reason, approval: approvalOf(second) });
    if (done !== null) onClose();
  };
  return (
    <Dialog title={title} icon="warn" tone="warn" isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {command.message === null ? null : (
          <Banner tone="bad" live="alert">
            {command.message}
          </Banner>
        )}
        {children}
        <TextField
          label={reasonLabel}
          value={reason}
          error={tried && reason.trim() === '' ? t('common.field.required') : null}
          onChange={setReason}
          maxLength={2000}
          required
        />
        {command.needsSecond ? <ApprovalFields supervisors={supervisors} value={second} onChange={setSecond} /> : null}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="main" type="submit" isPending={command.isPending}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
