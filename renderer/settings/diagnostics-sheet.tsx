import { RefusalBanner, useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { KeyValues, Sheet } from '../ui/index.ts';

/** What IT support asks first. No personal data. */
export const DiagnosticsSheet = () => {
  const { t } = useTexts();
  const answer = useCall('session.diagnostics', undefined, { staleMs: 0 });
  const facts = answer.data;
  return (
    <Sheet title={t('settings.diagnostics.title')} meta={t('settings.diagnostics.meta')}>
      <RefusalBanner error={answer.error?.refusal ?? null} onRetry={() => void answer.refetch()} />
      {facts === undefined ? null : (
        <KeyValues
          facts={[
            { label: t('settings.diagnostics.version'), value: facts.version },
            { label: t('settings.diagnostics.runtime'), value: facts.runtime },
            {
              label: t('settings.diagnostics.database'),
              value: `${facts.database.kind}, ${t('settings.diagnostics.schema')} ${facts.database.schemaVersion}`,
            },
            {
              label: t('settings.diagnostics.location'),
              value: <span className="mono path">{facts.database.location}</span>,
            },
            {
              label: t('settings.diagnostics.documents'),
              value: <span className="mono path">{facts.documentsFolder}</span>,
            },
            {
              label: t('settings.diagnostics.reader'),
              value: t('settings.diagnostics.restarts', {
                state: facts.readerProcess.state,
                count: facts.readerProcess.restarts,
              }),
            },
            {
              label: t('settings.diagnostics.training'),
              value: facts.trainingMode ? t('common.answer.yes') : t('common.answer.no'),
            },
          ]}
        />
      )}
    </Sheet>
  );
};
