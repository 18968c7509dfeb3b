import { useState } from 'react';
import type { AttemptView, TillView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Segmented, TextField } from '../ui/index.ts';
import { CommandDialog } from './command-dialog.tsx';
import { TillEntries } from './entries.tsx';
import { useTillCommand } from './use-till-command.ts';

type Outcome = 'approved' | 'declined' | 'cancelled';

/** Charges on the terminal of which the end is not settled: each is found out before anything else is asked of it. */
export const OpenAttempts = ({ till }: { readonly till: TillView }) => {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<AttemptView | null>(null);
  if (till.openAttempts.length === 0) return null;
  return (
    <div className="till__open stack">
      <Banner tone="warn" title={t('till.terminal.open', { count: till.openAttempts.length })}>
        {t('till.terminal.how')}
      </Banner>
      <TillEntries
        title={t('till.terminal.list')}
        entries={till.openAttempts.map((attempt) => ({
          id: attempt.attemptId,
          at: attempt.at,
          what: t(`till.terminal.${attempt.state as 'unknown'}`),
          note: [attempt.purpose, attempt.reference].filter((part) => part !== '').join(', '),
          cents: attempt.cents,
          isDim: false,
          action: { label: t('till.terminal.resolve'), onPress: () => setChosen(attempt) },
        }))}
      />
      {chosen === null ? null : <ResolveDialog till={till} attempt={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
};

const ResolveDialog = ({
  till,
  attempt,
  onClose,
}: {
  readonly till: TillView;
  readonly attempt: AttemptView;
  readonly onClose: () => void;
}) => {
  const { t, money } = useTexts();
  const outcomes: readonly Outcome[] =
    attempt.state === 'approved' ? ['cancelled'] : ['approved', 'declined', 'cancelled'];
  const [state, setState] = useState<Outcome | ''>(attempt.state === 'approved' ? 'cancelled' : '');
  const [reference, setReference] = useState(attempt.reference);
  const [isMissing, setMissing] = useState(false);
  const resolve = useTillCommand('terminal.resolve');
  return (
    <CommandDialog
      title={t('till.terminal.title', { amount: money(attempt.cents) })}
      reasonLabel={t('till.terminal.foundOut')}
      confirmLabel={t('till.terminal.record')}
      command={resolve}
      supervisors={till.supervisors}
      onConfirm={({ reason }) => {
        setMissing(state === '');
        return state === ''
          ? Promise.resolve(null)
          : resolve.run({ attemptId: attempt.attemptId, state, reference, reason });
      }}
      onClose={onClose}
    >
      <p className="hint">{t('till.terminal.how')}</p>
      <Segmented
        label={t('till.terminal.outcome')}
        value={state}
        options={outcomes.map((value) => ({ value, label: t(`till.terminal.is.${value}`) }))}
        onChange={setState}
      />
      {isMissing && state === '' ? <Banner tone="bad">{t('till.terminal.outcomeMissing')}</Banner> : null}
      {state === 'approved' ? (
        <TextField
          label={t('till.pay.terminalReference')}
          value={reference}
          error={resolve.errorOf('reference')}
          onChange={setReference}
          required
        />
      ) : null}
    </CommandDialog>
  );
};
