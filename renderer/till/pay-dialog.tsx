import { useState } from 'react';
import type { TillView } from '../../electron/ipc/contract.ts';
import { ApprovalFields, approvalOf, nobody, useCall, useCustomer, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, CheckBox, Dialog, TextField } from '../ui/index.ts';
import { MeansFields, noMeans } from './means-fields.tsx';
import { useTillCommand } from './use-till-command.ts';

/** Cases that wait for their money: one is chosen or several, and one receipt is made. */
export const PayDialog = ({
  till,
  first = [],
  onClose,
}: {
  readonly till: TillView;
  /** Cases that are chosen to begin with: those who came together. */
  readonly first?: readonly string[];
  readonly onClose: () => void;
}) => {
  const { t, money, textOf } = useTexts();
  const toast = useToast();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(first);
  const [means, setMeans] = useState(() => noMeans(till.rules.methods));
  const [waives, setWaives] = useState(false);
  const [waiverReason, setWaiverReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const owed = useCall('payments.owed', { text }, { keepsFormer: true, staleMs: 0 });
  const take = useTillCommand('payments.take', 'means.');
  const isFirst = ({ caseId }: { readonly caseId: string }): boolean => first.includes(caseId);
  const rows = [...(owed.data ?? [])].sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  const cases = rows.filter(({ caseId }) => chosen.includes(caseId));
  useCustomer(chosen.length === 0 ? { kind: 'nobody' } : { kind: 'payment', caseIds: [...chosen] });
  const shownCents = cases.reduce((sum, one) => sum + one.cents, 0);
  const attempt = till.openAttempts.find(({ state, cents }) => state === 'approved' && cents === shownCents);
  const submit = async (): Promise<void> => {
    const paid = await take.run({
      cases: cases.map(({ caseId, version }) => ({ caseId, version })),
      shownCents,
      means: waives ? null : means,
      waiverReason: waives ? waiverReason : '',
      attemptId: !waives && means.method === 'BANCONTACT' ? (attempt?.attemptId ?? null) : null,
      approval: approvalOf(second),
    });
    if (paid === null) return;
    toast({
      tone: 'ok',
      title: waives
        ? t('till.pay.waived', { number: paid.number })
        : t('till.pay.done', { number: paid.number, amount: money(paid.paidCents) }),
    });
    onClose();
  };
  return (
    <Dialog title={t('till.pay.title')} icon="euro" isOpen isWide onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (cases.length > 0 && !take.isPending) void submit();
        }}
      >
        {take.message === null ? null : (
          <Banner tone="bad" live="alert">
            {take.message}
          </Banner>
        )}
        <TextField label={t('till.pay.find')} value={text} onChange={setText} />
        {owed.data?.length === 0 ? <p className="muted">{t('till.pay.none')}</p> : null}
        <fieldset className="till__owed">
          <legend className="vh">{t('till.pay.cases')}</legend>
          {rows.map((one) => (
            <CheckBox
              key={one.caseId}
              isSelected={chosen.includes(one.caseId)}
              onChange={(isChosen) =>
                setChosen((before) =>
                  isChosen ? [...before, one.caseId] : before.filter((caseId) => caseId !== one.caseId),
                )
              }
            >
              <span className="till__owed-row">
                <b>{one.name}</b>
                <span className="muted small">
                  {one.caseNumber}, {textOf(one.label)}, {t(`till.pay.moment.${one.moment}`)}
                </span>
                <b className="num">{money(one.cents)}</b>
              </span>
            </CheckBox>
          ))}
        </fieldset>
        {cases.length === 0 ? null : (
          <>
            <p className="till__typed">
              <span>{t('till.pay.due', { count: cases.length })}</span>
              <b className="num">{money(shownCents)}</b>
            </p>
            <CheckBox isSelected={waives} onChange={setWaives}>
              {t('till.pay.waive')}
            </CheckBox>
            {waives ? (
              <TextField
                label={t('till.reason')}
                value={waiverReason}
                error={take.errorOf('waiverReason')}
                onChange={setWaiverReason}
                maxLength={2000}
                required
              />
            ) : (
              <MeansFields
                cents={shownCents}
                methods={till.rules.methods}
                value={
                  attempt === undefined || means.reference !== '' ? means : { ...means, reference: attempt.reference }
                }
                errorOf={take.errorOf}
                onChange={(next) => {
                  take.forget();
                  setMeans(next);
                }}
              />
            )}
            {take.needsSecond ? (
              <ApprovalFields supervisors={till.supervisors} value={second} onChange={setSecond} />
            ) : null}
          </>
        )}
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('till.back')}
          </Button>
          <Button kind="main" type="submit" isPending={take.isPending} isDisabled={cases.length === 0}>
            {t(waives ? 'till.pay.waive' : 'till.pay.take')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
