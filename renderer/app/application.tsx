import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionView, VerblijfsloketBridge } from '../../electron/ipc/contract.ts';
import { createTexts } from '../i18n/index.ts';
import { type Client, createClient } from './client/client.ts';
import { ClientProvider } from './client/context.tsx';
import { createQueries, refreshByEvents } from './client/queries.ts';
import { followSubject } from './customer/follow-subject.ts';
import { TurnedScreen } from './customer/turned-screen.tsx';
import { Frame } from './frame/frame.tsx';
import { keyName } from './keyboard/key-name.ts';
import { createShortcutStore } from './keyboard/shortcuts.ts';
import { FirstStart } from './session/first-start.tsx';
import { IdleLock } from './session/idle-lock.tsx';
import { LockLayer } from './session/lock-layer.tsx';
import { SignIn } from './session/sign-in.tsx';
import { applyAppearance, createAppearanceStore, type Shelf } from './stores/appearance.ts';
import { type Stores, StoresProvider } from './stores/context.tsx';
import { createCustomerStore } from './stores/customer.ts';
import { createDeskStore } from './stores/desk.ts';
import { createPlaceStore, type Place } from './stores/place.ts';
import { createReaderStore } from './stores/reader.ts';
import { createSessionStore } from './stores/session.ts';

/** The pages, by place. A place without its id shows its start screen. */
export interface Pages {
  readonly counter: () => ReactNode;
  readonly intake: (draftId: string | null) => ReactNode;
  readonly collection: (caseId: string | null) => ReactNode;
  readonly case: (caseId: string, asked: string | null) => ReactNode;
  readonly household: (caseId: string) => ReactNode;
  readonly appointments: () => ReactNode;
  readonly arrivals: () => ReactNode;
  readonly card: () => ReactNode;
  readonly certificates: () => ReactNode;
  readonly till: () => ReactNode;
  readonly settings: () => ReactNode;
  /** What must outlive a change of page, e.g. a store of typed work; drawn once around the frame. */
  readonly around: (frame: ReactNode) => ReactNode;
  /** Called when somebody else sits down: what the pages remember of the former one is to go. */
  readonly forget: () => void;
}

export interface ApplicationProps {
  readonly bridge: VerblijfsloketBridge;
  readonly pages: Pages;
  /** Where the appearance is remembered on this machine. */
  readonly shelf: Shelf;
}

/** The whole application in one window. */
export const Application = ({ bridge, pages, shelf }: ApplicationProps) => {
  const [client] = useState(() => createClient(bridge));
  const [stores] = useState(() => createStores(shelf));
  const [queries] = useState(createQueries);
  const [texts] = useState(() => createTexts(stores.appearance.getState().language));
  const language = useStore(stores.appearance, (look) => look.language);
  useEffect(() => {
    void texts.changeLanguage(language);
  }, [texts, language]);
  useEffect(() => followMain(client, stores), [client, stores]);
  useEffect(() => followSubject(client, stores), [client, stores]);
  useEffect(() => refreshByEvents(client, queries), [client, queries]);
  useEffect(() => clearBetweenOfficers(stores, queries, pages.forget), [stores, queries, pages]);
  useEffect(() => listenToKeys(stores), [stores]);
  useEffect(() => followAppearance(stores), [stores]);
  return (
    <ClientProvider value={client}>
      <StoresProvider value={stores}>
        <QueryClientProvider client={queries}>
          <I18nextProvider i18n={texts}>
            <I18nProvider locale={ARIA_LOCALES[language]}>
              <Screen stores={stores} pages={pages} />
            </I18nProvider>
          </I18nextProvider>
        </QueryClientProvider>
      </StoresProvider>
    </ClientProvider>
  );
};

const ARIA_LOCALES = { nl: 'nl-NL', fr: 'fr-FR', de: 'de-DE', en: 'en-GB' } as const;

const createStores = (shelf: Shelf): Stores => ({
  place: createPlaceStore(window.sessionStorage),
  reader: createReaderStore(),
  session: createSessionStore(),
  desk: createDeskStore(),
  shortcuts: createShortcutStore(),
  appearance: createAppearanceStore(shelf),
  customer: createCustomerStore(),
});

/** The screen that the session asks for. A locked desk keeps its page, hidden, with everything typed. */
const Screen = ({ stores, pages }: { readonly stores: Stores; readonly pages: Pages }) => {
  const view = useStore(stores.session, (state) => state.view);
  const place = useStore(stores.place, (state) => state.place);
  const turned = useStore(stores.customer, (state) => state.isTurned);
  if (view === null) return <div className="starting" aria-busy="true" />;
  if (view.kind === 'firstStart') return <FirstStart />;
  if (view.kind === 'signedOut' || view.staff === null) return <SignIn view={view} />;
  const isLocked = view.kind === 'locked';
  const isTurned = turned && !isLocked;
  return (
    <>
      <Fragment key={view.staff.staffId}>
        {pages.around(
          <Frame isAway={isLocked || isTurned}>
            <Page place={place} pages={pages} />
          </Frame>,
        )}
      </Fragment>
      {isTurned ? <TurnedScreen /> : null}
      {isLocked ? <LockLayer view={view} /> : <IdleLock minutes={view.lockAfterMinutes} />}
    </>
  );
};

const Page = ({ place, pages }: { readonly place: Place; readonly pages: Pages }): ReactNode =>
  useMemo(() => {
    switch (place.name) {
      case 'intake':
        return pages.intake(place.draftId);
      case 'collection':
        return pages.collection(place.caseId);
      case 'case':
        return pages.case(place.caseId, place.asked ?? null);
      case 'household':
        return pages.household(place.caseId);
      default:
        return pages[place.name]();
    }
  }, [place, pages]);

/** Asks main for session and reader once, then follows its events. */
const followMain = (client: Client, stores: Stores): (() => void) => {
  const stops = [
    client.subscribe('session.changed', stores.session.take),
    client.subscribe('reader.changed', stores.reader.take),
    client.subscribe('customer.changed', stores.customer.take),
    client.subscribe('data.connection', ({ state }) => stores.desk.setState({ isDatabaseGone: state === 'gone' })),
  ];
  void client.call('session.state', undefined).then((answer) => {
    if (answer.ok) stores.session.take(answer.value);
  });
  void client.call('data.connection', undefined).then((answer) => {
    if (answer.ok) stores.desk.setState({ isDatabaseGone: answer.value.state === 'gone' });
  });
  void client.call('reader.state', undefined).then((answer) => {
    if (answer.ok) stores.reader.take(answer.value);
  });
  return () => {
    for (const stop of stops) stop();
  };
};

/** Whoever sits down next finds nothing of the former officer: no open case, no message, no answer that was fetched for them. */
const clearBetweenOfficers = (stores: Stores, queries: QueryClient, forget: () => void): (() => void) =>
  stores.session.subscribe((now, before) => {
    const former = officerOf(before.view);
    if (former === null || former === officerOf(now.view)) return;
    stores.place.reset();
    stores.desk.clear();
    queries.clear();
    forget();
  });

const officerOf = (view: SessionView | null): string | null =>
  view === null || view.kind === 'signedOut' || view.kind === 'firstStart' ? null : (view.staff?.staffId ?? null);

/** One listener for all shortcuts. Nothing works by key while the desk is locked or nobody is signed in. */
const listenToKeys = (stores: Stores): (() => void) => {
  const mac = navigator.userAgent.includes('Macintosh');
  const onKey = (event: KeyboardEvent): void => {
    const keys = keyName(event, mac);
    if (keys === null || goesFirst(keys) !== (event.eventPhase === Event.CAPTURING_PHASE)) return;
    if (event.isComposing || stores.session.getState().view?.kind !== 'signedIn') return;
    const dialogIsOpen = document.querySelector('.overlay, [data-turned]') !== null;
    const taken = stores.shortcuts.press(keys, { now: performance.now(), isRepeat: event.repeat, dialogIsOpen });
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', onKey, { capture: true });
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('keydown', onKey, { capture: true });
    document.removeEventListener('keydown', onKey);
  };
};

/**
 * Function keys and keys with Ctrl or Alt mean the same everywhere, so they are taken before the control that has the
 * focus: a group of choices would swallow Ctrl Enter, and Ctrl ↓ would change the choice. Enter, Esc and the arrows
 * belong to that control first.
 */
const goesFirst = (keys: string): boolean => /^(F\d|Shift\+F\d|Mod\+|Alt\+)/.test(keys);

const followAppearance = (stores: Stores): (() => void) => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const apply = (): void =>
    applyAppearance(document.documentElement, stores.appearance.getState(), dark.matches, contrast.matches);
  apply();
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  const stop = stores.appearance.subscribe(apply);
  return () => {
    stop();
    dark.removeEventListener('change', apply);
    contrast.removeEventListener('change', apply);
  };
};
