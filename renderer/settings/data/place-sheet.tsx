import { RefusalBanner, useCall } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, KeyValues, Sheet } from '../../ui/index.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

/** Kind and place of the database, and the room that is left. */
export const PlaceSheet = () => {
  const { t, language } = useTexts();
  const number = new Intl.NumberFormat(language).format;
  const answer = useCall('data.overview', undefined, { staleMs: 0 });
  const place = answer.data;
  const megabytes = (bytes: number): string =>
    t('data.megabytes', { amount: number(Math.max(1, Math.round(bytes / BYTES_PER_MEGABYTE))) });
  return (
    <Sheet title={t('data.placeTitle')}>
      <RefusalBanner error={answer.error?.refusal ?? null} onRetry={() => void answer.refetch()} />
      {place?.isDiskNearlyFull === true ? <Banner tone="warn">{t('data.diskNearlyFull')}</Banner> : null}
      {place === undefined ? null : (
        <KeyValues
          facts={[
            { label: t('data.kind'), value: t(`data.kind_${place.kind}`) },
            { label: t('data.location'), value: <span className="mono path">{place.location}</span> },
            { label: t('data.cases'), value: number(place.cases) },
            { label: t('data.entries'), value: number(place.auditEntries) },
            { label: t('data.size'), value: megabytes(place.bytes) },
            ...(place.freeBytes === null ? [] : [{ label: t('data.free'), value: megabytes(place.freeBytes) }]),
          ]}
        />
      )}
    </Sheet>
  );
};
