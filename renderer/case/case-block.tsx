import { useState } from 'react';
import { BLOCK_CAUSES, type BlockCause } from '../../electron/ipc/contract.ts';
import { useSession } from '../app/index.ts';
import type { Visit } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, ReasonDialog, Segmented } from '../ui/index.ts';

/** Keeps a case from being removed after its term, or lets the term count again. */
export const CaseBlock = ({ visit }: { readonly visit: Visit }) => {
  const { t, error } = useTexts();
  const { detail } = visit;
  const isSupervisor = useSession().staff?.role === 'SUPERVISOR';
  const [isOpen, setOpen] = useState(false);
  const [cause, setCause] = useState<BlockCause>('DISPUTE');
  const { block } = detail;
  const close = (): void => {
    visit.refuse(null);
    setOpen(false);
  };
  const confirm = async (reason: string): Promise<void> => {
    const done =
      block === null ? await visit.run('cases.block', { cause, reason }) : await visit.run('cases.unblock', { reason });
    if (done) setOpen(false);
  };
  const dialog = (
    <ReasonDialog
      title={block === null ? t('retention.blockTitle') : t('retention.unblockTitle')}
      label={block === null ? t('retention.blockReason') : t('retention.unblockReason')}
      backLabel={t('common.action.back')}
      confirmLabel={block === null ? t('retention.blockTitle') : t('retention.unblockTitle')}
      isOpen={isOpen}
      isPending={visit.isPending}
      error={visit.refused === null ? null : error(visit.refused)}
      onClose={close}
      onConfirm={(reason) => void confirm(reason)}
    >
      <p>{block === null ? t('retention.blockText') : t('retention.unblockText')}</p>
      {block === null ? (
        <Segmented
          label={t('retention.blockCause')}
          value={cause}
          options={BLOCK_CAUSES.map((one) => ({ value: one, label: t(`retention.cause.${one}`) }))}
          onChange={setCause}
          fit
        />
      ) : null}
    </ReasonDialog>
  );
  if (block === null) {
    return (
      <div className="row">
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {t('retention.blockOpen')}
        </Button>
        {dialog}
      </div>
    );
  }
  return (
    <>
      <Banner
        tone="info"
        actions={isSupervisor ? <Button onPress={() => setOpen(true)}>{t('retention.unblockOpen')}</Button> : undefined}
      >
        {t('retention.blockedBanner', { ...block, cause: t(`retention.cause.${block.cause}`) })}
      </Banner>
      {dialog}
    </>
  );
};
