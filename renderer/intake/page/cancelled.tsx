import { useEffect, useRef } from 'react';
import { usePlace } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, PageHead } from '../../ui/index.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

/** The draft is put aside to be cancelled; until the officer goes on it can be taken back, without a clock running. */
export const Cancelled = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const { go, forget } = usePlace();
  const stored = useIntake((state) => state.stored);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  const goOn = async (): Promise<void> => {
    if (!(await store.confirmCancel())) return;
    if (stored !== null) forget(stored.draftId);
    go({ name: 'intake', draftId: null });
  };
  return (
    <>
      <PageHead title={t('intake.title')} sub={t('intake.case', { caseNumber: stored?.caseNumber ?? '' })} />
      <Banner
        tone="info"
        live="status"
        title={t('intake.cancel.soonTitle')}
        actions={
          <>
            <Button ref={undo} onPress={() => store.undoCancel()}>
              {t('intake.action.undo')}
            </Button>
            <Button kind="main" onPress={() => void goOn()}>
              {t('intake.cancel.done')}
            </Button>
          </>
        }
      >
        {t('intake.cancel.soonText', { caseNumber: stored?.caseNumber ?? '' })}
      </Banner>
    </>
  );
};
