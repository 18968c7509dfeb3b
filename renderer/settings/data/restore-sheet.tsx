import { useState } from 'react';
import type { CallError, RestoredFacts } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, Sheet, TextField } from '../../ui/index.ts';

/** Puts a backup in the place of the present data, here or on another computer; asked twice, checked before. */
export const RestoreSheet = () => {
  const { t } = useTexts();
  const restore = useCommand('data.restore');
  const quit = useCommand('data.quit');
  const [file, setFile] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isSure, setSure] = useState(false);
  const [facts, setFacts] = useState<RestoredFacts | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const ask = (): void => {
    setAsked(true);
    setRefused(null);
    setSure(file.trim() !== '' && passphrase !== '');
  };
  const putBack = async (): Promise<void> => {
    const done = await restore.run({ file, passphrase });
    setSure(false);
    setFacts(done.ok ? done.value : null);
    setRefused(done.ok ? null : done.error);
  };
  if (facts !== null) {
    return (
      <Sheet title={t('data.restoreTitle')}>
        <Banner
          tone="ok"
          live="status"
          actions={
            <Button kind="main" isPending={quit.isPending} onPress={() => void quit.run(undefined)}>
              {t('data.quit')}
            </Button>
          }
        >
          {t('data.restored', { madeAt: facts.madeAt, cases: facts.cases, entries: facts.auditEntries })}
        </Banner>
      </Sheet>
    );
  }
  return (
    <Sheet title={t('data.restoreTitle')} meta={t('data.restoreMeta')}>
      <RefusalBanner error={refused} />
      <div className="grid2">
        <TextField
          label={t('data.restoreFile')}
          hint={t('data.restoreFileHint')}
          value={file}
          onChange={setFile}
          maxLength={1000}
          error={isAsked && file.trim() === '' ? t('errors.fieldRequired') : null}
        />
        <TextField
          label={t('data.passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={isAsked && passphrase === '' ? t('errors.fieldRequired') : null}
        />
      </div>
      {isSure ? (
        <Banner
          tone="warn"
          live="alert"
          actions={
            <Button kind="dangerMain" isPending={restore.isPending} onPress={() => void putBack()}>
              {restore.isPending ? t('data.restoreBusy') : t('data.restoreConfirm')}
            </Button>
          }
        >
          {t('data.restoreSure')}
        </Banner>
      ) : (
        <div className="row">
          <Button onPress={ask}>{t('data.restore')}</Button>
        </div>
      )}
    </Sheet>
  );
};
