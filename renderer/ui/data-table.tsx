import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';

/** A column of a `DataTable`. */
export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | undefined;
  /** Amounts and dates: tabular figures, no wrapping. */
  readonly isNumber?: boolean | undefined;
  /** Numbers that name something (national number, case): no wrapping. */
  readonly isCode?: boolean | undefined;
  /** Names and other words that somebody typed: the longest of them wraps, so that the other columns stay in sight. */
  readonly isTyped?: boolean | undefined;
  /** Left out on narrow windows. */
  readonly isExtra?: boolean | undefined;
}

export interface DataTableProps<Row> {
  /** Name of the table for assistive technology. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Enter or double click. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** The row that is chosen; without it the table keeps the choice itself. */
  readonly selected?: string | null | undefined;
  readonly onSelect?: ((key: string) => void) | undefined;
  /** Puts the focus on the chosen row when the table appears. */
  readonly takesFocus?: boolean | undefined;
  readonly isDim?: ((row: Row) => boolean) | undefined;
  readonly ref?: Ref<HTMLTableElement> | undefined;
}

/** Rows that are chosen with the arrows and opened with Enter: one tab stop for the whole table. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { rows, rowKey, columns } = props;
  const [ownChoice, setOwnChoice] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = props.selected ?? ownChoice;
  const index = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === wanted),
  );
  const chosen = wanted !== null && rows.some((row) => rowKey(row) === wanted) ? wanted : null;
  const go = (to: number): void => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (row === undefined) return;
    select(rowKey(row));
    const line = body.current?.rows[rows.indexOf(row)];
    line?.focus();
    line?.scrollIntoView({ block: 'nearest' });
  };
  const select = (key: string): void => {
    setOwnChoice(key);
    props.onSelect?.(key);
  };
  const onKey = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLTableRowElement)) return;
    const step = STEPS[event.key];
    const row = rows[index];
    if (step !== undefined) {
      event.preventDefault();
      go(step(index, rows.length, chosen === null));
    } else if (event.key === 'Enter' && row !== undefined && !event.repeat) {
      event.preventDefault();
      select(rowKey(row));
      props.onOpen?.(row);
    }
  };
  useEffect(() => {
    if (props.takesFocus !== true) return;
    const line = body.current?.querySelector<HTMLTableRowElement>('tr[tabindex="0"]');
    line?.focus({ preventScroll: true });
  }, [props.takesFocus]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of which rows are chosen is a grid
    <table {...(props.ref === undefined ? {} : { ref: props.ref })} role="grid" aria-label={props.label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={cellClass(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="rows" ref={body} onKeyDown={onKey}>
        {rows.map((row, at) => {
          const key = rowKey(row);
          return (
            <tr
              key={key}
              tabIndex={at === index ? 0 : -1}
              aria-selected={key === chosen}
              className={`${key === chosen ? 'sel' : ''}${props.isDim?.(row) ? ' dim' : ''}`}
              onClick={() => select(key)}
              onFocus={() => (key === chosen ? undefined : select(key))}
              onDoubleClick={() => props.onOpen?.(row)}
            >
              {columns.map((column) => (
                <td key={column.id} className={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const STEPS: Readonly<Record<string, (index: number, length: number, nothingChosen: boolean) => number>> = {
  ArrowDown: (index, _length, nothingChosen) => (nothingChosen ? 0 : index + 1),
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_index, length) => length - 1,
  PageDown: (index) => index + 10,
  PageUp: (index) => index - 10,
};

const cellClass = (column: Column<never>): string | undefined =>
  [
    column.align === 'right' ? 'right' : '',
    column.isNumber ? 'num' : '',
    column.isCode ? 'nowrap' : '',
    column.isTyped ? 'typed' : '',
    column.isExtra ? 'hide-s' : '',
  ]
    .filter(Boolean)
    .join(' ') || undefined;
