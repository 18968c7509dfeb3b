import { useState } from 'react';
import type { RecordKind, RetentionOverview } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, usePlace } from '../../app/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { optionWords } from '../../profile/index.ts';
import { Banner, Button, DataTable, EmptyState, Sheet, StatusMark } from '../../ui/index.ts';
import { PurgeDialog } from './purge-dialog.tsx';
import { PurgeProof } from './purge-proof.tsx';

type Kind = RetentionOverview['kinds'][number];

/** A length of time in words: `5 jaar`. */
const duration = ({ value, unit }: Kind['keep'], texts: Texts): string =>
  `${value} ${optionWords('durationUnit', unit, texts)}`;

/** What was kept long enough, kind by kind, and the proof of what went. */
export const RetentionPart = () => {
  const texts = useTexts();
  const { t } = texts;
  const answer = useCall('retention.overview', undefined, { staleMs: 0 });
  const overview = answer.data;
  const [chosen, setChosen] = useState<RecordKind>('CASE');
  const kind = overview?.kinds.find((one) => one.kind === chosen) ?? null;
  return (
    <div className="stack">
      <Sheet title={t('retention.title')} meta={t('retention.meta')}>
        <RefusalBanner error={answer.error?.refusal ?? null} onRetry={() => void answer.refetch()} />
        {overview === undefined ? null : (
          <DataTable
            label={t('retention.title')}
            rows={overview.kinds}
            rowKey={(row) => row.kind}
            selected={chosen}
            onSelect={(key) => setChosen(key as RecordKind)}
            columns={[
              { id: 'kind', header: t('retention.kindColumn'), cell: (row) => t(`retention.kind.${row.kind}`) },
              { id: 'keep', header: t('retention.keep'), cell: (row) => duration(row.keep, texts) },
              {
                id: 'basis',
                header: t('retention.basis'),
                cell: (row) =>
                  row.basis === 'PROFILE' ? (
                    t('retention.basis_PROFILE')
                  ) : (
                    <StatusMark tone="warn">{t('retention.basis_ASSUMED')}</StatusMark>
                  ),
              },
              { id: 'due', header: t('retention.due'), cell: (row) => row.due, align: 'right', isNumber: true },
              {
                id: 'blocked',
                header: t('retention.blocked'),
                cell: (row) => row.blocked,
                align: 'right',
                isNumber: true,
              },
            ]}
          />
        )}
        <p className="muted small">{t('retention.money')}</p>
      </Sheet>
      {overview === undefined || kind === null ? null : (
        <DueSheet key={kind.kind} overview={overview} kind={kind} onDone={() => void answer.refetch()} />
      )}
      {overview === undefined ? null : <PurgeProof purges={overview.purges} />}
    </div>
  );
};

/** What is to go of one kind. Whatever has to stay is blocked in its case, with a reason. */
const DueSheet = ({
  overview,
  kind,
  onDone,
}: {
  readonly overview: RetentionOverview;
  readonly kind: Kind;
  readonly onDone: () => void;
}) => {
  const { t, date } = useTexts();
  const { go } = usePlace();
  const answer = useCall('retention.due', { kind: kind.kind }, { staleMs: 0 });
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<{ readonly number: string; readonly count: number } | null>(null);
  const rows = answer.data ?? [];
  const free = rows.filter(({ blocked }) => !blocked);
  const more = kind.due + kind.blocked - rows.length;
  const mayRemove = kind.basis === 'PROFILE' && kind.afterwards !== 'ARCHIVE';
  const isDay = kind.kind === 'APPOINTMENT';
  return (
    <Sheet title={t(`retention.kind.${kind.kind}`)}>
      <RefusalBanner error={answer.error?.refusal ?? null} onRetry={() => void answer.refetch()} />
      {done === null ? null : (
        <Banner tone="ok" live="status">
          {t('retention.done', done)}
        </Banner>
      )}
      {kind.basis === 'ASSUMED' ? <Banner tone="warn">{t('retention.assumed')}</Banner> : null}
      {kind.basis === 'PROFILE' && kind.afterwards === 'ARCHIVE' ? (
        <Banner tone="info">{t('retention.archive')}</Banner>
      ) : null}
      {answer.data === undefined ? null : rows.length === 0 ? (
        <EmptyState icon="ok" title={t('retention.nothing')}>
          {t('retention.nothingText')}
        </EmptyState>
      ) : (
        <>
          <DataTable
            label={t(`retention.kind.${kind.kind}`)}
            rows={rows}
            rowKey={({ id }) => id}
            onOpen={isDay ? undefined : ({ id }) => go({ name: 'case', caseId: id })}
            isDim={({ blocked }) => blocked}
            columns={[
              {
                id: 'label',
                header: isDay ? t('retention.day') : t('retention.number'),
                cell: ({ label }) => (isDay ? date(label) : label),
                isCode: true,
              },
              ...(isDay
                ? []
                : [
                    {
                      id: 'ended',
                      header: t('retention.endedOn'),
                      cell: ({ endedOn }: (typeof rows)[number]) => date(endedOn),
                      isNumber: true,
                    },
                  ]),
              {
                id: 'until',
                header: t('retention.keptUntil'),
                cell: ({ keptUntil }) => date(keptUntil),
                isNumber: true,
              },
              {
                id: 'state',
                header: t('retention.state'),
                cell: ({ blocked }) =>
                  blocked ? (
                    <StatusMark tone="warn">{t('retention.blocked')}</StatusMark>
                  ) : (
                    <StatusMark tone="info">{t('retention.free')}</StatusMark>
                  ),
              },
            ]}
          />
          {more > 0 ? <p className="muted">{t('retention.more', { count: more })}</p> : null}
          {mayRemove && free.length > 0 ? (
            <div className="row">
              <Button kind="danger" onPress={() => setAsking(true)}>
                {t('retention.remove', { count: free.length })}
              </Button>
            </div>
          ) : null}
        </>
      )}
      {isAsking ? (
        <PurgeDialog
          kind={kind.kind}
          ids={free.map(({ id }) => id)}
          supervisors={overview.supervisors}
          onClose={() => setAsking(false)}
          onDone={(purge) => {
            setAsking(false);
            setDone(purge);
            void answer.refetch();
            onDone();
          }}
        />
      ) : null}
    </Sheet>
  );
};
