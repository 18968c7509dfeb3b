import { useState } from 'react';
import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, ReasonDialog } from '../../ui/index.ts';
import { useIntakeStore } from '../store/react.tsx';

/**
 * The payment terminal of the desk: sends the amount where it is linked, and notes a charge of which nobody knows how it
 * ended. An approved charge fills its reference in; it never charges twice while an earlier one is open.
 */
export const TerminalCharge = ({
  cents,
  onApproved,
}: {
  readonly cents: number;
  /** What an approved charge does to the draft. */
  readonly onApproved: (reference: string) => (draft: ApplicationDraft) => ApplicationDraft;
}) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const till = useCall('till.today', undefined);
  const charge = useCommand('terminal.charge');
  const unclear = useCommand('terminal.unclear');
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState<'declined' | 'unknown' | null>(null);
  const [refused, setRefused] = useState<Parameters<typeof RefusalBanner>[0]['error']>(null);
  const purpose = store.getState().stored?.caseNumber ?? t('intake.payment.card');
  const send = async (): Promise<void> => {
    const answer = await charge.run({ cents, purpose });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { state, reference } = answer.value;
    setSaid(state === 'declined' || state === 'unknown' ? state : null);
    if (state === 'approved') store.edit(onApproved(reference));
  };
  const note = async (detail: string): Promise<void> => {
    const answer = await unclear.run({ cents, purpose, detail });
    setRefused(answer.ok ? null : answer.error);
    setSaid(answer.ok ? 'unknown' : null);
    setAsking(false);
  };
  return (
    <>
      <RefusalBanner error={refused} />
      {charge.isPending ? <Banner tone="info">{t('intake.payment.sending')}</Banner> : null}
      {said === 'declined' ? <Banner tone="warn">{t('intake.payment.declined')}</Banner> : null}
      {said === 'unknown' ? <Banner tone="warn">{t('intake.payment.unclearNoted')}</Banner> : null}
      <div className="row">
        {till.data?.terminal === 'zvt' ? (
          <Button icon="card" isPending={charge.isPending} onPress={() => void send()}>
            {t('intake.payment.send')}
          </Button>
        ) : null}
        <Button small onPress={() => setAsking(true)}>
          {t('intake.payment.unclear')}
        </Button>
      </div>
      <ReasonDialog
        title={t('intake.payment.unclearTitle')}
        label={t('till.reason')}
        backLabel={t('till.back')}
        confirmLabel={t('till.terminal.record')}
        isOpen={isAsking}
        isPending={unclear.isPending}
        onClose={() => setAsking(false)}
        onConfirm={(reason) => void note(reason)}
      />
    </>
  );
};
