import { useState } from 'react';
import type { CallValue } from '../../electron/ipc/contract.ts';
import { RefusalBanner, Side, useCall, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, DataTable, PageHead, Sheet, SideSlip } from '../ui/index.ts';
import { caseNumbers, matching, type Receipt, references, together } from './filter.ts';
import { useReprint } from './reprint.ts';
import './till.css';

/** Today's receipts of this till, newest first, with their totals; the chosen one can be printed again. */
export const TillPage = () => {
  const { t, longDate } = useTexts();
  const today = useCall('till.today', undefined);
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { data } = today;
  const receipts = matching(data?.receipts ?? [], typed);
  const chosen = receipts.find((receipt) => receipt.receiptId === chosenId) ?? receipts[0] ?? null;
  return (
    <>
      <PageHead
        title={data === undefined ? t('common.place.till') : t('till.title', { till: data.till })}
        sub={
          data === undefined
            ? undefined
            : `${longDate(data.date)} · ${t('till.receipts', { count: data.receipts.length })}`
        }
      />
      <RefusalBanner error={today.error?.refusal ?? null} onRetry={() => void today.refetch()} />
      {data === undefined ? null : (
        <div className="till">
          <Sheet
            title={t('till.received')}
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
              isFiltered={typed.trim() !== ''}
              onChoose={(receiptId) => setChosenId(receiptId)}
            />
          </Sheet>
          <Totals totals={data.totals} />
        </div>
      )}
      <ReceiptSlip receipt={chosen} />
    </>
  );
};

const Receipts = ({
  receipts,
  chosen,
  isFiltered,
  onChoose,
}: {
  readonly receipts: readonly Receipt[];
  readonly chosen: Receipt | null;
  readonly isFiltered: boolean;
  readonly onChoose: (receiptId: string) => void;
}) => {
  const { t, time, amount, sent } = useTexts();
  const { go } = usePlace();
  const openCase = (receipt: Receipt): void => {
    const caseId = receipt.lines[0]?.caseId ?? null;
    if (caseId !== null) go({ name: 'case', caseId });
  };
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
      onOpen={(receipt) => openCase(receipt)}
      columns={[
        { id: 'number', header: t('till.number'), cell: (receipt) => receipt.number, isNumber: true },
        { id: 'at', header: t('till.at'), cell: (receipt) => time(receipt.at), isNumber: true },
        { id: 'case', header: t('till.case'), cell: (receipt) => caseNumbers(receipt), isNumber: true },
        {
          id: 'method',
          header: t('till.method'),
          cell: (receipt) => sent(`till.by.${receipt.means}`) ?? receipt.means,
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

const Totals = ({ totals }: { readonly totals: CallValue<'till.today'>['totals'] }) => {
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

const ReceiptSlip = ({ receipt }: { readonly receipt: Receipt | null }) => {
  const { t, instant, money, sent } = useTexts();
  const { go } = usePlace();
  const { reprint, isPending } = useReprint();
  useShortcuts(
    receipt === null
      ? []
      : [{ keys: 'Mod+P', label: t('till.printAgain'), run: () => void reprint(receipt), inBar: true }],
  );
  if (receipt === null) return null;
  return (
    <Side>
      <SideSlip
        title={t('till.receipt', { number: receipt.number })}
        facts={[
          { label: t('till.at'), value: instant(receipt.at) },
          { label: t('till.case'), value: caseNumbers(receipt) },
          { label: t('till.method'), value: sent(`till.by.${receipt.means}`) ?? receipt.means },
          ...(references(receipt) === '' ? [] : [{ label: t('till.reference'), value: references(receipt) }]),
        ]}
        total={{ label: t('till.paid'), value: money(receipt.paidCents) }}
        end={
          <>
            {receipt.lines[0]?.caseId == null ? null : (
              <Button wide onPress={() => go({ name: 'case', caseId: receipt.lines[0]?.caseId ?? '' })}>
                {t('till.openCase')}
              </Button>
            )}
            <Button
              kind="main"
              wide
              tall
              icon="print"
              shortcut="Mod+P"
              isPending={isPending}
              onPress={() => void reprint(receipt)}
            >
              {t('till.printAgain')}
            </Button>
          </>
        }
      />
    </Side>
  );
};
