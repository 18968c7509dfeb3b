import { RefusalBanner, useCall, useSession } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { KeyValues, Sheet } from '../ui/index.ts';
import { VersionsSheet } from './profile/index.ts';

/** The profile of the municipality that is in force at this desk, and where its figures come from. */
export const ProfileSheet = () => {
  const { t, textOf, date } = useTexts();
  const session = useSession();
  const profiles = useCall('session.profiles', undefined);
  const profile = profiles.data?.find((one) => one.profileId === session.profileId);
  return (
    <>
      <Sheet title={t('settings.profile.title')}>
        <RefusalBanner error={profiles.error?.refusal ?? null} />
        <KeyValues
          facts={[
            {
              label: t('settings.profile.name'),
              value: session.municipality === null ? '' : textOf(session.municipality),
            },
            { label: t('settings.profile.desk'), value: session.desk ?? '' },
            ...(profile === undefined
              ? []
              : [
                  { label: t('settings.profile.profile'), value: <span className="mono">{profile.profileId}</span> },
                  { label: t('settings.profile.version'), value: profile.version },
                  { label: t('settings.profile.from'), value: date(profile.effectiveFrom) },
                  { label: t('settings.profile.source'), value: profile.source },
                  {
                    label: t('settings.profile.officialLanguage'),
                    value: t(`common.language.${profile.officialLanguage}`),
                  },
                ]),
            {
              label: t('settings.profile.lock'),
              value: t('settings.profile.minutes', { count: session.lockAfterMinutes }),
            },
          ]}
        />
      </Sheet>
      {session.staff?.role === 'SUPERVISOR' ? <VersionsSheet /> : null}
    </>
  );
};
