import type { CallError } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button } from '../../ui/index.ts';

/** What to say of a refused call, above the work: what happened, what to do now. Nothing is shown for null. */
export const RefusalBanner = ({
  error,
  onRetry,
}: {
  readonly error: CallError | null;
  readonly onRetry?: (() => void) | undefined;
}) => {
  const { t, error: say } = useTexts();
  if (error === null) return null;
  return (
    <Banner
      tone="bad"
      live="alert"
      actions={onRetry === undefined ? undefined : <Button onPress={onRetry}>{t('common.action.retry')}</Button>}
    >
      {say(error)}
    </Banner>
  );
};
