import { useState } from 'react';
import { useStore } from 'zustand';
import type { CaseFilter } from '../../electron/ipc/contract.ts';
import { useCall, usePlace, useShortcuts, useStores } from '../app/index.ts';
import { AppointmentsToday } from '../appointments/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, PageHead } from '../ui/index.ts';
import { FiltersDialog } from './filters-dialog.tsx';
import { FIRST_VIEW } from './list-tools.tsx';
import { QuoteDialog } from './quote-dialog.tsx';
import { RecentDialog } from './recent-dialog.tsx';
import { SearchResults } from './search-results.tsx';
import { SideSuggestion } from './side-suggestion.tsx';
import { useStartApplication } from './use-start-application.ts';
import { type ListView, WorkLists } from './work-lists.tsx';

/** Balie: what there is to do today, what was searched, and what the card in the reader asks for. */
export const CounterPage = () => {
  const { t } = useTexts();
  const { go } = usePlace();
  const { start, isPending } = useStartApplication();
  const searchText = useStore(useStores().desk, (state) => state.searchText);
  const [isAsking, setAsking] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const [view, setView] = useState<ListView>(FIRST_VIEW);
  const [isChoosing, setChoosing] = useState(false);
  const { desk } = useStores();
  const isSearch = searchText.trim() !== '';
  const recall = ({ list, words, only }: CaseFilter): void => {
    desk.setState({ searchText: list === null ? words : '' });
    if (list !== null) setView({ list, words, only });
  };
  useShortcuts([
    { keys: 'F2', label: t('keys.newApplication'), run: () => void start(null) },
    { keys: 'F3', label: t('keys.search'), run: () => document.querySelector<HTMLInputElement>('#search')?.select() },
    { keys: 'Alt+P', label: t('quote.open'), run: () => setAsking(true), inBar: true },
    { keys: 'Alt+O', label: t('rights.recent'), run: () => setLooking(true), inBar: false },
    { keys: 'Alt+F', label: t('filters.title'), run: () => setChoosing(true), inBar: false },
    { keys: 'F7', label: t('keys.collection'), run: () => go({ name: 'collection', caseId: null }) },
    { keys: 'F8', label: t('keys.till'), run: () => go({ name: 'till' }) },
    { keys: 'F9', label: t('keys.card'), run: () => go({ name: 'card' }) },
  ]);
  return (
    <>
      <PageHead title={t('counter.title')} sub={<CutOff />} takesFocus={false}>
        <Button kind="quiet" shortcut="Alt+F" onPress={() => setChoosing(true)}>
          {t('filters.title')}
        </Button>
        <Button kind="quiet" shortcut="Alt+O" onPress={() => setLooking(true)}>
          {t('rights.recent')}
        </Button>
        <Button icon="euro" shortcut="Alt+P" onPress={() => setAsking(true)}>
          {t('quote.open')}
        </Button>
        <Button icon="plus" shortcut="F2" isPending={isPending} onPress={() => void start(null)}>
          {t('common.action.newApplication')}
        </Button>
      </PageHead>
      {isSearch ? (
        <SearchResults text={searchText} />
      ) : (
        <>
          <div className="appointments-today">
            <AppointmentsToday />
          </div>
          <WorkLists view={view} onView={setView} />
        </>
      )}
      <SideSuggestion />
      {isLooking ? <RecentDialog onClose={() => setLooking(false)} /> : null}
      {isChoosing ? (
        <FiltersDialog
          shown={isSearch ? { list: null, words: searchText.trim(), only: null } : view}
          onRecall={recall}
          onClose={() => setChoosing(false)}
        />
      ) : null}
      {isAsking ? <QuoteDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
};

/** From so many minutes before the hour it is counted down. */
const COUNTED_DOWN = 90;

/** Until when an order of today is ready sooner, where the rules have such an hour and it is still to come. */
const CutOff = () => {
  const { t, textOf } = useTexts();
  const { cutOff = null } = useCall('counter.day', undefined, { everyMs: 60_000 }).data ?? {};
  if (cutOff === null) return null;
  const { label, time, minutesLeft } = cutOff;
  return minutesLeft <= COUNTED_DOWN
    ? t('counter.cutOff', { procedure: textOf(label), count: minutesLeft, time })
    : t('counter.cutOffAt', { procedure: textOf(label), time });
};
