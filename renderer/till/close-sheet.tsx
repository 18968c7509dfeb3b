import { useState } from 'react';
import type { CountFoundView, TillView } from '../../electron/ipc/contract.ts';
import { ApprovalFields, approvalOf, nobody, useShortcuts, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, MoneyField, Sheet, StatusMark, TextField } from '../ui/index.ts';
import { type Counts, CountTable, countLines } from './count-table.tsx';
import { usePaper } from './reprint.ts';
import { useTillCommand } from './use-till-command.ts';

/**
 * Counting the till: blind first, what should be there is told after the count. Then the day is closed, or the till is
 * taken over by who is signed in.
 */
export const CloseSheet = ({ till }: { readonly till: TillView }) => {
  const { t, money } = useTexts();
  const toast = useToast();
  const paper = usePaper();
  const [counts, setCounts] = useState<Counts>({});
  const [terminalCents, setTerminal] = useState<number | null>(null);
  const [keptCents, setKept] = useState<number | null>(till.leftCents);
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const [found, setFound] = useState<CountFoundView | null>(null);
  const count = useTillCommand('till.count');
  const close = useTillCommand('till.close');
  const isOwn = till.session?.isYours === true;
  const lines = countLines(counts);
  const counted = lines.reduce((sum, line) => sum + line.count * line.denominationCents, 0);
  const look = async (): Promise<void> => setFound(await count.run({ counts: lines, terminalCents }));
  const finish = async (): Promise<void> => {
    if (found === null) return look();
    const closing = await close.run({
      kind: isOwn ? 'day' : 'handOver',
      counts: lines,
      terminalCents: isOwn ? terminalCents : null,
      keptCents: Math.min(keptCents ?? 0, counted),
      reason,
      approval: approvalOf(second),
    });
    if (closing === null) return;
    toast({
      tone: 'ok',
      title: closing.number === null ? t('till.close.taken') : t('till.close.done', { number: closing.number }),
    });
    setFound(null);
    setCounts({});
    setTerminal(null);
    setReason('');
    setSecond(nobody);
    if (closing.number !== null) await paper.print('closing', closing.closingId, 'a5', t('till.close.paper'));
  };
  useShortcuts(
    till.session === null
      ? []
      : [
          {
            keys: 'Mod+Enter',
            label: t(isOwn ? 'till.close.day' : 'till.close.takeOver'),
            run: () => void finish(),
            inBar: true,
          },
        ],
  );
  if (till.session === null) return null;
  const message = close.message ?? count.message;
  const differs = found !== null && (found.differenceCents !== 0 || found.terminalDifferenceCents !== 0);
  return (
    <Sheet title={t(isOwn ? 'till.count.title' : 'till.close.takeOver')} meta={t('till.count.unit')} flush>
      <CountTable
        counts={counts}
        onChange={(next) => {
          setCounts(next);
          setFound(null);
        }}
      />
      <div className="sheet__body stack">
        {message === null ? null : (
          <Banner tone="bad" live="alert">
            {message}
          </Banner>
        )}
        {isOwn ? (
          <MoneyField
            label={t('till.close.terminalTotal')}
            hint={t('till.close.terminalHint')}
            value={terminalCents}
            error={close.errorOf('terminalCents')}
            onChange={(cents) => {
              setTerminal(cents);
              setFound(null);
            }}
          />
        ) : (
          <p className="hint">{t('till.close.takeOverHint', { by: till.session.officer })}</p>
        )}
        <dl className="bal">
          <dt>{t('till.count.counted')}</dt>
          <dd className="num right">
            <b>{money(counted)}</b>
          </dd>
          {found === null ? null : (
            <>
              <dt>{t('till.count.expected')}</dt>
              <dd className="num right">{money(found.expectedCents)}</dd>
              <dt>
                <Difference cents={found.differenceCents} />
              </dt>
              <dd className="num right till__difference">{money(found.differenceCents)}</dd>
              {isOwn && terminalCents !== null ? (
                <>
                  <dt>{t('till.close.terminalExpected')}</dt>
                  <dd className="num right">{money(found.terminalExpectedCents)}</dd>
                </>
              ) : null}
            </>
          )}
        </dl>
        {found === null ? null : (
          <>
            {differs || close.errorOf('reason') !== null ? (
              <TextField
                label={t('till.close.explain')}
                value={reason}
                error={close.errorOf('reason')}
                onChange={setReason}
                maxLength={2000}
                required
              />
            ) : null}
            {isOwn ? (
              <MoneyField
                label={t('till.close.kept')}
                value={keptCents}
                error={close.errorOf('keptCents')}
                onChange={setKept}
              />
            ) : null}
            {close.needsSecond ? (
              <ApprovalFields supervisors={till.supervisors} value={second} onChange={setSecond} />
            ) : null}
          </>
        )}
        <Button
          kind="main"
          wide
          tall
          shortcut="Mod+Enter"
          isPending={count.isPending || close.isPending}
          onPress={() => void finish()}
        >
          {found === null ? t('till.count.look') : t(isOwn ? 'till.close.day' : 'till.close.takeOver')}
        </Button>
        {isOwn ? <p className="hint">{t('till.close.after')}</p> : null}
      </div>
    </Sheet>
  );
};

const Difference = ({ cents }: { readonly cents: number }) => {
  const { t } = useTexts();
  if (cents === 0) return <StatusMark tone="ok">{t('till.count.right')}</StatusMark>;
  return <StatusMark tone="warn">{t(cents < 0 ? 'till.count.short' : 'till.count.over')}</StatusMark>;
};
