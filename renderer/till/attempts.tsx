import { useState } from 'react';
import type { AttemptView, TillView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, Segmented, TextField } from '../ui/index.ts';
import { useTillCommand } from './use-till-command.ts';

type Outcome = 'approved' | 'declined' | 'cancelled';

/** Charges on the terminal of which the end is not settled: each is found out before anything else is asked of it. */
export const OpenAttempts = ({ till }: { readonly till: TillView }) => {
  const { t, money, instant } = useTexts();
  const [chosen, setChosen] = useState<AttemptView | null>(null);
  return (
    <>
      {till.openAttempts.map((attempt) => (
        <Banner
          key={attempt.attemptId}
          tone="warn"
          title={t(`till.terminal.${attempt.state as 'unknown'}`, { amount: money(attempt.cents) })}
          actions={
            <Button small onPress={() => setChosen(attempt)}>
              {t('till.terminal.resolve')}
            </Button>
          }
        >
          {`${instant(attempt.at)}, ${attempt.purpose}${attempt.reference === '' ? '' : `, ${attempt.reference}`}`}
        </Banner>
      ))}
      {chosen === null ? null : <ResolveDialog attempt={chosen} onClose={() => setChosen(null)} />}
    </>
  );
};

const ResolveDialog = ({ attempt, onClose }: { readonly attempt: AttemptView; readonly onClose: () => void }) => {
  const { t, money } = useTexts();
  const [state, setState] = useState<Outcome>(attempt.state === 'approved' ? 'cancelled' : 'approved');
  const [reference, setReference] = useState(attempt.reference);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const resolve = useTillCommand('terminal.resolve');
  const outcomes: readonly Outcome[] =
    attempt.state === 'approved' ? ['cancelled'] : ['approved', 'declined', 'cancelled'];
  return (
    <Dialog
      title={t('till.terminal.title', { amount: money(attempt.cents) })}
      icon="warn"
      tone="warn"
      isOpen
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() === '') return;
          void resolve
            .run({ attemptId: attempt.attemptId, state, reference, reason })
            .then((done) => (done === null ? undefined : onClose()));
        }}
      >
        {resolve.message === null ? null : (
          <Banner tone="bad" live="alert">
            {resolve.message}
          </Banner>
        )}
        <p className="hint">{t('till.terminal.how')}</p>
        <Segmented
          label={t('till.terminal.outcome')}
          value={state}
          options={outcomes.map((value) => ({ value, label: t(`till.terminal.is.${value}`) }))}
          onChange={setState}
        />
        {state === 'approved' ? (
          <TextField
            label={t('till.pay.terminalReference')}
            value={reference}
            error={resolve.errorOf('reference')}
            onChange={setReference}
            required
          />
        ) : null}
        <TextField
          label={t('till.terminal.foundOut')}
          value={reason}
          error={tried && reason.trim() === '' ? t('common.field.required') : null}
          onChange={setReason}
          maxLength={2000}
          required
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="main" type="submit" isPending={resolve.isPending}>
            {t('till.terminal.record')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
