import { useState } from 'react';
import { MAIN_LISTS, OTHER_LISTS, type WorkListName } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, EmptyState, type IconName, Kbd, SelectField, WorkTabs } from '../ui/index.ts';
import { CaseRows } from './case-rows.tsx';
import { InviteDialog } from './invite-dialog.tsx';

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
const OF_ONE_STATE: readonly WorkListName[] = ['inProduction', 'atCounter', 'codesSent', 'awaitingDvz', 'incomplete'];

/** Lists of cards that come with a parcel. */
const AWAITING_PARCEL: readonly WorkListName[] = ['inProduction', 'toScanIn', 'codesSent'];

const isOther = (list: WorkListName): list is (typeof OTHER_LISTS)[number] => OTHER_LISTS.some((name) => name === list);

/** The work lists with their counts, and the rows of the chosen one. */
export const WorkLists = () => {
  const { t } = useTexts();
  const { go } = usePlace();
  const [list, setList] = useState<WorkListName>('today');
  const [filter, setFilter] = useState('');
  const counts = useCall('cases.counts', undefined);
  const [isInviting, setInviting] = useState(false);
  const [other, setOther] = useState<WorkListName>('toInvite');
  const choose = (name: WorkListName): void => {
    setList(name);
    if (isOther(name)) setOther(name);
    setFilter('');
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
      ? [{ keys: 'Alt+U', label: t('counter.invite.open'), run: () => setInviting(true), inBar: true }]
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
        })),
        {
          id: 'other' as const,
          label: isOther(list) ? t(`counter.list.${list}.label`) : t('counter.more'),
          count: isOther(list) ? (counts.data?.[list] ?? null) : othersCount,
        },
      ]}
    >
      {isOther(list) ? (
        <div className="list__tools">
          <SelectField
            label={t('counter.chooseList')}
            value={list}
            options={OTHER_LISTS.map((name) => ({
              value: name,
              label: `${t(`counter.list.${name}.label`)} (${counts.data?.[name] ?? '–'})`,
            }))}
            onChange={(name) => (name === '' ? undefined : choose(name))}
          />
        </div>
      ) : null}
      <div className="list__tools">
        <label className="vh" htmlFor="filter">
          {t('counter.filter')}
        </label>
        <input
          className="in"
          id="filter"
          autoComplete="off"
          maxLength={100}
          placeholder={t('counter.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <span className="muted small">{t(`counter.list.${list}.note`)}</span>
        {list === 'toInvite' && (counts.data?.toInvite ?? 0) > 0 ? (
          <Button icon="letter" shortcut="Alt+U" onPress={() => setInviting(true)}>
            {t('counter.invite.open')}
          </Button>
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
      <ListRows key={list} list={list} filter={filter} />
      {isInviting ? <InviteDialog filter={filter} onClose={() => setInviting(false)} /> : null}
    </WorkTabs>
  );
};

const ListRows = ({ list, filter }: { readonly list: WorkListName; readonly filter: string }) => {
  const { t } = useTexts();
  const rows = useCall('cases.list', { list, filter }, { keepsFormer: true });
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
        />
      </div>
    );
  }
  return filter === '' ? (
    <EmptyState icon={EMPTY_ICONS[list] ?? 'form'} title={t(`counter.list.${list}.emptyTitle`)}>
      {t(`counter.list.${list}.emptyText`)}
    </EmptyState>
  ) : (
    <EmptyState icon="search" title={t('counter.noFilterTitle')}>
      {t('counter.noFilterText')}
    </EmptyState>
  );
};
