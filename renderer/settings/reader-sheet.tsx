import { useState } from 'react';
import type { CallError } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useReaderView, useStores } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, EmptyState, PickList, Sheet, StatusMark } from '../ui/index.ts';

/** Which reader this desk uses; remembered by main. */
export const ReaderSheet = () => {
  const { t } = useTexts();
  const { reader } = useStores();
  const view = useReaderView();
  const choose = useCommand('reader.choose');
  const search = useCommand('reader.searchAgain');
  const [refused, setRefused] = useState<CallError | null>(null);
  const readers = view?.readers ?? [];
  const searchAgain = async (): Promise<void> => {
    const answer = await search.run(undefined);
    if (answer.ok) reader.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  const pick = async (name: string): Promise<void> => {
    const answer = await choose.run({ reader: name });
    if (answer.ok) reader.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  return (
    <>
      <RefusalBanner error={refused} />
      <Sheet
        title={t('settings.reader.title')}
        flush
        meta={
          <Button small isPending={search.isPending} onPress={() => void searchAgain()}>
            {t('reader.searchAgain')}
          </Button>
        }
      >
        {readers.length === 0 ? (
          <EmptyState icon="off" title={t('reader.state.noReader.title')}>
            {t('settings.reader.none')}
          </EmptyState>
        ) : (
          <PickList
            label={t('reader.chosenReader')}
            value={view?.chosenReader ?? ''}
            onChange={(name) => void pick(name)}
            options={readers.map((one) => ({
              value: one.name,
              title: one.name,
              note: one.hasPinPad ? t('settings.reader.pinPad') : t('settings.reader.noPinPad'),
              end: one.hasCard ? <StatusMark tone="info">{t('settings.reader.hasCard')}</StatusMark> : undefined,
            }))}
          />
        )}
      </Sheet>
    </>
  );
};
