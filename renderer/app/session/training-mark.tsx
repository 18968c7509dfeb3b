import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { StatusMark } from '../../ui/index.ts';
import { useStores } from '../stores/context.tsx';

/** Training mode is said before somebody signs in too: nothing that is done here counts. */
export const TrainingMark = () => {
  const { t } = useTexts();
  const notices = useStore(useStores().session, (state) => state.view?.notices);
  if (notices?.some((notice) => notice.code === 'training') !== true) return null;
  return (
    <p>
      <StatusMark tone="warn">{t('common.frame.training')}</StatusMark>
    </p>
  );
};
