import { useState } from 'react';
import { useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, MoneyField, Segmented, TextField } from '../ui/index.ts';
import { useTillCommand } from './use-till-command.ts';

type Kind = 'safeDrop' | 'paidIn' | 'paidOut';

/** Cash to the safe, out of the safe, or for an expense. */
export const MoveDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, money } = useTexts();
  const toast = useToast();
  const [kind, setKind] = useState<Kind>('safeDrop');
  const [cents, setCents] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const move = useTillCommand('till.move');
  const isEmpty = cents === null || cents === 0;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (isEmpty) return;
    if ((await move.run({ kind, cents, reason })) === null) return;
    toast({ tone: 'ok', title: t(`till.move.done.${kind}`, { amount: money(cents) }) });
    onClose();
  };
  return (
    <Dialog title={t('till.move.title')} icon="euro" isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!move.isPending) void submit();
        }}
      >
        {move.message === null ? null : (
          <Banner tone="bad" live="alert">
            {move.message}
          </Banner>
        )}
        <Segmented
          label={t('till.move.title')}
          value={kind}
          options={(['safeDrop', 'paidIn', 'paidOut'] as const).map((value) => ({
            value,
            label: t(`till.move.${value}`),
          }))}
          onChange={setKind}
        />
        <p className="hint">{t(`till.move.hint.${kind}`)}</p>
        <MoneyField
          label={t('till.amount')}
          value={cents}
          error={tried && isEmpty ? t('common.field.required') : null}
          onChange={setCents}
          required
        />
        <TextField
          label={t('till.reason')}
          value={reason}
          error={move.errorOf('reason')}
          onChange={setReason}
          maxLength={2000}
          required={kind === 'paidOut'}
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="main" type="submit" isPending={move.isPending}>
            {t('till.move.book')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
