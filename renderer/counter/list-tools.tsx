import {
  type CaseFilter,
  MAIN_LISTS,
  ONLY_THESE,
  type OnlyThese,
  OTHER_LISTS,
  type WorkListName,
} from '../../electron/ipc/contract.ts';
import { letterWord, type Texts, useTexts } from '../i18n/index.ts';

/** Balie as it begins: what was touched today, all of it. */
export const FIRST_VIEW: CaseFilter & { readonly list: WorkListName } = { list: 'today', words: '', only: null };

/** One of the lists that are looked at once a day. */
export const isOther = (list: WorkListName): list is (typeof OTHER_LISTS)[number] =>
  OTHER_LISTS.some((name) => name === list);

/** "Kaart F", "Met spoed": what a list is narrowed to, in words. */
export const onlyInWords = (only: OnlyThese, { t }: Texts): string =>
  only === 'URGENT' ? t('filters.urgent') : t('filters.letter', { letter: letterWord(only, t) });

/** What a filter shows, in words: "Te bestellen, kaart F, ‘jansen’". */
export const filterInWords = ({ list, words, only }: CaseFilter, texts: Texts): string => {
  const { t } = texts;
  const parts = [
    list === null ? t('filters.search') : t(`counter.list.${list}.label`),
    only === null ? '' : onlyInWords(only, texts),
    words.trim() === '' ? '' : `‘${words.trim()}’`,
  ];
  return parts.filter(Boolean).join(', ');
};

/** Which list, and what of it: everything that decides which rows stand below. */
export const ListTools = ({
  list,
  words,
  only,
  counts,
  onList,
  onChange,
}: {
  readonly list: WorkListName;
  readonly words: string;
  readonly only: OnlyThese | null;
  readonly counts: Readonly<Partial<Record<WorkListName, number>>> | undefined;
  readonly onList: (list: WorkListName) => void;
  readonly onChange: (change: { readonly words: string } | { readonly only: OnlyThese | null }) => void;
}) => {
  const texts = useTexts();
  const { t } = texts;
  return (
    <>
      {isOther(list) ? (
        <select
          className="in list__choice"
          aria-label={t('counter.chooseList')}
          value={list}
          onChange={(event) =>
            onList([...MAIN_LISTS, ...OTHER_LISTS].find((name) => name === event.target.value) ?? list)
          }
        >
          {OTHER_LISTS.map((name) => (
            <option key={name} value={name}>
              {t(`counter.list.${name}.label`)} ({counts?.[name] ?? '–'})
            </option>
          ))}
        </select>
      ) : null}
      <label className="vh" htmlFor="filter">
        {t('counter.filter')}
      </label>
      <input
        className="in"
        id="filter"
        autoComplete="off"
        maxLength={100}
        placeholder={t('counter.filter')}
        value={words}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      <select
        className="in list__only"
        aria-label={t('filters.only')}
        value={only ?? ''}
        onChange={(event) => onChange({ only: ONLY_THESE.find((one) => one === event.target.value) ?? null })}
      >
        <option value="">{t('filters.all')}</option>
        {ONLY_THESE.map((one) => (
          <option key={one} value={one}>
            {onlyInWords(one, texts)}
          </option>
        ))}
      </select>
    </>
  );
};
