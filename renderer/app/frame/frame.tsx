import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button } from '../../ui/index.ts';
import { useClient } from '../client/context.tsx';
import { CustomerStrip } from '../customer/customer-strip.tsx';
import { looksForReader, ReaderPanel } from '../reader/reader-panel.tsx';
import { usePlace, useSession, useShortcuts, useStores, useToast } from '../stores/context.tsx';
import { placeKey, RAIL } from '../stores/place.ts';
import { Bar } from './bar.tsx';
import { CardOffer } from './card-offer.tsx';
import { useFirstMistake } from './first-mistake.ts';
import { useFocusAfterLock } from './focus-after-lock.ts';
import { focusPageHeading } from './focus-page.ts';
import { HelpSheet, KeysBar } from './keys.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { Rail } from './rail.tsx';
import { Toasts } from './toasts.tsx';
import { goToNextZone } from './zones.ts';

/** Places where the reader is folded even when no case is open. */
const FOLDED = ['intake', 'collection', 'case', 'certificates', 'till', 'settings'];

/** Code of the notice that says that nothing here counts. */
const TRAINING = 'training';

/** The window while somebody works: bar, rail, the page, the side with the reader, the keys. `isAway`: behind the lock, or behind what the applicant sees. */
export const Frame = ({ children, isAway }: { readonly children: ReactNode; readonly isAway: boolean }) => {
  const { t } = useTexts();
  const { desk } = useStores();
  const session = useSession();
  const client = useClient();
  const { place, visit, go } = usePlace();
  const hasOpenCase = useStore(desk, (state) => state.openCase !== null);
  const app = useRef<HTMLDivElement>(null);
  const work = useRef<HTMLElement>(null);
  const lock = (): void => void client.call('session.lock', undefined);
  useFrameKeys(lock);
  useFocusAfterLock(app, isAway);
  useFirstMistake();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit is a reason of its own
  useEffect(() => (work.current === null ? undefined : focusPageHeading(work.current)), [visit]);
  const isTraining = session.notices.some((notice) => notice.code === TRAINING);
  return (
    <div className="app" hidden={isAway} inert={isAway} ref={app}>
      <a className="skip" href="#work">
        {t('common.frame.skip')}
      </a>
      <Bar onLock={lock} />
      <Rail />
      <main className="work" id="work" tabIndex={-1} ref={work}>
        <Notices />
        <DatabaseGone />
        <SavingFailed />
        <CardOffer />
        <PageBoundary key={placeKey(place)} onLeave={() => go({ name: 'counter' })}>
          {children}
        </PageBoundary>
      </main>
      <aside className="side" aria-label={t('common.frame.side')}>
        <ReaderPanel isFolded={hasOpenCase || FOLDED.includes(place.name)} today={session.today} />
        <CustomerStrip />
        <div className="side__host" ref={(element) => desk.setState({ sideHost: element })} />
      </aside>
      <KeysBar note={isTraining ? t('common.frame.training') : undefined} />
      <HelpSheet />
      <Toasts />
    </div>
  );
};

/** Messages of the house, e.g. that a stored file could not be read: they stand above every page until solved. Training mode stands in the bar at the foot instead. */
const Notices = () => {
  const { error } = useTexts();
  const { notices } = useSession();
  return notices
    .filter((notice) => notice.code !== TRAINING)
    .map((notice) => (
      <Banner key={notice.code} tone="warn">
        {error(notice)}
      </Banner>
    ));
};

/** What is typed stays on the screen; saving is tried again by itself. */
const DatabaseGone = () => {
  const { t } = useTexts();
  const isGone = useStore(useStores().desk, (state) => state.isDatabaseGone);
  return isGone ? (
    <Banner tone="bad" live="alert" title={t('data.goneTitle')}>
      {t('data.goneText')}
    </Banner>
  ) : null;
};

const SavingFailed = () => {
  const { t } = useTexts();
  const saving = useStore(useStores().desk, (state) => state.saving);
  if (saving?.state !== 'failed') return null;
  return (
    <Banner
      tone="bad"
      live="alert"
      title={t('common.saving.failedTitle')}
      actions={<Button onPress={saving.retry}>{t('common.saving.now')}</Button>}
    >
      {t('common.saving.failedText')}
    </Banner>
  );
};

const useFrameKeys = (lock: () => void): void => {
  const { t, error } = useTexts();
  const { desk, reader, place } = useStores();
  const client = useClient();
  const toast = useToast();
  const goTo = place.go;
  const startDraft = async (): Promise<void> => {
    const answer = await client.call('intake.start', { cardSessionId: null });
    if (answer.ok) goTo({ name: 'intake', draftId: answer.value.draftId });
    else toast({ tone: 'bad', title: error(answer.error) });
  };
  const readOrSearch = async (): Promise<void> => {
    const call = looksForReader(reader.getState().view) ? 'reader.searchAgain' : 'reader.readAgain';
    const answer = await client.call(call, undefined);
    if (answer.ok) reader.take(answer.value);
  };
  useShortcuts(
    [
      { keys: 'F1', label: t('keys.help'), run: () => desk.setState({ helpIsOpen: true }) },
      { keys: 'F2', label: t('keys.newApplication'), run: () => void startDraft(), inBar: false },
      { keys: 'F3', label: t('keys.search'), run: goToSearch, inBar: false },
      { keys: 'F5', label: t('keys.readAgain'), run: () => void readOrSearch(), inBar: false, inDialog: true },
      { keys: 'F6', label: t('keys.nextZone'), run: () => goToNextZone(document, false) },
      { keys: 'Shift+F6', label: t('keys.zones'), run: () => goToNextZone(document, true), inBar: false },
      { keys: 'F7', label: t('keys.collection'), run: () => place.goToRail('collection'), inBar: false },
      { keys: 'F8', label: t('keys.till'), run: () => goTo({ name: 'till' }), inBar: false },
      { keys: 'F9', label: t('keys.card'), run: () => goTo({ name: 'card' }), inBar: false },
      { keys: 'Mod+L', label: t('keys.lock'), run: lock, inBar: false, inDialog: true },
      ...RAIL.map((name, index) => ({
        keys: `Mod+${index + 1}`,
        label: t(`common.place.${name}`),
        run: () => place.goToRail(name),
        inBar: false,
      })),
    ],
    'frame',
  );
};

const goToSearch = (): void => {
  const input = document.querySelector<HTMLInputElement>('#search');
  input?.focus();
  input?.select();
};
