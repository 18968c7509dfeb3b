import { useState } from 'react';
import type { CallInput, CertificatesDone, CertificateVisit } from '../../electron/ipc/contract.ts';
import { useClient, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, MoneyField, Segmented, TextField } from '../ui/index.ts';
import type { Chosen } from './certificates-page.tsx';
import type { CertificateCard } from './use-certificate-visit.ts';

type Payment = CallInput<'certificates.finish'>['payment'];

/** Step 5: what it costs, and everything into the record at once. */
export const FinishStep = ({
  begun,
  visit,
  chosen,
  onDone,
}: {
  readonly begun: CertificateCard;
  readonly visit: CertificateVisit;
  readonly chosen: Chosen;
  readonly onDone: (done: CertificatesDone) => void;
}) => {
  const { t, money } = useTexts();
  const client = useClient();
  const { fee } = visit;
  const isTold = fee.cents !== null;
  const [payment, setPayment] = useState<Payment>({
    method: '',
    terminalReference: '',
    givenCents: null,
    officerAmountCents: isTold ? null : 0,
    officerAmountReason: isTold ? '' : t('certificates.finish.noFee'),
  });
  const [isPending, setPending] = useState(false);
  const dueCents = fee.cents ?? payment.officerAmountCents ?? 0;
  const change = (part: Partial<Payment>): void => setPayment({ ...payment, ...part });
  const finish = async (): Promise<void> => {
    if (isPending || begun.card === null) return;
    setPending(true);
    const answer = await client.call('certificates.finish', {
      cardSessionId: begun.card.sessionId,
      cardNumber: visit.cardNumber,
      ...chosen,
      shownCents: dueCents,
      payment,
    });
    setPending(false);
    begun.refuse(answer.ok ? null : answer.error);
    if (answer.ok) onDone(answer.value);
  };
  useShortcuts([
    {
      keys: 'Mod+Enter',
      label: t('certificates.finish.action'),
      run: () => void finish(),
      guard: 'certificate-finish',
      inBar: true,
    },
  ]);
  const methods = (['BANCONTACT', 'CASH'] as const).filter((method) => visit.methods.includes(method));
  return (
    <>
      {isTold ? (
        <p>
          {t('certificates.finish.due')} <b className="num">{money(dueCents)}</b>
        </p>
      ) : (
        <div className="grid2">
          <MoneyField
            label={t('certificates.finish.amount')}
            value={payment.officerAmountCents}
            onChange={(officerAmountCents) => change({ officerAmountCents })}
            required
          />
          <TextField
            label={t('certificates.finish.ground')}
            value={payment.officerAmountReason}
            onChange={(officerAmountReason) => change({ officerAmountReason })}
            maxLength={2000}
            required
          />
        </div>
      )}
      {dueCents === 0 ? null : (
        <div className="stack">
          <Segmented
            label={t('till.method')}
            value={payment.method}
            options={[...methods, 'TOGETHER' as const].map((value) => ({
              value,
              label: t(`certificates.finish.by.${value}`),
            }))}
            onChange={(method) => change({ method })}
          />
          {payment.method === 'BANCONTACT' ? (
            <TextField
              label={t('certificates.finish.reference')}
              value={payment.terminalReference}
              onChange={(terminalReference) => change({ terminalReference })}
              required
            />
          ) : null}
          {payment.method === 'CASH' ? (
            <MoneyField
              label={t('certificates.finish.given')}
              value={payment.givenCents}
              onChange={(givenCents) => change({ givenCents })}
              required
            />
          ) : null}
        </div>
      )}
      <div className="row">
        <Button kind="main" shortcut="Mod+Enter" isPending={isPending} onPress={() => void finish()}>
          {t('certificates.finish.action')}
        </Button>
      </div>
    </>
  );
};
