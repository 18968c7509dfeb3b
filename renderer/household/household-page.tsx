import { useState } from 'react';
import type { CallError, Household, HouseholdMember } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, usePlace, useShortcuts, useToast } from '../app/index.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { PayDialog, usePaper } from '../till/index.ts';
import { Button, CardLetterBlock, type Column, DataTable, PageHead, Sheet, StatusMark } from '../ui/index.ts';
import './household.css';
import { nameOfMember, placeOfMember } from './place-of-member.ts';

/** A household at the desk: each application with what it lacks, one payment, one receipt, the proofs of all. */
export const HouseholdPage = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTexts();
  const found = useCall('household.view', { caseId }, { staleMs: 0 });
  if (found.error !== null) return <RefusalBanner error={found.error.refusal} onRetry={() => void found.refetch()} />;
  if (found.data === undefined)
    return (
      <p className="muted" role="status">
        {t('household.loading')}
      </p>
    );
  return <OpenHousehold caseId={caseId} household={found.data} />;
};

const OpenHousehold = ({ caseId, household }: { readonly caseId: string; readonly household: Household }) => {
  const texts = useTexts();
  const { t, money } = texts;
  const { go } = usePlace();
  const { members } = household;
  const [error, setError] = useState<CallError | null>(null);
  const [chosen, setChosen] = useState(caseId);
  const [isPaying, setPaying] = useState(false);
  const startNext = useCommand('household.startNext');
  const leave = useCommand('household.leave');
  const till = useCall('till.today', undefined, { enabled: isPaying });
  const papers = useProofs(members, setError);
  const next = async (): Promise<void> => {
    const answer = await startNext.run({ caseId });
    if (answer.ok) go({ name: 'intake', draftId: answer.value.caseId });
    else setError(answer.error);
  };
  const takeOut = async (): Promise<void> => {
    const answer = await leave.run({ caseId: chosen });
    if (!answer.ok) return setError(answer.error);
    const [other] = members.filter((one) => one.caseId !== chosen);
    if (chosen === caseId && other !== undefined) go({ name: 'household', caseId: other.caseId });
  };
  const marked = members.find((one) => one.caseId === chosen);
  const owing = members.filter(({ owedCents }) => owedCents > 0);
  const open = members.filter(({ isTyped }) => isTyped).length;
  useShortcuts([
    { keys: 'Alt+N', label: t('household.add'), run: () => void next(), inBar: true },
    ...(owing.length === 0 ? [] : [{ keys: 'F8', label: t('household.pay'), run: () => setPaying(true), inBar: true }]),
    ...(papers.count === 0
      ? []
      : [{ keys: 'Mod+P', label: t('household.proofs'), run: () => void papers.print(), inBar: true }]),
  ]);
  return (
    <>
      <PageHead
        title={t('household.title')}
        sub={
          open === 0 && household.owedCents === 0
            ? t('household.subDone', { count: members.length })
            : t('household.sub', { count: members.length, open, amount: money(household.owedCents) })
        }
      >
        <Button shortcut="Alt+N" isPending={startNext.isPending} onPress={() => void next()}>
          {t('household.add')}
        </Button>
        {papers.count === 0 ? null : (
          <Button icon="print" shortcut="Mod+P" isPending={papers.isPending} onPress={() => void papers.print()}>
            {t('household.proofs')}
          </Button>
        )}
        {owing.length === 0 ? null : (
          <Button kind="main" icon="euro" shortcut="F8" onPress={() => setPaying(true)}>
            {t('household.pay')}
          </Button>
        )}
      </PageHead>
      <RefusalBanner error={error ?? till.error?.refusal ?? null} />
      <Sheet title={t('household.members')} flush>
        <DataTable
          label={t('household.members')}
          rows={members}
          rowKey={(row) => row.caseId}
          selected={chosen}
          onSelect={setChosen}
          onOpen={(row) => go(placeOfMember(row))}
          columns={columnsFor(texts)}
          takesFocus
        />
      </Sheet>
      <Receipts receipts={household.receipts} />
      {household.isHousehold && members.length > 1 ? (
        <div className="row">
          <Button small kind="quiet" isPending={leave.isPending} onPress={() => void takeOut()}>
            {t('household.takeOut', { name: marked === undefined ? '' : nameOfMember(marked) })}
          </Button>
        </div>
      ) : null}
      {isPaying && till.data !== undefined ? (
        <PayDialog till={till.data} first={owing.map((one) => one.caseId)} onClose={() => setPaying(false)} />
      ) : null}
    </>
  );
};

const columnsFor = ({ t, sent, money }: Texts): readonly Column<HouseholdMember>[] => [
  {
    id: 'name',
    header: t('household.column.name'),
    isTyped: true,
    cell: (row) => (
      <>
        <b>{row.name === '' ? t('household.noName') : row.name}</b>
        <br />
        <span className="muted small">{row.caseNumber}</span>
      </>
    ),
  },
  { id: 'letter', header: t('household.column.card'), cell: (row) => <CardLetterBlock letter={row.letter} /> },
  {
    id: 'product',
    header: t('household.column.what'),
    cell: (row) => t(`cases.product.${row.product}`),
    isExtra: true,
  },
  {
    id: 'state',
    header: t('household.column.state'),
    cell: (row) => (
      <StatusMark tone={row.isTyped ? (row.lacks.length === 0 ? 'busy' : 'warn') : row.owedCents > 0 ? 'warn' : 'ok'}>
        {row.isTyped && row.lacks.length === 0 ? t('household.complete') : t(`cases.state.${row.state}`)}
      </StatusMark>
    ),
  },
  { id: 'lacks', header: t('household.column.lacks'), cell: (row) => <Lacks row={row} sent={sent} t={t} /> },
  {
    id: 'owed',
    header: t('household.column.amount'),
    align: 'right',
    isNumber: true,
    cell: (row) => (row.owedCents > 0 ? <b>{money(row.owedCents)}</b> : row.isPaid ? t('household.paid') : ''),
  },
];

/** So many of what is missing stand in the row; the application has them all. */
const SHOWN = 3;

const Lacks = ({ row, sent, t }: { readonly row: HouseholdMember } & Pick<Texts, 'sent' | 't'>) => {
  if (!row.isTyped) return row.owedCents > 0 ? t('household.payment') : null;
  if (row.lacks.length === 0) return t('household.nothing');
  const shown = row.lacks.slice(0, SHOWN);
  return (
    <ul className="household__lacks small">
      {shown.map(({ field, messageKey, params }) => (
        <li key={`${field} ${messageKey}`}>{sent(messageKey, params) ?? field}</li>
      ))}
      {row.lacks.length > SHOWN ? <li>{t('household.more', { count: row.lacks.length - SHOWN })}</li> : null}
    </ul>
  );
};

const Receipts = ({ receipts }: { readonly receipts: Household['receipts'] }) => {
  const { t, money } = useTexts();
  const { print, isPending } = usePaper();
  if (receipts.length === 0) return null;
  return (
    <Sheet title={t('household.receipts')}>
      <div className="row">
        {receipts.map(({ receiptId, number, paidCents }) => (
          <Button
            key={receiptId}
            icon="print"
            isPending={isPending}
            onPress={() => void print('receipt', receiptId, 'a5', t('till.receipt', { number }))}
          >
            {t('household.receipt', { number, amount: money(paidCents) })}
          </Button>
        ))}
      </div>
    </Sheet>
  );
};

/** The proofs of all whose application is finished, as one file that opens. */
const useProofs = (members: readonly HouseholdMember[], onError: (error: CallError | null) => void) => {
  const { t } = useTexts();
  const toast = useToast();
  const bundle = useCommand('print.bundle');
  const open = useCommand('print.open');
  const finished = members.filter(({ isTyped, state }) => !isTyped && state !== 'CANCELLED');
  const print = async (): Promise<void> => {
    const made = await bundle.run({ caseIds: finished.map(({ caseId }) => caseId), kind: 'applicationProof' });
    if (!made.ok) return onError(made.error);
    onError(null);
    toast({ tone: 'ok', title: t('household.proofsMade', { count: made.value.count }) });
    const opened = await open.run({ documentId: made.value.documentId });
    if (!opened.ok) onError(opened.error);
  };
  return { count: finished.length, print, isPending: bundle.isPending };
};
