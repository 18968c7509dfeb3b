import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Arms, Button, type ErrorPoint, ErrorSummary, Icon, PickList, Sheet, TextField } from '../../ui/index.ts';
import { useCall } from '../client/queries.ts';
import { RefusalBanner } from '../frame/refusal-banner.tsx';
import { type FirstStartForm, firstStartMistakes } from './first-start-mistakes.ts';
import { TrainingMark } from './training-mark.tsx';
import { useEntry } from './use-entry.ts';

const EMPTY: FirstStartForm = { profileId: '', desk: '', name: '', password: '', passwordAgain: '' };

/** First start of a desk: municipality, name of the desk, first member of staff. */
export const FirstStart = () => {
  const { t, textOf } = useTexts();
  const profiles = useCall('session.profiles', undefined);
  const { enter, refused, isPending } = useEntry('session.firstStart');
  const [form, setForm] = useState(EMPTY);
  const [attempt, setAttempt] = useState(0);
  const set = (part: Partial<FirstStartForm>): void => setForm((before) => ({ ...before, ...part }));
  const mistakes = attempt === 0 ? {} : firstStartMistakes(form);
  const error = (field: keyof FirstStartForm): string | null => {
    const key = mistakes[field];
    return key === undefined ? null : t(key);
  };
  const points: readonly ErrorPoint[] = Object.entries(mistakes).map(([field, key]) => ({
    id: field,
    text: t(key),
    fieldId: `first-${field}`,
  }));
  const submit = (): void => {
    setAttempt((before) => before + 1);
    if (Object.keys(firstStartMistakes(form)).length > 0) return;
    const { profileId, desk, name, password } = form;
    void enter({ profileId, desk, officer: { name, password } });
  };
  return (
    <main className="entry entry--page">
      <form
        className="entry__wide"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="head">
          <Arms />
          <div>
            <h1>{t('session.firstStart.title')}</h1>
            <p className="head__sub">{t('session.firstStart.sub')}</p>
            <TrainingMark />
          </div>
        </div>
        <ErrorSummary title={t('session.error.summary', { count: points.length })} points={points} attempt={attempt} />
        <RefusalBanner error={refused ?? profiles.error?.refusal ?? null} />
        <Sheet number={1} title={t('session.firstStart.municipality')} meta={t('session.firstStart.profileMeta')} flush>
          <div id="first-profileId">
            <PickList
              label={t('session.firstStart.municipality')}
              value={form.profileId}
              onChange={(profileId) => set({ profileId })}
              options={(profiles.data ?? []).map((profile) => ({
                value: profile.profileId,
                title: textOf(profile.name),
                note: t('session.firstStart.profileNote', { version: profile.version, from: profile.effectiveFrom }),
                end: <span className="small muted">{t(`common.language.${profile.officialLanguage}`)}</span>,
              }))}
            />
            {error('profileId') === null ? null : (
              <p className="err err--inset">
                <Icon name="bad" size="s" />
                {error('profileId')}
              </p>
            )}
          </div>
        </Sheet>
        <Sheet number={2} title={t('session.firstStart.deskTitle')}>
          <TextField
            id="first-desk"
            label={t('session.firstStart.desk')}
            hint={t('session.firstStart.deskHint')}
            value={form.desk}
            error={error('desk')}
            onChange={(desk) => set({ desk })}
          />
        </Sheet>
        <Sheet number={3} title={t('session.firstStart.officerTitle')} meta={t('session.firstStart.officerMeta')}>
          <TextField
            id="first-name"
            label={t('session.firstStart.name')}
            value={form.name}
            error={error('name')}
            onChange={(name) => set({ name })}
          />
          <div className="grid2">
            <TextField
              id="first-password"
              type="password"
              autoComplete="new-password"
              label={t('session.firstStart.password')}
              hint={t('session.firstStart.passwordHint')}
              value={form.password}
              error={error('password')}
              onChange={(password) => set({ password })}
            />
            <TextField
              id="first-passwordAgain"
              type="password"
              autoComplete="new-password"
              label={t('session.firstStart.passwordAgain')}
              value={form.passwordAgain}
              error={error('passwordAgain')}
              onChange={(passwordAgain) => set({ passwordAgain })}
            />
          </div>
        </Sheet>
        <div className="entry__end">
          <Button kind="main" tall type="submit" shortcut="Enter" isPending={isPending}>
            {t('session.firstStart.begin')}
          </Button>
        </div>
      </form>
    </main>
  );
};
