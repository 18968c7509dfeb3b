import { useState } from 'react';
import type { CallError, ChainReport } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, Sheet, TextField } from '../../ui/index.ts';

/** As it stands on a day's closing, with its spaces; the first sixteen digits are enough. */
const HASH = /^((\s*[0-9a-f]){16,64})?$/i;

/** Walks the audit chain on request and names its first broken link. */
export const ChainSheet = () => {
  const { t } = useTexts();
  const verify = useCommand('data.verify');
  const [headHash, setHeadHash] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [report, setReport] = useState<ChainReport | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const isWrong = !HASH.test(headHash.trim());
  const walk = async (): Promise<void> => {
    setAsked(true);
    if (isWrong) return;
    setReport(null);
    const answer = await verify.run({ headHash });
    setReport(answer.ok ? answer.value : null);
    setRefused(answer.ok ? null : answer.error);
  };
  return (
    <Sheet title={t('data.chainTitle')} meta={t('data.chainMeta')}>
      <RefusalBanner error={refused} onRetry={() => void walk()} />
      <TextField
        label={t('data.chainHead')}
        hint={t('data.chainHeadHint')}
        value={headHash}
        onChange={setHeadHash}
        error={isAsked && isWrong ? t('errors.headHash') : null}
      />
      <div className="row">
        <Button isPending={verify.isPending} onPress={() => void walk()}>
          {verify.isPending ? t('data.chainBusy') : t('data.chainVerify')}
        </Button>
      </div>
      {report === null ? null : <Verdict report={report} />}
    </Sheet>
  );
};

const Verdict = ({ report }: { readonly report: ChainReport }) => {
  const { t, sent } = useTexts();
  if (report.whole) {
    return (
      <Banner tone="ok" live="status">
        <p className="path">{t('data.chainWhole', { count: report.entries, hash: report.headHash })}</p>
      </Banner>
    );
  }
  const { entry, fault, sequence } = report;
  return (
    <Banner tone="bad" live="alert" title={t('data.chainBroken', { sequence })}>
      <p>{t(`data.chainFault_${fault}`)}</p>
      {entry === null ? null : (
        <p>{t('data.chainWho', { ...entry, action: sent(`history.${entry.action}`) ?? entry.action })}</p>
      )}
      <p>{t('data.chainWhatNow')}</p>
    </Banner>
  );
};
