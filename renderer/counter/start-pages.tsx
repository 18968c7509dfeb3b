import type { WorkListName } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EmptyState, type IconName, PageHead, Sheet } from '../ui/index.ts';
import { CaseRows } from './case-rows.tsx';
import { SideSuggestion } from './side-suggestion.tsx';

/** Afhalen without an open case: those that are ready. */
export const CollectionStart = () => {
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t('counter.start.collectionTitle')} sub={t('counter.start.collectionText')} />
      <CasesOf list="ready" icon="hand" />
      <SideSuggestion />
    </>
  );
};

const CasesOf = ({ list, icon }: { readonly list: WorkListName; readonly icon: IconName }) => {
  const { t } = useTexts();
  const rows = useCall('cases.list', { list, filter: '' });
  if (rows.error !== null) return <RefusalBanner error={rows.error.refusal} onRetry={() => void rows.refetch()} />;
  if (rows.data === undefined) return null;
  return (
    <Sheet title={t(`counter.list.${list}.label`)} meta={t(`counter.list.${list}.note`)} flush>
      {rows.data.length === 0 ? (
        <EmptyState icon={icon} title={t(`counter.list.${list}.emptyTitle`)}>
          {t(`counter.list.${list}.emptyText`)}
        </EmptyState>
      ) : (
        <div className="table-scroll">
          <CaseRows label={t(`counter.list.${list}.label`)} rows={rows.data} showsState />
        </div>
      )}
    </Sheet>
  );
};
