import { useState } from 'react';
import { useStore } from 'zustand';
import type { SessionView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Icon, Kbd, TextField } from '../../ui/index.ts';
import { RefusalBanner } from '../frame/refusal-banner.tsx';
import { useStores } from '../stores/context.tsx';
import { SignInForm } from './sign-in.tsx';
import { TrainingMark } from './training-mark.tsx';
import { useEntry } from './use-entry.ts';

/** The desk is locked: nothing of the case can be seen, everything typed is still there behind it. */
export const LockLayer = ({ view }: { readonly view: SessionView }) => {
  const { t } = useTexts();
  const [isOther, setOther] = useState(false);
  const { desk } = useStores();
  const hasOpenCase = useStore(desk, (state) => state.openCase !== null);
  const name = view.staff?.name ?? '';
  return (
    <main className="entry entry--lock">
      <div className="lock">
        <Icon name="lock" size="l" />
        <h1>{t('session.locked.title', { desk: view.desk ?? t('common.app.name') })}</h1>
        <p className="muted">{hasOpenCase ? t('session.locked.textOpen') : t('session.locked.text')}</p>
        <TrainingMark />
        {isOther ? (
          <div className="lock__other">
            <p className="muted">{t('session.locked.otherText', { name })}</p>
            <SignInForm staff={view.knownStaff.filter((one) => one.staffId !== view.staff?.staffId)} />
          </div>
        ) : (
          <Unlock view={view} />
        )}
        {view.knownStaff.length > 1 ? (
          <button type="button" className="bar__btn bar__btn--quiet" onClick={() => setOther(!isOther)}>
            {isOther ? t('session.signIn.password', { name }) : t('session.locked.other')}
          </button>
        ) : null}
      </div>
    </main>
  );
};

const Unlock = ({ view }: { readonly view: SessionView }) => {
  const { t } = useTexts();
  const { enter, refused } = useEntry('session.signIn');
  const [password, setPassword] = useState('');
  const [isShort, setShort] = useState(false);
  const submit = async (): Promise<void> => {
    setShort(password.length < 8);
    if (password.length < 8 || view.staff === null) return;
    await enter({ staffId: view.staff.staffId, password });
    setPassword('');
  };
  return (
    <form
      className="lock__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('session.signIn.password', { name: view.staff?.name ?? '' })}
        type="password"
        autoComplete="current-password"
        value={password}
        error={isShort ? t('session.error.passwordShort') : null}
        onChange={setPassword}
        inputRef={(input) => input?.focus()}
      />
      <RefusalBanner error={refused} />
      <button type="submit" className="bar__btn">
        {t('session.locked.unlock')}
        <span aria-hidden="true">
          <Kbd keys="Enter" />
        </span>
      </button>
    </form>
  );
};
