import { useState } from 'react';
import type { CallError } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useReaderView, useStores } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, CheckBox, EmptyState, PickList, Sheet, StatusMark } from '../ui/index.ts';

/** Which reader this desk uses; remembered by main. */
export const ReaderSheet = () => {
  const { t } = useTexts();
  const { reader } = useStores();
  const view = useReaderView();
  const choose = useCommand('reader.choose');
  const search = useCommand('reader.searchAgain');
  const pinPad = useCommand('reader.usePinPad');
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
  const switchPinPad = async (name: string, use: boolean): Promise<void> => {
    const answer = await pinPad.run({ reader: name, use });
    if (answer.ok) reader.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  const withPinPad = readers.filter((one) => one.hasPinPad || one.pinPadOff != null);
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
              note:
                one.pinPadOff === 'installation'
                  ? t('cardSheet.pinPadOffByIt')
                  : one.pinPadOff === 'staff'
                    ? t('cardSheet.pinPadOff')
                    : one.hasPinPad
                      ? t('settings.reader.pinPad')
                      : t('settings.reader.noPinPad'),
              end: one.hasCard ? <StatusMark tone="info">{t('settings.reader.hasCard')}</StatusMark> : undefined,
            }))}
          />
        )}
      </Sheet>
      {withPinPad.length === 0 ? null : (
        <Sheet title={t('cardSheet.pinPadSwitch')}>
          {withPinPad.map((one) =>
            one.pinPadOff === 'installation' ? (
              <p key={one.name} className="muted">
                {one.name}: {t('cardSheet.pinPadOffByIt')}
              </p>
            ) : (
              <CheckBox
                key={one.name}
                isSelected={one.pinPadOff !== 'staff'}
                onChange={(use) => void switchPinPad(one.name, use)}
              >
                {t('cardSheet.pinPadUse')}: {one.name}
              </CheckBox>
            ),
          )}
        </Sheet>
      )}
    </>
  );
};
