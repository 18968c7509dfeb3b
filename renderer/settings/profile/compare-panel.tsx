import { useState } from 'react';
import type { ProfileDifferenceView, ProfileRef } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ProfileDifferences } from '../../profile/index.ts';
import { SelectField, Sheet } from '../../ui/index.ts';
import type { VersionChoice } from './version-choice.ts';

/** Two versions side by side: which two, and only what differs. */
export const ComparePanel = ({
  choices,
  first,
  second,
  typed,
  onGo,
}: {
  readonly choices: readonly VersionChoice[];
  /** Keys of the two that are shown at first. */
  readonly first: string;
  readonly second: string;
  /** The draft as it stands on the screen, for the choice with the key `typed`. */
  readonly typed?: ProfileRef | undefined;
  readonly onGo?: ((difference: ProfileDifferenceView) => void) | undefined;
}) => {
  const { t } = useTexts();
  const [left, setLeft] = useState(first);
  const [right, setRight] = useState(second);
  const refOf = (key: string): ProfileRef | null =>
    key === 'typed' ? (typed ?? null) : (choices.find((choice) => choice.key === key)?.ref ?? null);
  const all = [
    ...(typed === undefined ? [] : [{ value: 'typed', label: t('profileEditor.asTyped') }]),
    ...choices.map(({ key, label }) => ({ value: key, label })),
  ];
  const [a, b] = [refOf(left), refOf(right)];
  const nothing = { kind: 'content', content: {} } as const;
  const answer = useCall(
    'profiles.compare',
    { first: a ?? nothing, second: b ?? nothing },
    { enabled: a !== null && b !== null, staleMs: 0, keepsFormer: true },
  );
  return (
    <Sheet title={t('profileEditor.compare')}>
      <div className="grid2">
        <SelectField label={t('profileEditor.versionA')} value={left} options={all} onChange={setLeft} />
        <SelectField label={t('profileEditor.versionB')} value={right} options={all} onChange={setRight} />
      </div>
      <RefusalBanner error={answer.error?.refusal ?? null} />
      {answer.data === undefined ? null : (
        <div role="status">
          <p className="small muted">
            {t('profileEditor.differencesFound', { count: answer.data.differences.length })}
          </p>
          <ProfileDifferences differences={answer.data.differences} onGo={right === 'typed' ? onGo : undefined} />
        </div>
      )}
    </Sheet>
  );
};
