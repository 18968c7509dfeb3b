import { useState } from 'react';
import type { CallError, CallValue } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, NationalNumberField, Sheet } from '../../ui/index.ts';

/** Everything that is kept of one person, as a paper and as a file: what somebody may ask for. */
export const PersonSheet = () => {
  const { t } = useTexts();
  const exportPerson = useCommand('data.exportPerson');
  const [nationalNumber, setNationalNumber] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<CallValue<'data.exportPerson'> | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const isMissing = nationalNumber.replace(/\D/g, '').length !== 11;
  const make = async (): Promise<void> => {
    setAsked(true);
    setMade(null);
    setRefused(null);
    if (isMissing) return;
    const done = await exportPerson.run({ nationalNumber });
    setMade(done.ok ? done.value : null);
    setRefused(done.ok ? null : done.error);
  };
  return (
    <Sheet title={t('data.personTitle')} meta={t('data.personMeta')}>
      <RefusalBanner error={refused} />
      <NationalNumberField
        label={t('data.personNumber')}
        value={nationalNumber}
        onChange={setNationalNumber}
        error={isAsked && isMissing ? t('errors.fieldWrong') : null}
      />
      <div className="row">
        <Button isPending={exportPerson.isPending} onPress={() => void make()}>
          {t('data.personExport')}
        </Button>
      </div>
      {made === null ? null : (
        <Banner tone="ok" live="status">
          <p className="path">{t('data.personMade', { ...made })}</p>
        </Banner>
      )}
    </Sheet>
  );
};
