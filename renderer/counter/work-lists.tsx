import { useState } from 'react';
import { MAIN_LISTS, type OnlyThese, OTHER_LISTS, type WorkListName } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, EmptyState, type IconName, Kbd, WorkTabs } from '../ui/index.ts';
import { CaseRows } from './case-rows.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { isOther, ListTools } from './list-tools.tsx';

const EMPTY_ICONS: Readonly<Partial<Record<WorkListName, IconName>>> = {
  today: 'calendar',
  drafts: 'draft',
  ordered: 'truck',
  inProduction: 'busy',
  atCounter: 'card',
  codesSent: 'letter',
  ready: 'hand',
  late: 'calendar',
};

/** Lists in which all cases are in one state need no column for it. */
const OF_ONE_STATE: readonly WorkListName[] = [
  'inProduction',
  'atCounter',
  'codesSent',
  'awaitingDvz',
  'incomplete',
  'toInvite',
  'remindersDue',
  'lapsing',
  'turning12',
  'turning18',
];

/** Lists that are about a day. */
const WITH_DAY = [
  'toInvite',
  'remindersDue',
  'lapsing',
  'annexesEnding',
  'activationFrom',
  'turning12',
  'turning18',
] as const;
const withDay = (list: WorkListName) => WITH_DAY.find((name) => name === list);

/** Lists of cards that come with a parcel. */
const AWAITING_PARCEL: readonly WorkListName[] = ['inProduction', 'toScanIn', 'codesSent'];

/** Which list stands there, and what of it. */
export interface ListView {
  readonly list: WorkListName;
  readonly words: string;
  readonly only: OnlyThese | null;
}

/** The work lists with their counts, and the rows of the chosen one. */
export const WorkLists = ({ view, onView }: { readonly view: ListView; readonly onView: (view: ListView) => void }) => {
  const { t } = useTexts();
  const { go } = usePlace();
  const { list, words, only } = view;
  const counts = useCall('cases.counts', undefined);
  const notes = useTabNotes(counts.data);
  /** Whom to invite: all of the list, or this one of it. */
  const [inviting, setInviting] = useState<'all' | { readonly caseId: string } | null>(null);
  const [lastOther, setLastOther] = useState<WorkListName>('toInvite');
  const other = isOther(list) ? list : lastOther;
  const choose = (name: WorkListName): void => {
    setLastOther(isOther(name) ? name : other);
    onView({ list: name, words: '', only: null });
  };
  const othersCount =
    counts.data === undefined ? null : OTHER_LISTS.reduce((sum, name) => sum + (counts.data?.[name] ?? 0), 0);
  useShortcuts([
    ...[...MAIN_LISTS, other].map((name, index) => ({
      keys: `Alt+${index + 1}`,
      label: index === MAIN_LISTS.length ? t('counter.more') : t(`counter.list.${name}.label`),
      run: () => choose(name),
      inBar: false,
    })),
    ...(list === 'toInvite'
      ? [{ keys: 'Alt+U', label: t('counter.invite.open'), run: () => setInviting('all'), inBar: true }]
      : []),
  ]);
  return (
    <WorkTabs
      label={t('counter.lists')}
      selected={isOther(list) ? 'other' : list}
      onSelect={(name) => choose(name === 'other' ? other : name)}
      tabs={[
        ...MAIN_LISTS.map((name) => ({
          id: name,
          label: t(`counter.list.${name}.label`),
          count: counts.data?.[name] ?? null,
          isLate: name === 'late' && (counts.data?.late ?? 0) > 0,
          note: notes[name],
        })),
        {
          id: 'other' as const,
          label: isOther(list) ? t(`counter.list.${list}.label`) : t('counter.more'),
          count: isOther(list) ? (counts.data?.[list] ?? null) : othersCount,
          note: isOther(list) ? t(`counter.list.${list}.note`) : t('counter.moreNote'),
        },
      ]}
    >
      <div className="list__tools">
        <ListTools
          {...view}
          counts={counts.data}
          onList={choose}
          onChange={(change) => onView({ ...view, ...change })}
        />
        {list === 'toInvite' && (counts.data?.toInvite ?? 0) > 0 ? (
          <Button icon="letter" shortcut="Alt+U" onPress={() => setInviting('all')}>
            {t('counter.invite.open')}
          </Button>
        ) : isOther(list) ? (
          <span className="muted small">{t(`counter.list.${list}.note`)}</span>
        ) : null}
        {AWAITING_PARCEL.includes(list) ? (
          <Button icon="truck" onPress={() => go({ name: 'arrivals' })}>
            {t('arrivals.open')}
          </Button>
        ) : null}
        <span className="muted small end nowrap hide-s">
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('keys.choose')} &nbsp; <Kbd keys="Enter" />{' '}
          {t('keys.open')}
        </span>
      </div>
      <ListRows key={list} {...view} onInvite={(caseId) => setInviting({ caseId })} />
      {inviting === null ? null : (
        <InviteDialog
          filter={words}
          only={only}
          first={inviting === 'all' ? null : inviting.caseId}
          onClose={() => setInviting(null)}
        />
      )}
    </WorkTabs>
  );
};

const ListRows = ({ list, words, only, onInvite }: ListView & { readonly onInvite: (caseId: string) => void }) => {
  const { t } = useTexts();
  const day = withDay(list);
  const rows = useCall('cases.list', { list, filter: words, only }, { keepsFormer: true });
  if (rows.error !== null) return <RefusalBanner error={rows.error.refusal} onRetry={() => void rows.refetch()} />;
  if (rows.data === undefined) return <div className="list__wait" aria-busy="true" />;
  if (rows.data.length > 0) {
    return (
      <div className="table-scroll">
        <CaseRows
          label={t(`counter.list.${list}.label`)}
          rows={rows.data}
          showsState={!OF_ONE_STATE.includes(list)}
          takesFocus
          dueLabel={day === undefined ? null : t(`counter.due.${day}`)}
          onOpen={({ nextAction, caseId }) => {
            if (nextAction === 'invite') onInvite(caseId);
            return nextAction === 'invite';
          }}
        />
      </div>
    );
  }
  return words === '' && only === null ? (
    <EmptyState icon={EMPTY_ICONS[list] ?? 'form'} title={t(`counter.list.${list}.emptyTitle`)}>
      {t(`counter.list.${list}.emptyText`)}
    </EmptyState>
  ) : (
    <EmptyState icon="search" title={t('counter.noFilterTitle')}>
      {t('counter.noFilterText')}
    </EmptyState>
  );
};

/** What stands below the count of a tab: what of it needs somebody, else what the list is. */
const useTabNotes = (counts: Readonly<Partial<Record<WorkListName, number>>> | undefined) => {
  const { t } = useTexts();
  const day = useCall('counter.day', undefined).data;
  const some = (count: number | undefined, key: 'finished' | 'incomplete' | 'urgent' | 'toRemind'): string | null =>
    count === undefined || count === 0 ? null : t(`counter.tab.${key}`, { count });
  const told: Readonly<Record<(typeof MAIN_LISTS)[number], string | null>> = {
    today: some(day?.finishedToday, 'finished'),
    drafts: some(counts?.incomplete, 'incomplete'),
    inProduction: some(day?.urgentInProduction, 'urgent'),
    ready: some(counts?.remindersDue, 'toRemind'),
    late: day?.oldestLate == null ? null : t('counter.tab.oldest', { date: day.oldestLate }),
  };
  return Object.fromEntries(MAIN_LISTS.map((name) => [name, told[name] ?? t(`counter.list.${name}.note`)])) as Readonly<
    Record<(typeof MAIN_LISTS)[number], string>
  >;
};
