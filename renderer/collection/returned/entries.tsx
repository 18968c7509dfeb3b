import type { ReturnedEntry } from '../../../electron/ipc/contract.ts';
import { usePlace } from '../../app/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { CardLetterBlock, type Column, DataTable, StatusMark } from '../../ui/index.ts';
import { WORD_TONES } from './tones.ts';

/** Cards that came back, one line each; Enter opens the case. */
export const ReturnedEntries = ({
  label,
  entries,
  isStack,
}: {
  readonly label: string;
  readonly entries: readonly ReturnedEntry[];
  readonly isStack: boolean;
}) => {
  const texts = useTexts();
  const { go } = usePlace();
  return (
    <div className="table-scroll">
      <DataTable
        label={label}
        columns={columnsFor(texts, isStack)}
        rows={entries}
        rowKey={(entry) => entry.entryId}
        onOpen={(entry) => {
          if (entry.case !== null) go({ name: 'case', caseId: entry.case.caseId });
        }}
        isDim={(entry) => entry.undoneAt !== null}
      />
    </div>
  );
};

const columnsFor = (texts: Texts, isStack: boolean): readonly Column<ReturnedEntry>[] => {
  const { t } = texts;
  return [
    isStack
      ? { id: 'position', header: t('returned.list.position'), cell: (entry) => entry.position, isNumber: true }
      : { id: 'time', header: t('returned.list.time'), cell: (entry) => texts.time(entry.at), isNumber: true },
    {
      id: 'card',
      header: t('returned.list.card'),
      cell: (entry) => (
        <span className="row">
          {entry.letter === null ? null : <CardLetterBlock letter={entry.letter} />}
          {entry.cardNumber === '' ? '–' : texts.cardNumber(entry.cardNumber)}
        </span>
      ),
      isCode: true,
    },
    {
      id: 'verdict',
      header: t('returned.list.verdict'),
      cell: (entry) => (
        <StatusMark tone={WORD_TONES[entry.verdict]}>{t(`returned.verdict.${entry.verdict}`)}</StatusMark>
      ),
    },
    { id: 'deed', header: t('returned.list.deed'), cell: (entry) => deedText(entry, texts) },
    {
      id: 'case',
      header: t('returned.list.case'),
      cell: (entry) => entry.case?.caseNumber ?? t('returned.noCaseBeside'),
      isCode: true,
    },
  ];
};

/** What became of the card, in one word. */
export const deedText = (entry: ReturnedEntry, { t }: Pick<Texts, 't'>): string => {
  if (entry.undoneAt !== null) return t('returned.deed.undone');
  if (entry.destroyedIn !== null) return t('returned.deed.destroyed', { number: entry.destroyedIn });
  if (entry.deed === null) return t('returned.deed.none');
  const cause = entry.cause === null ? '' : ` · ${t(`returned.cause.${entry.cause}`)}`;
  return `${t(`returned.deed.${entry.deed}`)}${cause}`;
};
