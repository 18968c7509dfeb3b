import { useCall } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useEditor } from './react.tsx';

/** Which versions stand beside the draft: the last one that ended, the one in force, and the draft with its first day. */
export const VersionBand = () => {
  const { t, date } = useTexts();
  const draft = useEditor((state) => state.draft);
  const from = useEditor((state) => state.content['effectiveFrom']);
  const overview = useCall('profiles.list', undefined);
  const own = overview.data?.municipalities.find(({ profileId }) => profileId === draft?.profileId);
  const past = own?.versions.filter(({ state }) => state === 'past').at(-1);
  const now = own?.versions.find(({ state }) => state === 'inForce');
  return (
    <div className="vers">
      {past === undefined ? null : (
        <div>
          {t('profileEditor.band.past', { version: past.version })}
          <b>{t('profileEditor.band.until', { until: date(past.until) })}</b>
        </div>
      )}
      {now === undefined ? null : (
        <div>
          {t('profileEditor.band.now', { version: now.version })}
          <b>{t('profileEditor.band.since', { since: date(now.effectiveFrom) })}</b>
        </div>
      )}
      <div className="on">
        {t('profileEditor.band.draft', { version: draft?.version ?? 0 })}
        <b>{t('profileEditor.band.from', { from: date(typeof from === 'string' ? from : null) || '–' })}</b>
      </div>
    </div>
  );
};
