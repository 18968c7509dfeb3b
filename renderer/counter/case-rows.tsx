import { useState } from 'react';
import type { CaseSummary } from '../../electron/ipc/contract.ts';
import { useCardInReader, usePlace, useShortcuts, useShownNumber, useStores } from '../app/index.ts';
import { reasonWord, type Texts, useTexts } from '../i18n/index.ts';
import { CardLetterBlock, type Column, DataTable, Icon, StatusMark } from '../ui/index.ts';
import { isFinished, toneOfState } from './case-tone.ts';
import { placeOfNextAction } from './next-place.ts';

export interface CaseRowsProps {
  readonly label: string;
  readonly rows: readonly CaseSummary[];
  /** Lists of one state leave the state out. */
  readonly showsState: boolean;
  readonly takesFocus?: boolean;
  /** What the day of a row is, in a list that is about a day. */
  readonly dueLabel?: string | null;
  /** What opening a row does first; true when that was all. */
  readonly onOpen?: (row: CaseSummary) => boolean;
}

/** Cases as rows, each with its one next action: Enter goes where that is done. */
export const CaseRows = ({ label, rows, showsState, takesFocus = false, dueLabel = null, onOpen }: CaseRowsProps) => {
  const texts = useTexts();
  const { t } = texts;
  const { go } = usePlace();
  const { desk } = useStores();
  const card = useCardInReader();
  const number = useShownNumber();
  const [chosen, setChosen] = useState<string | null>(null);
  const inReader = card?.matchingCase?.caseId ?? null;
  useShortcuts([
    {
      keys: 'Alt+R',
      label: t('rights.showNumber'),
      run: () => {
        const caseId = chosen ?? rows[0]?.caseId;
        if (caseId !== undefined) void number.show(caseId);
      },
      inBar: false,
    },
  ]);
  return (
    <DataTable
      label={label}
      columns={columnsFor(texts, showsState, inReader, number.numberOf, dueLabel)}
      rows={rows}
      rowKey={(row) => row.caseId}
      onSelect={setChosen}
      onOpen={(row) => {
        if (onOpen?.(row) === true) return;
        desk.setState({ searchText: '' });
        go(placeOfNextAction(row));
      }}
      isDim={(row) => dueLabel === null && isFinished(row.state)}
      takesFocus={takesFocus}
    />
  );
};

const columnsFor = (
  texts: Texts,
  showsState: boolean,
  inReader: string | null,
  numberOf: (caseId: string, masked: string) => string,
  dueLabel: string | null,
): readonly Column<CaseSummary>[] => {
  const { t, sent } = texts;
  return [
    {
      id: 'name',
      header: t('counter.column.name'),
      isTyped: true,
      cell: (row) => (
        <>
          <b>{row.surname}</b> {row.givenNames}
          {row.caseId === inReader ? (
            <span className="inreader">
              <Icon name="card" size="s" />
              <span className="inreader__word">{t('counter.inReader')}</span>
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'nationalNumber',
      header: t('counter.column.nationalNumber'),
      isCode: true,
      cell: (row) => texts.nationalNumber(numberOf(row.caseId, row.nationalNumber)),
    },
    { id: 'letter', header: t('counter.column.letter'), cell: (row) => <CardLetterBlock letter={row.letter} /> },
    { id: 'purpose', header: t('counter.column.purpose'), cell: (row) => purposeOf(row, texts) },
    ...(showsState ? [stateColumn(texts)] : []),
    {
      id: 'next',
      header: t('counter.column.next'),
      isCode: true,
      cell: (row) => sent(`cases.next.${row.nextAction}`) ?? t('cases.next.nothing'),
    },
    {
      id: 'promised',
      header: dueLabel ?? t('counter.column.promised'),
      isNumber: true,
      isExtra: showsState && dueLabel === null,
      cell: (row) =>
        dueLabel !== null ? (
          texts.date(row.due ?? null)
        ) : row.promised === null ? (
          ''
        ) : (
          <Promised row={row} texts={texts} />
        ),
    },
    {
      id: 'case',
      header: t('counter.column.case'),
      isCode: true,
      isExtra: true,
      cell: (row) => <span className="muted">{row.caseNumber}</span>,
    },
  ];
};

const stateColumn = (texts: Texts): Column<CaseSummary> => ({
  id: 'state',
  header: texts.t('counter.column.state'),
  cell: (row) => (
    <StatusMark tone={row.late ? 'bad' : toneOfState(row.state)}>
      {row.late ? texts.t('counter.list.late.label') : texts.t(`cases.state.${row.state}`)}
    </StatusMark>
  ),
});

const Promised = ({ row, texts }: { readonly row: CaseSummary; readonly texts: Texts }) => {
  if (row.promised === null) return null;
  const day = texts.dayDate(row.promised.to);
  return row.late ? <StatusMark tone="bad">{day}</StatusMark> : day;
};

/** "Verlenging, dringend": why the card is asked, and the procedure where it is not the usual one. */
const purposeOf = (row: CaseSummary, texts: Texts): string => {
  const { t } = texts;
  return [
    row.product === 'EVK' ? null : t(`cases.product.${row.product}`),
    reasonWord(row.reason, row.product, texts),
    row.procedure === 'NORMAL' ? null : t(`cases.procedure.${row.procedure}`),
  ]
    .filter((part) => part !== null)
    .map((part, index) => (index === 0 ? `${part.charAt(0).toUpperCase()}${part.slice(1)}` : part))
    .join(', ');
};
