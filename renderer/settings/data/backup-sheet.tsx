import { useState } from 'react';
import type { CallError } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, DataTable, Sheet, TextField } from '../../ui/index.ts';

const SHORTEST = 12;
const BYTES_PER_MEGABYTE = 1_000_000;

/** Where backups go, the last ones, and one on request. */
export const BackupSheet = () => {
  const { t, instant, error, language } = useTexts();
  const answer = useCall('data.backups', undefined, { staleMs: 0 });
  const setBackup = useCommand('data.setBackup');
  const backUpNow = useCommand('data.backUpNow');
  const [folder, setFolder] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const state = answer.data;
  const where = folder ?? state?.folder ?? '';
  const isShort = passphrase.length < SHORTEST;
  const differs = passphrase !== again;
  const isWrong = where.trim() === '' || isShort || differs;
  const settle = async (): Promise<void> => {
    setAsked(true);
    if (isWrong) return;
    const done = await setBackup.run({ folder: where, passphrase });
    setRefused(done.ok ? null : done.error);
    if (!done.ok) return;
    setAsked(false);
    setPassphrase('');
    setAgain('');
    await make();
  };
  const make = async (): Promise<void> => {
    const done = await backUpNow.run(undefined);
    setRefused(done.ok ? null : done.error);
    void answer.refetch();
  };
  const megabytes = (bytes: number): string =>
    t('data.megabytes', {
      amount: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / BYTES_PER_MEGABYTE),
    });
  return (
    <Sheet title={t('data.backupTitle')} meta={t('data.backupMeta')}>
      <RefusalBanner error={refused ?? answer.error?.refusal ?? null} />
      {refused === null && state?.fault ? <Banner tone="bad">{error(state.fault)}</Banner> : null}
      <TextField
        label={t('data.backupFolder')}
        hint={t('data.backupFolderHint')}
        value={where}
        onChange={setFolder}
        maxLength={1000}
        error={isAsked && where.trim() === '' ? t('errors.fieldRequired') : null}
      />
      <div className="grid2">
        <TextField
          label={t('data.passphrase')}
          hint={t('data.passphraseHint')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={isAsked && isShort ? t('errors.passphraseShort') : null}
        />
        <TextField
          label={t('data.passphraseAgain')}
          type="password"
          value={again}
          onChange={setAgain}
          error={isAsked && differs ? t('data.passphraseDiffers') : null}
        />
      </div>
      <div className="row">
        <Button isPending={setBackup.isPending} onPress={() => void settle()}>
          {t('data.backupSet')}
        </Button>
        {state?.folder == null ? null : (
          <Button isPending={backUpNow.isPending} onPress={() => void make()}>
            {backUpNow.isPending ? t('data.backupBusy') : t('data.backupNow')}
          </Button>
        )}
      </div>
      {state === undefined || (state.backups.length === 0 && state.fault !== null) ? null : state.backups.length ===
        0 ? (
        <p className="muted">{t('data.backupNone')}</p>
      ) : (
        <DataTable
          label={t('data.backupTitle')}
          rows={state.backups}
          rowKey={({ file }) => file}
          columns={[
            { id: 'when', header: t('data.backupWhen'), cell: ({ madeAt }) => instant(madeAt), isNumber: true },
            { id: 'file', header: t('data.backupFile'), cell: ({ file }) => <span className="mono path">{file}</span> },
            {
              id: 'size',
              header: t('data.size'),
              cell: ({ bytes }) => megabytes(bytes),
              align: 'right',
              isNumber: true,
            },
          ]}
        />
      )}
    </Sheet>
  );
};
