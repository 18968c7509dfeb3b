import { useState } from 'react';
import type { TillView } from '../../electron/ipc/contract.ts';
import { useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, MoneyField, TextField } from '../ui/index.ts';
import { MeansFields, noMeans } from './means-fields.tsx';
import { useTillCommand } from './use-till-command.ts';

/** "Losse ontvangst": money without a case, with what for and why. */
export const ManualDialog = ({ till, onClose }: { readonly till: TillView; readonly onClose: () => void }) => {
  const { t, money } = useTexts();
  const toast = useToast();
  const [label, setLabel] = useState('');
  const [reason, setReason] = useState('');
  const [cents, setCents] = useState<number | null>(null);
  const [means, setMeans] = useState(() => noMeans(till.rules.methods));
  const [tried, setTried] = useState(false);
  const take = useTillCommand('payments.manual', 'means.');
  const required = (isEmpty: boolean): string | null => (tried && isEmpty ? t('common.field.required') : null);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (label.trim() === '' || reason.trim() === '' || cents === null || cents === 0) return;
    const paid = await take.run({ lines: [{ label, reason, cents }], means, attemptId: null });
    if (paid === null) return;
    toast({ tone: 'ok', title: t('till.pay.done', { number: paid.number, amount: money(paid.paidCents) }) });
    onClose();
  };
  return (
    <Dialog title={t('till.manual.title')} icon="plus" isOpen isWide onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!take.isPending) void submit();
        }}
      >
        {take.message === null ? null : (
          <Banner tone="bad" live="alert">
            {take.message}
          </Banner>
        )}
        <p className="hint">{t('till.manual.hint')}</p>
        <div className="grid2">
          <TextField
            label={t('till.manual.label')}
            value={label}
            error={required(label.trim() === '')}
            onChange={setLabel}
            required
          />
          <MoneyField
            label={t('till.amount')}
            value={cents}
            error={required(cents === null || cents === 0)}
            onChange={setCents}
            required
          />
        </div>
        <TextField
          label={t('till.reason')}
          value={reason}
          error={required(reason.trim() === '')}
          onChange={setReason}
          maxLength={2000}
          required
        />
        {cents === null || cents === 0 ? null : (
          <MeansFields
            cents={cents}
            methods={till.rules.methods}
            value={means}
            errorOf={take.errorOf}
            onChange={setMeans}
          />
        )}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="main" type="submit" isPending={take.isPending}>
            {t('till.pay.take')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
