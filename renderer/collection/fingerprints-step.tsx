import { useState } from 'react';
import { useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Segmented, TextField } from '../ui/index.ts';
import { fieldMessage, type Visit } from './visit.ts';

const OUTCOMES = ['MATCH', 'MISMATCH', 'EXEMPT'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Step 4: outcome of comparing the fingerprints on their own device. After a mismatch a second officer decides. */
export const FingerprintsStep = ({ visit }: { readonly visit: Visit }) => {
  const { t, error } = useTexts();
  const before = visit.detail.collection.fingerprints;
  const isSecond = before?.outcome === 'MISMATCH';
  const { fingerprints } = visit.detail.visit;
  const isAsked = fingerprints === 'compare';
  const [outcome, setOutcome] = useState<Outcome | ''>(isSecond ? '' : isAsked ? 'MATCH' : 'EXEMPT');
  const [reason, setReason] = useState('');
  const needsReason = isSecond || outcome === 'MISMATCH' || (outcome === 'EXEMPT' && isAsked);
  const submit = (): void => {
    if (outcome !== '') void visit.run('collection.fingerprints', { outcome, reason: needsReason ? reason : '' });
  };
  useShortcuts([{ keys: 'F4', label: t('collection.action.recordPrints'), run: submit, guard: 'prints', inBar: true }]);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {isSecond ? (
        <Banner tone="warn" title={t('collection.prints.secondTitle')}>
          {t('collection.prints.secondText')}
        </Banner>
      ) : null}
      {isAsked || isSecond ? (
        <p className="muted small">{t('collection.prints.hint')}</p>
      ) : (
        <Banner tone="info">{t(`visit.reason.fingerprints.${fingerprints}`)}</Banner>
      )}
      <Segmented
        label={t('collection.prints.label')}
        value={outcome}
        options={[
          { value: 'MATCH', label: t('collection.prints.MATCH'), tone: 'ok' },
          { value: 'MISMATCH', label: t('collection.prints.MISMATCH'), tone: 'bad' },
          { value: 'EXEMPT', label: t('collection.prints.EXEMPT'), tone: 'off' },
        ]}
        onChange={setOutcome}
        fit
      />
      {needsReason ? (
        <TextField
          label={t('collection.prints.reason')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          error={fieldMessage(visit.refused, 'reason', error)}
          required
        />
      ) : null}
      <div className="row">
        <Button kind="main" type="submit" shortcut="F4" isPending={visit.isPending}>
          {t('collection.action.recordPrints')}
        </Button>
      </div>
    </form>
  );
};
