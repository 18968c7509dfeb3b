import type { WorkListName } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EmptyState, type IconName, Sheet } from '../ui/index.ts';
import { CaseRows } from './case-rows.tsx';

/** Cases whose card can be collected, below the desk of returned cards. */
export const ReadyCases = () => <CasesOf list="ready" icon="hand" />;

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
