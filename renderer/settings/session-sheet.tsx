import { useState } from 'react';
import type { CallError } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useSession, useStores } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, KeyValues, Sheet } from '../ui/index.ts';

/** Who is signed in, and how to leave. */
export const SessionSheet = () => {
  const { t } = useTexts();
  const view = useSession();
  const { session } = useStores();
  const signOut = useCommand('session.signOut');
  const [refused, setRefused] = useState<CallError | null>(null);
  const leave = async (): Promise<void> => {
    const answer = await signOut.run(undefined);
    if (answer.ok) session.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  return (
    <Sheet title={t('settings.session.title')}>
      <RefusalBanner error={refused} />
      <KeyValues
        facts={[
          { label: t('settings.session.who'), value: view.staff?.name ?? '' },
          {
            label: t('settings.session.role'),
            value: view.staff === null ? '' : t(`settings.session.${view.staff.role}`),
          },
        ]}
      />
      <div className="row">
        <Button isPending={signOut.isPending} onPress={() => void leave()}>
          {t('settings.session.signOut')}
        </Button>
      </div>
    </Sheet>
  );
};
