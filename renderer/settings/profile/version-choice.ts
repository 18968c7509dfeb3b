import type { ProfileOverview, ProfileRef } from '../../../electron/ipc/contract.ts';
import type { Texts } from '../../i18n/index.ts';

/** A version that can be chosen, with its name. */
export interface VersionChoice {
  readonly key: string;
  readonly label: string;
  readonly ref: ProfileRef;
}

/** All versions and drafts of a municipality as choices, newest first. */
export const versionChoices = (
  overview: ProfileOverview,
  profileId: string,
  { t, date }: Pick<Texts, 't' | 'date'>,
): readonly VersionChoice[] => {
  const own = overview.municipalities.find((one) => one.profileId === profileId);
  if (own === undefined) return [];
  const versions = own.versions
    .filter(({ state }) => state !== 'unreadable')
    .map(({ version, effectiveFrom, state }) => ({
      key: `v${version}`,
      label: t('profileEditor.versionFrom', {
        version,
        from: date(effectiveFrom),
        state: t(`profileEditor.versionState.${state}`),
      }),
      ref: { kind: 'version' as const, profileId, version },
    }));
  const drafts = own.drafts.map(({ draftId, version, effectiveFrom, state }) => ({
    key: draftId,
    label: t('profileEditor.versionFrom', {
      version,
      from: date(effectiveFrom),
      state: t(`profileEditor.draftState.${state}`),
    }),
    ref: { kind: 'draft' as const, draftId },
  }));
  return [...versions, ...drafts].reverse();
};
