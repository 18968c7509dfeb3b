import type { TextKey } from '../../i18n/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { TextField } from '../../ui/index.ts';

/** A new password, typed twice. */
export interface PasswordPair {
  readonly password: string;
  readonly again: string;
}

export const EMPTY_PAIR: PasswordPair = { password: '', again: '' };
const SHORTEST = 8;

/** What is wrong with it, as at the first start. Main checks again. */
export const pairMistakes = ({ password, again }: PasswordPair): Partial<Record<keyof PasswordPair, TextKey>> =>
  password.length < SHORTEST
    ? { password: 'session.error.passwordShort' }
    : password === again
      ? {}
      : { again: 'session.error.passwordDiffers' };

/** The two fields of a new password. */
export const PasswordPairFields = ({
  pair,
  onChange,
  tried,
  labels,
}: {
  readonly pair: PasswordPair;
  readonly onChange: (pair: PasswordPair) => void;
  /** Whether mistakes are shown: not before the first try. */
  readonly tried: boolean;
  readonly labels: Readonly<Record<keyof PasswordPair, TextKey>>;
}) => {
  const { t } = useTexts();
  const mistakes = tried ? pairMistakes(pair) : {};
  const error = (field: keyof PasswordPair): string | null => {
    const key = mistakes[field];
    return key === undefined ? null : t(key);
  };
  return (
    <div className="grid2">
      <TextField
        label={t(labels.password)}
        hint={t('session.firstStart.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={pair.password}
        error={error('password')}
        onChange={(password) => onChange({ ...pair, password })}
      />
      <TextField
        label={t(labels.again)}
        type="password"
        autoComplete="new-password"
        value={pair.again}
        error={error('again')}
        onChange={(again) => onChange({ ...pair, again })}
      />
    </div>
  );
};
