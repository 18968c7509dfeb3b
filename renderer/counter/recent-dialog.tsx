import { RefusalBanner, useCall, usePlace } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, DataTable, Dialog, EmptyState, StatusMark } from '../ui/index.ts';
import { toneOfState } from './case-tone.ts';

/** The cases that the officer opened last: Enter opens one again. */
export const RecentDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTexts();
  const { go } = usePlace();
  const recent = useCall('cases.recent', undefined, { staleMs: 0 });
  const rows = recent.data ?? [];
  return (
    <Dialog title={t('rights.recent')} isOpen isWide onClose={onClose}>
      <RefusalBanner error={recent.error?.refusal ?? null} />
      {recent.data === undefined ? null : rows.length === 0 ? (
        <EmptyState icon="form" title={t('rights.recentNone')}>
          {t('rights.recentNoneText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('rights.recent')}
          rows={rows}
          rowKey={({ caseId }) => caseId}
          takesFocus
          onOpen={({ caseId }) => {
            onClose();
            go({ name: 'case', caseId });
          }}
          columns={[
            {
              id: 'name',
              header: t('counter.column.name'),
              isTyped: true,
              cell: (row) => (
                <>
                  <b>{row.surname}</b> {row.givenNames}
                </>
              ),
            },
            { id: 'case', header: t('counter.column.case'), cell: ({ caseNumber }) => caseNumber, isCode: true },
            {
              id: 'state',
              header: t('counter.column.state'),
              cell: ({ state }) => <StatusMark tone={toneOfState(state)}>{t(`cases.state.${state}`)}</StatusMark>,
            },
          ]}
        />
      )}
      <div className="acts">
        <Button shortcut="Esc" onPress={onClose}>
          {t('common.action.back')}
        </Button>
      </div>
    </Dialog>
  );
};
