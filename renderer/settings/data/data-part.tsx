import { useSession } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BackupSheet } from './backup-sheet.tsx';
import { ChainSheet } from './chain-sheet.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { PlaceSheet } from './place-sheet.tsx';
import { RestoreSheet } from './restore-sheet.tsx';
import { ServerSheet } from './server-sheet.tsx';

/** Where everything is kept, whether it is whole, and how it moves. */
export const DataPart = () => {
  const { t } = useTexts();
  const isSupervisor = useSession().staff?.role === 'SUPERVISOR';
  return (
    <div>
      <PlaceSheet />
      <ChainSheet />
      {isSupervisor ? (
        <>
          <BackupSheet />
          <RestoreSheet />
          <PersonSheet />
          <ServerSheet />
        </>
      ) : (
        <p className="muted">{t('data.onlySupervisor')}</p>
      )}
    </div>
  );
};
