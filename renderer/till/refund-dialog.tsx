import { useState } from 'react';
import type { ReceiptView, TillView } from '../../electron/ipc/contract.ts';
import { ApprovalFields, approvalOf, nobody, RefusalBanner, useCall, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog, MoneyField, Segmented, TextField } from '../ui/index.ts';
import { useTillCommand } from './use-till-command.ts';

/** Money back, whole or in part, by the same means, on a receipt of its own that names the first. */
export const RefundDialog = ({
  till,
  receipt,
  onClose,
}: {
  readonly till: TillView;
  readonly receipt: ReceiptView;
  readonly onClose: () => void;
}) => {
  const { t, money, textOf, sent } = useTexts();
  const toast = useToast();
  const state = useCall('payments.refundState', { receiptId: receipt.receiptId }, { staleMs: 0 });
  const [typed, setTyped] = useState<readonly (number | null)[] | null>(null);
  const [cause, setCause] = useState<'MISTAKE' | 'REFUND'>('MISTAKE');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [second, setSecond] = useState(nobody);
  const refund = useTillCommand('payments.refund');
  const left = state.data?.leftByLine ?? [];
  const lineCents = (typed ?? left).map((cents) => cents ?? 0);
  const cents = lineCents.reduce((sum, one) => sum + one, 0);
  const back = useCall(
    'payments.reckonRefund',
    { receiptId: receipt.receiptId, lineCents: [...lineCents] },
    { enabled: cents > 0, keepsFormer: true, staleMs: 0 },
  );
  const byCard = receipt.parts.some((part) => part.method === 'BANCONTACT');
  const submit = async (): Promise<void> => {
    const given = await refund.run({
      receiptId: receipt.receiptId,
      lineCents: [...lineCents],
      reference,
      cause,
      reason,
      approval: approvalOf(second),
    });
    if (given === null) return;
    toast({ tone: 'ok', title: t('till.refund.done', { number: given.number, amount: money(-given.paidCents) }) });
    onClose();
  };
  return (
    <Dialog
      title={t('till.refund.title', { number: receipt.number })}
      icon="warn"
      tone="warn"
      isOpen
      isWide
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!refund.isPending) void submit();
        }}
      >
        <RefusalBanner error={state.error?.refusal ?? null} />
        {refund.message === null ? null : (
          <Banner tone="bad" live="alert">
            {refund.message}
          </Banner>
        )}
        <p className="hint">{t('till.refund.hint')}</p>
        {till.rules.refundText === null ? null : <Banner tone="info">{textOf(till.rules.refundText)}</Banner>}
        <Segmented
          label={t('till.refund.cause')}
          value={cause}
          options={[
            { value: 'MISTAKE', label: t('till.refund.mistake') },
            { value: 'REFUND', label: t('till.refund.byRule') },
          ]}
          onChange={setCause}
        />
        {goesBackWhole(receipt, left, lineCents) ? (
          <p className="hint" role="status">
            {t(cause === 'MISTAKE' ? 'till.refund.owedAgain' : 'till.refund.owedNoMore')}
          </p>
        ) : null}
        {receipt.lines.map((line, at) => (
          <MoneyField
            key={`${line.caseNumber} ${textOf(line.label)}`}
            label={t('till.refund.ofLine', {
              what: [line.caseNumber, textOf(line.label)].filter((part) => part !== '').join(', '),
              left: money(left[at] ?? 0),
            })}
            value={(typed ?? left)[at] ?? null}
            onChange={(amount) => setTyped((before) => (before ?? left).map((one, of) => (of === at ? amount : one)))}
          />
        ))}
        {cents === 0
          ? null
          : back.data?.map((part) => (
              <p key={part.method} className="till__typed">
                <span>{t('till.refund.by', { method: sent(`till.by.${part.method}`) ?? part.method })}</span>
                <b className="num">{money(part.cents)}</b>
              </p>
            ))}
        <TextField
          label={t('till.reason')}
          value={reason}
          error={refund.errorOf('reason')}
          onChange={setReason}
          maxLength={2000}
          required
        />
        {byCard ? (
          <TextField
            label={t('till.refund.reference')}
            hint={t('till.refund.referenceHint')}
            value={reference}
            error={refund.errorOf('reference')}
            onChange={setReference}
          />
        ) : null}
        {refund.needsSecond ? (
          <ApprovalFields supervisors={till.supervisors} value={second} onChange={setSecond} />
        ) : null}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="dangerMain" type="submit" isPending={refund.isPending}>
            {t('till.refund.give', { amount: money(cents) })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

/** All that is left of what a case paid goes back: then it matters whether the fee is still owed. */
const goesBackWhole = (receipt: ReceiptView, left: readonly number[], lineCents: readonly number[]): boolean =>
  [...Map.groupBy(receipt.lines.keys(), (at) => receipt.lines[at]?.caseId ?? null)].some(
    ([caseId, places]) =>
      caseId !== null &&
      places.some((at) => (left[at] ?? 0) > 0) &&
      places.every((at) => lineCents[at] === (left[at] ?? 0)),
  );
