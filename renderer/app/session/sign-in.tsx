import { useState } from 'react';
import type { SessionView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Arms, Button, Segmented, SelectField, TextField } from '../../ui/index.ts';
import { RefusalBanner } from '../frame/refusal-banner.tsx';
import { TrainingMark } from './training-mark.tsx';
import { useEntry } from './use-entry.ts';

/** Nobody is signed in: choose who you are, type your password. */
export const SignIn = ({ view }: { readonly view: SessionView }) => {
  const { t, textOf, longDate } = useTexts();
  return (
    <main className="entry">
      <div className="entry__box sheet">
        <div className="entry__head">
          <Arms />
          <div>
            <b>{view.municipality === null ? t('common.app.name') : textOf(view.municipality)}</b>
            <small>
              {view.desk} · {longDate(view.today)}
            </small>
          </div>
        </div>
        <TrainingMark />
        <h1>{t('session.signIn.title')}</h1>
        <SignInForm staff={view.knownStaff} />
      </div>
    </main>
  );
};

/** Few people: all side by side. Many: a list. */
const MOST_SIDE_BY_SIDE = 4;

/** The form by which somebody signs in; also below the lock, for somebody else. */
export const SignInForm = ({ staff }: { readonly staff: SessionView['knownStaff'] }) => {
  const { t } = useTexts();
  const { enter, refused, isPending } = useEntry('session.signIn');
  const [staffId, setStaffId] = useState(staff[0]?.staffId ?? '');
  const [password, setPassword] = useState('');
  const [isShort, setShort] = useState(false);
  const name = staff.find((one) => one.staffId === staffId)?.name ?? '';
  const submit = async (): Promise<void> => {
    setShort(password.length < 8);
    if (password.length < 8) return;
    await enter({ staffId, password });
    setPassword('');
  };
  const options = staff.map((one) => ({ value: one.staffId, label: one.name }));
  return (
    <form
      className="entry__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {staff.length > MOST_SIDE_BY_SIDE ? (
        <SelectField label={t('session.signIn.who')} value={staffId} options={options} onChange={setStaffId} />
      ) : staff.length > 1 ? (
        <Segmented label={t('session.signIn.who')} tall fit value={staffId} options={options} onChange={setStaffId} />
      ) : null}
      <TextField
        label={t('session.signIn.password', { name })}
        type="password"
        autoComplete="current-password"
        value={password}
        error={isShort ? t('session.error.passwordShort') : null}
        onChange={setPassword}
        inputRef={focusOnce}
      />
      <RefusalBanner error={refused} />
      <Button kind="main" tall wide type="submit" shortcut="Enter" isPending={isPending}>
        {t('session.signIn.go')}
      </Button>
    </form>
  );
};

const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
