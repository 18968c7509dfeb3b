import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { Arms, Icon, Kbd, StatusMark } from '../../ui/index.ts';
import { usePlace, useSession, useStores } from '../stores/context.tsx';

/** The bar: municipality, search, clock, who works, lock. */
export const Bar = ({ onLock }: { readonly onLock: () => void }) => {
  const { t, textOf, longDate, time } = useTexts();
  const session = useSession();
  const now = useClock();
  return (
    <header className="bar">
      <div className="bar__id">
        <Arms />
        <span>
          <b>{session.municipality === null ? t('common.app.name') : textOf(session.municipality)}</b>
          <small>{t('common.app.sub')}</small>
        </span>
      </div>
      <Search />
      <div className="bar__meta">
        <SavingMark />
        <ReaderMark />
        <span className="hide-s bar__who">{longDate(session.today)}</span>
        <b>{time(now)}</b>
        <span className="bar__who">
          {session.desk} · <b>{session.staff?.name}</b>
        </span>
        <button type="button" className="bar__btn" onClick={onLock}>
          <Icon name="lock" size="s" />
          {t('common.frame.lock')}
          <span aria-hidden="true">
            <Kbd keys="Mod+L" />
          </span>
        </button>
      </div>
    </header>
  );
};

const Search = () => {
  const { t } = useTexts();
  const { desk } = useStores();
  const { place, go } = usePlace();
  const text = useStore(desk, (state) => state.searchText);
  const input = useRef<HTMLInputElement>(null);
  const show = (): void => {
    if (place.name !== 'counter') go({ name: 'counter' });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form with this role is sent with Enter, a search element is not
    <form
      className="bar__search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        show();
        desk.setState((state) => ({ searchEntered: state.searchEntered + 1 }));
      }}
    >
      <label className="vh" htmlFor="search">
        {t('common.frame.search')}
      </label>
      <Icon name="search" />
      <input
        id="search"
        ref={input}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('common.frame.searchPlaceholder')}
        value={text}
        onChange={(event) => {
          desk.setState({ searchText: event.currentTarget.value });
          if (event.currentTarget.value !== '') show();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            desk.setState({ searchText: '' });
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('.work tr[tabindex="0"]')?.focus();
          }
        }}
      />
      <span aria-hidden="true">
        <Kbd keys="F3" />
      </span>
    </form>
  );
};

const SavingMark = () => {
  const { t } = useTexts();
  const saving = useStore(useStores().desk, (state) => state.saving);
  return (
    <span className="bar__saving" role="status">
      {saving === null
        ? null
        : saving.state === 'saved'
          ? t('common.saving.saved', { at: saving.at })
          : saving.state === 'saving'
            ? t('common.saving.saving')
            : t('common.saving.unsaved')}
    </span>
  );
};

/** The lamp of the reader and its word, where the side column has gone below the work (narrow windows, 200 % zoom). */
const ReaderMark = () => {
  const { t } = useTexts();
  const view = useStore(useStores().reader, (state) => state.view);
  if (view === null) return null;
  const { kind } = view.state;
  const tone = kind === 'card' || kind === 'empty' ? 'ok' : kind === 'reading' ? 'busy' : 'bad';
  return (
    <span className="bar__reader">
      <StatusMark tone={tone}>{t(`reader.state.${kind}.line`)}</StatusMark>
    </span>
  );
};

const thisMinute = (): string => `${new Date().toISOString().slice(0, 16)}:00Z`;

/** The minute that it is. Looked at each second, drawn anew once a minute: nothing may be said to be saved at a minute that the clock does not show yet. */
const useClock = (): string => {
  const [now, setNow] = useState(thisMinute);
  useEffect(() => {
    const timer = setInterval(() => setNow(thisMinute()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
