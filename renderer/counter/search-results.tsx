import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CaseSummary } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, usePlace, useStores } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, EmptyState, Sheet } from '../ui/index.ts';
import { CaseRows } from './case-rows.tsx';
import { placeOfNextAction } from './next-place.ts';
import { useStartApplication } from './use-start-application.ts';

/** Milliseconds after the last key before the search goes out; a scanner types faster than that. */
const PAUSE_MS = 120;
/** Fewer characters find too much. */
export const LEAST_CHARACTERS = 2;

/** What was found for the text in the bar, as it is typed. */
export const SearchResults = ({ text }: { readonly text: string }) => {
  const { t } = useTexts();
  const { desk } = useStores();
  const asked = useLater(text.trim(), PAUSE_MS);
  const isLongEnough = asked.length >= LEAST_CHARACTERS;
  const found = useCall('cases.search', { text: asked }, { enabled: isLongEnough, keepsFormer: true });
  useEnter(found.data, isLongEnough && asked === text.trim() && found.isSuccess && !found.isPlaceholderData);
  const close = (): void => desk.setState({ searchText: '' });
  if (found.error !== null) return <RefusalBanner error={found.error.refusal} onRetry={() => void found.refetch()} />;
  const rows = isLongEnough ? found.data : undefined;
  return (
    <Sheet
      title={t('counter.search.title', { text: text.trim() })}
      flush
      meta={
        <>
          <span role="status">
            {rows === undefined
              ? isLongEnough
                ? ''
                : t('counter.search.short')
              : t('counter.search.found', { count: rows.length })}
          </span>
          <Button small kind="quiet" onPress={close}>
            {t('counter.search.clear')}
          </Button>
        </>
      }
    >
      {rows === undefined ? null : rows.length === 0 ? (
        <Nothing asked={asked} />
      ) : (
        <div className="table-scroll">
          <CaseRows label={t('counter.search.results')} rows={rows} showsState />
        </div>
      )}
    </Sheet>
  );
};

/** Nothing was found: what is wrong with a number, which one was meant, or how else to look. */
const Nothing = ({ asked }: { readonly asked: string }) => {
  const { t } = useTexts();
  const { desk } = useStores();
  const { start } = useStartApplication();
  const { isWrong = false, meant = null } = useCall('counter.numberSought', { text: asked }).data ?? {};
  return (
    <EmptyState
      icon="search"
      title={t('counter.search.noneTitle', { text: asked })}
      actions={
        <>
          {meant === null ? null : (
            <Button onPress={() => desk.setState({ searchText: meant })}>{t('counter.search.meant', { meant })}</Button>
          )}
          <Button kind={meant === null ? 'plain' : 'quiet'} onPress={() => void start(null)}>
            {t('common.action.newApplication')}
          </Button>
        </>
      }
    >
      {meant !== null
        ? t('counter.search.meantText', { meant })
        : isWrong
          ? t('counter.search.wrongNumber')
          : t('counter.search.noneText')}
    </EmptyState>
  );
};

const useLater = (value: string, pause: number): string => {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return later;
};

/** Enter opens a single result, also when it comes after the key; several get the focus on the first row. */
const useEnter = (rows: readonly CaseSummary[] | undefined, isSettled: boolean): void => {
  const { desk } = useStores();
  const { go } = usePlace();
  const entered = useStore(desk, (state) => state.searchEntered);
  const answered = useRef(entered);
  useEffect(() => {
    if (!isSettled || rows === undefined || answered.current >= entered) return;
    answered.current = entered;
    const only = rows.length === 1 ? rows[0] : undefined;
    if (only === undefined) document.querySelector<HTMLElement>('.work tr[tabindex="0"]')?.focus();
    else {
      desk.setState({ searchText: '' });
      go(placeOfNextAction(only));
    }
  }, [rows, isSettled, entered, desk, go]);
};
