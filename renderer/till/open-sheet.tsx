import { useState } from 'react';
import type { TillView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Sheet, TextField } from '../ui/index.ts';
import { type Counts, CountTable, countLines } from './count-table.tsx';
import { useTillCommand } from './use-till-command.ts';

/** Opens the till with its opening float, counted. Who does not, opens it with the first payment and what was left. */
export const OpenSheet = ({ till }: { readonly till: TillView }) => {
  const { t, money } = useTexts();
  const [counts, setCounts] = useState<Counts>({});
  const [reason, setReason] = useState('');
  const open = useTillCommand('till.open');
  const lines = countLines(counts);
  const counted = lines.reduce((sum, line) => sum + line.count * line.denominationCents, 0);
  const asksWhy = open.errorOf('reason') !== null || reason !== '';
  return (
    <Sheet title={t('till.open.title')} meta={t('till.count.unit')} flush>
      <CountTable counts={counts} onChange={setCounts} />
      <div className="sheet__body stack">
        {open.refused === null ? null : (
          <Banner tone="warn" live="alert">
            {open.message ?? t('till.open.differs')}
          </Banner>
        )}
        <dl className="bal">
          <dt>{t('till.open.float')}</dt>
          <dd className="num right">
            <b>{money(counted)}</b>
          </dd>
        </dl>
        {asksWhy ? (
          <TextField
            label={t('till.reason')}
            value={reason}
            error={open.errorOf('reason')}
            onChange={setReason}
            maxLength={2000}
          />
        ) : null}
        <Button
          kind="main"
          wide
          tall
          isPending={open.isPending}
          onPress={() => void open.run({ counts: lines, reason })}
        >
          {t('till.open.open')}
        </Button>
        <p className="hint">{t('till.open.hint', { left: money(till.leftCents) })}</p>
      </div>
    </Sheet>
  );
};
