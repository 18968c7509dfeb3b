import { type ReactNode, useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import { Button, type ButtonKind } from './button.tsx';
import { TextField } from './field.tsx';
import { Dialog } from './overlay.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly children?: ReactNode;
  /** The question that the reason answers. */
  readonly label: string;
  readonly backLabel: string;
  readonly confirmLabel: string;
  readonly confirmKind?: ButtonKind | undefined;
  readonly tone?: 'warn' | undefined;
  readonly isOpen: boolean;
  readonly isPending?: boolean | undefined;
  /** What main says of the reason. */
  readonly error?: string | null | undefined;
  readonly onClose: () => void;
  /** Gets a reason that is not empty. */
  readonly onConfirm: (reason: string) => void;
}

/** The reason is what is asked: it is typed at once. */
const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

/** A step that needs a reason: says what will happen, asks why, and can be left without doing it. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isEmpty = reason.trim() === '';
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      {...(props.tone === undefined ? {} : { tone: props.tone, icon: 'warn' as const })}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isEmpty && props.isPending !== true) props.onConfirm(reason.trim());
        }}
      >
        {props.children}
        <TextField
          label={props.label}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          error={tried && isEmpty ? t('common.field.required') : props.error}
          required
          inputRef={takeFocus}
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={props.onClose}>
            {props.backLabel}
          </Button>
          <Button kind={props.confirmKind ?? 'main'} type="submit" isPending={props.isPending}>
            {props.confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
