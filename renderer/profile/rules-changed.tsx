import { useState } from 'react';
import type { RulesChanged } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog } from '../ui/index.ts';
import { ProfileDifferences } from './differences.tsx';

/** Says that other rules are in force than those with which this work began, and shows what changed. */
export const RulesChangedBanner = ({
  changed,
  children,
}: {
  readonly changed: RulesChanged;
  /** What that means here. */
  readonly children: string;
}) => {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Banner
        tone="info"
        title={t('profileEditor.rulesChanged', { since: changed.since })}
        actions={<Button onPress={() => setOpen(true)}>{t('profileEditor.whatChanged')}</Button>}
      >
        {children}
      </Banner>
      <Dialog
        isWide
        isOpen={isOpen}
        title={t('profileEditor.rulesChanged', { since: changed.since })}
        onClose={() => setOpen(false)}
        actions={
          <Button autoFocus shortcut="Esc" onPress={() => setOpen(false)}>
            {t('common.action.close')}
          </Button>
        }
      >
        <ProfileDifferences differences={changed.differences} />
      </Dialog>
    </>
  );
};
