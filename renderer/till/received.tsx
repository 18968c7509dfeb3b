import { useState } from 'react';
import type { TillView } from '../../electron/ipc/contract.ts';
import { Side, useCall, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, DataTable, Sheet, SideSlip, StatusMark } from '../ui/index.ts';
import {
  caseNumbers,
  matching,
  type Receipt,
  reasons,
  references,
  shortNumber,
  together,
  withEarlier,
} from './filter.ts';
import { Movements } from './movements.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { usePaper } from './reprint.ts';

/** Today's receipts of this till, newest first; what is typed also finds earlier ones. The chosen one can be printed again or given back. */
export const Received = ({ till }: { readonly till: TillView }) => {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const earlier = useCall(
    'payments.find',
    { text: typed.trim() },
    { enabled: typed.trim().length >= 3, keepsFormer: true, staleMs: 0 },
  );
  const isFiltered = typed.trim() !== '';
  const receipts = isFiltered
    ? withEarlier(matching(till.receipts, typed), typed.trim().length < 3 ? [] : (earlier.data ?? []))
    : till.receipts;
  const chosen = receipts.find((receipt) => receipt.receiptId === chosenId) ?? receipts[0] ?? null;
  return (
    <div className="stack till__main">
      <Sheet
        title={t(isFiltered ? 'till.found' : 'till.received')}
        flush
        meta={
          <>
            <label className="vh" htmlFor="till-filter">
              {t('till.filter')}
            </label>
            <input
              className="in"
              id="till-filter"
              placeholder={t('till.filter')}
              autoComplete="off"
              maxLength={40}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </>
        }
      >
        <Receipts
          receipts={receipts}
          chosen={chosen}
          isFiltered={isFiltered}
          till={till}
          onChoose={(receiptId) => setChosenId(receiptId)}
        />
      </Sheet>
      <Totals totals={till.totals} />
      <Movements till={till} />
      <ReceiptSlip till={till} receipt={chosen} />
    </div>
  );
};

const Receipts = ({
  receipts,
  chosen,
  isFiltered,
  till,
  onChoose,
}: {
  readonly receipts: readonly Receipt[];
  readonly chosen: Receipt | null;
  readonly isFiltered: boolean;
  /** A receipt of another day shows its date, one of another till or year its whole number. */
  readonly till: Pick<TillView, 'till' | 'date'>;
  readonly onChoose: (receiptId: string) => void;
}) => {
  const { t, time, date, amount, sent } = useTexts();
  const { go } = usePlace();
  if (receipts.length === 0) {
    return <p className="sheet__body muted">{t(isFiltered ? 'till.nothingFound' : 'till.nothingYet')}</p>;
  }
  return (
    <DataTable
      label={t('till.received')}
      rows={receipts}
      rowKey={(receipt) => receipt.receiptId}
      selected={chosen?.receiptId ?? null}
      onSelect={onChoose}
      onOpen={(receipt) => {
        const caseId = receipt.lines[0]?.caseId ?? null;
        if (caseId !== null) go({ name: 'case', caseId });
      }}
      isDim={(receipt) => receipt.refundedCents !== 0}
      columns={[
        {
          id: 'number',
          header: t('till.number'),
          cell: (receipt) => shortNumber(receipt.number, till),
          isNumber: true,
        },
        {
          id: 'at',
          header: t('till.at'),
          cell: (receipt) => (receipt.date === till.date ? time(receipt.at) : date(receipt.date)),
          isNumber: true,
        },
        { id: 'who', header: t('till.whoAndWhat'), cell: (receipt) => <Who receipt={receipt} till={till} /> },
        {
          id: 'method',
          header: t('till.method'),
          cell: (receipt) =>
            isWaived(receipt) ? t('till.isWaived') : (sent(`till.by.${receipt.means}`) ?? receipt.means),
        },
        { id: 'reference', header: t('till.reference'), cell: (receipt) => references(receipt), isExtra: true },
        {
          id: 'amount',
          header: t('till.amount'),
          cell: (receipt) => <b>{amount(receipt.paidCents)}</b>,
          align: 'right',
          isNumber: true,
        },
      ]}
    />
  );
};

const Who = ({ receipt, till }: { readonly receipt: Receipt; readonly till: Pick<TillView, 'till' | 'date'> }) => {
  const { t, textOf } = useTexts();
  const [first] = receipt.lines;
  const labels = [...new Set(receipt.lines.map((line) => textOf(line.label)))].join(', ');
  const why = receipt.who.length === 0 ? receipt.lines.map((line) => line.reason).join(', ') : labels;
  return (
    <>
      {receipt.who.join(', ') || labels}
      <br />
      <span className="muted small">
        {receipt.kind === 'refund'
          ? t('till.ofReceipt', { number: shortNumber(receipt.refundsNumber ?? '', till) })
          : why}
      </span>{' '}
      {receipt.kind === 'refund' ? <StatusMark tone="warn">{t('till.isRefund')}</StatusMark> : null}
      {receipt.refundedCents === 0 ? null : <StatusMark tone="info">{t('till.isRefunded')}</StatusMark>}
      {first?.basis === 'FREE' ? <StatusMark tone="info">{t('till.isFree')}</StatusMark> : null}
    </>
  );
};

const isWaived = ({ lines }: Receipt): boolean => lines[0]?.basis === 'WAIVED';

const Totals = ({ totals }: { readonly totals: TillView['totals'] }) => {
  const { t, money, sent } = useTexts();
  const all = together(totals);
  return (
    <Sheet title={t('till.totals')}>
      <dl className="bal">
        {totals.map(({ method, inCents, outCents, count }) => (
          <div key={method} className="till__total">
            <dt>{`${sent(`till.by.${method}`) ?? method}, ${t('till.receipts', { count })}`}</dt>
            <dd className="num">{money(inCents + outCents)}</dd>
          </div>
        ))}
        <div className="till__total till__total--all">
          <dt>{t('till.together')}</dt>
          <dd className="num">{money(all.cents)}</dd>
        </div>
      </dl>
      <p className="hint">{t('till.never')}</p>
    </Sheet>
  );
};

const ReceiptSlip = ({ till, receipt }: { readonly till: TillView; readonly receipt: Receipt | null }) => {
  const { t, instant, money, sent } = useTexts();
  const { go } = usePlace();
  const { print, isPending } = usePaper();
  const [isGivingBack, setGivingBack] = useState(false);
  const name = t('till.receipt', { number: receipt?.number ?? '' });
  const canGoBack = receipt !== null && receipt.kind === 'payment' && receipt.paidCents > receipt.refundedCents;
  const again = (format: 'roll' | 'a5'): void => {
    if (receipt !== null) void print('receipt', receipt.receiptId, format, name);
  };
  useShortcuts(
    receipt === null
      ? []
      : [
          { keys: 'Mod+P', label: t('till.printAgain'), run: () => again('roll'), inBar: true },
          ...(!canGoBack
            ? []
            : [{ keys: 'Alt+T', label: t('till.refund.open'), run: () => setGivingBack(true), inBar: true }]),
        ],
  );
  if (receipt === null) return null;
  const caseId = receipt.lines[0]?.caseId ?? null;
  const rule = receipt.lines.find(({ basis }) => basis === 'FREE')?.feeRule ?? null;
  const why = rule === null ? reasons(receipt) : t('till.freeByRule', { rule });
  return (
    <Side>
      <SideSlip
        title={name}
        facts={[
          { label: t('till.at'), value: instant(receipt.at) },
          ...(caseNumbers(receipt) === '' ? [] : [{ label: t('till.case'), value: caseNumbers(receipt) }]),
          {
            label: t('till.method'),
            value: isWaived(receipt) ? t('till.isWaived') : (sent(`till.by.${receipt.means}`) ?? receipt.means),
          },
          ...(references(receipt) === '' ? [] : [{ label: t('till.reference'), value: references(receipt) }]),
          ...(why === '' ? [] : [{ label: t('till.reason'), value: why }]),
          ...(receipt.approvedBy === null ? [] : [{ label: t('till.second.who'), value: receipt.approvedBy }]),
        ]}
        total={{ label: t('till.paid'), value: money(receipt.paidCents) }}
        end={
          <>
            {caseId === null ? null : (
              <Button wide onPress={() => go({ name: 'case', caseId })}>
                {t('till.openCase')}
              </Button>
            )}
            {!canGoBack ? null : (
              <Button kind="danger" wide shortcut="Alt+T" onPress={() => setGivingBack(true)}>
                {t('till.refund.open')}
              </Button>
            )}
            <Button wide isPending={isPending} onPress={() => again('a5')}>
              {t('till.printA5')}
            </Button>
            <Button
              kind="main"
              wide
              tall
              icon="print"
              shortcut="Mod+P"
              isPending={isPending}
              onPress={() => again('roll')}
            >
              {t('till.printAgain')}
            </Button>
          </>
        }
      />
      {isGivingBack ? <RefundDialog till={till} receipt={receipt} onClose={() => setGivingBack(false)} /> : null}
    </Side>
  );
};
