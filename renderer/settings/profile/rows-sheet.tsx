import { useRef } from 'react';
import { useShortcuts } from '../../app/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { blank, optionWords, partName, type RowsPart, valueWords } from '../../profile/index.ts';
import { Button, type Column, DataTable, EmptyState, Icon, Sheet } from '../../ui/index.ts';
import { feeColumns } from './fee-columns.tsx';
import { controlId, PartFields } from './part-form.tsx';
import { type Content, freeCode, moved, rowsAt, valueAt, withValue } from './paths.ts';
import { problemsAt } from './problems.ts';
import { useEditor, useEditorStore } from './react.tsx';

/** A row with its place in the list. */
export interface PlacedRow {
  readonly index: number;
  readonly row: Content;
}

/** A list: its table, what can be done with the chosen row, and the form of that row. `isMain`: its keys work. */
export const RowsSheet = ({ part, isMain }: { readonly part: RowsPart; readonly isMain: boolean }) => {
  const texts = useTexts();
  const { t } = texts;
  const store = useEditorStore();
  const form = useRef<HTMLDivElement>(null);
  const value = useEditor((state) => valueAt(state.content, part.path));
  const rows: readonly Content[] = Array.isArray(value) ? value : [];
  const wanted = useEditor((state) => state.chosen[part.path]) ?? 0;
  const chosen = Math.min(Math.max(wanted, 0), rows.length - 1);
  const columns = useColumns(part);
  const change = (step: string, next: readonly unknown[], row: number): void => {
    store.edit(`${part.path} ${step} ${row}`, (before) => withValue(before, part.path, next));
    store.choose(part.path, row);
  };
  const add = (): void => {
    change('add', [...rows, blank(part.fields)], rows.length);
    focusLater(() => form.current);
  };
  const duplicate = (): void => {
    const row = rows[chosen];
    if (row === undefined) return;
    const copy =
      typeof row['code'] === 'string'
        ? { ...row, code: freeCode(rowsAt(store.getState().content, part.path), row['code']) }
        : row;
    change('copy', [...rows.slice(0, chosen + 1), copy, ...rows.slice(chosen + 1)], chosen + 1);
  };
  const remove = (): void => {
    if (rows[chosen] === undefined) return;
    change(
      'remove',
      rows.filter((_, index) => index !== chosen),
      Math.max(0, chosen - 1),
    );
  };
  const move = (by: number): void => {
    const to = chosen + by;
    if (to < 0 || to >= rows.length) return;
    change('move', moved(rows, chosen, to), to);
  };
  useShortcuts(
    isMain
      ? [
          { keys: 'Alt+ArrowUp', label: t('profileEditor.row.up'), run: () => move(-1), inBar: false, mayRepeat: true },
          {
            keys: 'Alt+ArrowDown',
            label: t('profileEditor.row.down'),
            run: () => move(1),
            inBar: false,
            mayRepeat: true,
          },
          { keys: 'Alt+R', label: t('profileEditor.row.add'), run: add, inBar: false },
          { keys: 'Alt+D', label: t('profileEditor.row.duplicate'), run: duplicate, inBar: false },
        ]
      : [],
  );
  const name = partName(part, texts);
  return (
    <>
      <Sheet
        title={name}
        flush
        meta={
          <Button small icon="plus" onPress={add} shortcut={isMain ? 'Alt+R' : undefined}>
            {t('profileEditor.row.add')}
          </Button>
        }
      >
        {rows.length === 0 ? (
          <EmptyState icon="form" title={t('profileEditor.noRows')} />
        ) : (
          <>
            <div className="table-scroll">
              <DataTable
                label={name}
                columns={columns}
                rows={rows.map((row, index): PlacedRow => ({ row, index }))}
                rowKey={({ index }) => String(index)}
                selected={String(chosen)}
                onSelect={(key) => store.choose(part.path, Number(key))}
                onOpen={() => focusFirst(form.current)}
              />
            </div>
            <div className="row row-actions">
              <Button small onPress={() => move(-1)}>
                {t('profileEditor.row.up')}
              </Button>
              <Button small onPress={() => move(1)}>
                {t('profileEditor.row.down')}
              </Button>
              <Button small onPress={duplicate}>
                {t('profileEditor.row.duplicate')}
              </Button>
              <Button small kind="danger" icon="trash" onPress={remove}>
                {t('profileEditor.row.remove')}
              </Button>
            </div>
          </>
        )}
      </Sheet>
      {rows[chosen] === undefined ? null : (
        <Sheet title={t('profileEditor.rowTitle', { part: name, row: rowTitle(rows[chosen], chosen, texts) })}>
          <div ref={form} key={`${part.path} ${chosen}`} id={controlId(`${part.path}.${chosen}`)}>
            <PartFields path={`${part.path}.${chosen}`} fields={part.fields} />
          </div>
        </Sheet>
      )}
    </>
  );
};

/** What a row is known by: its code, else its letter, document, procedure or kind, else its place in the list. */
const rowTitle = (row: Content, index: number, texts: Pick<Texts, 't' | 'sent'>): string => {
  const words = (['letter', 'product', 'procedure'] as const).flatMap((set) =>
    typeof row[set] === 'string' && row['code'] === undefined ? [optionWords(set, row[set], texts)] : [],
  );
  const name = row['code'] ?? words[0] ?? row['recordKind'] ?? row['act'];
  return typeof name === 'string' && name !== '' ? name : String(index + 1);
};

const useColumns = (part: RowsPart): readonly Column<PlacedRow>[] => {
  const texts = useTexts();
  const store = useEditorStore();
  const check = useEditor((state) => state.check);
  const base = useEditor((state) => state.base);
  const content = useEditor((state) => state.content);
  const isWrong = ({ index }: PlacedRow): boolean =>
    problemsAt(check?.problems ?? [], `${part.path}.${index}`).length > 0;
  const mark: Column<PlacedRow> = {
    id: 'mark',
    header: <span className="vh">{texts.t('profileEditor.state')}</span>,
    cell: (placed) =>
      isWrong(placed) ? (
        <span className="st st--bad">
          <Icon name="bad" size="s" />
          <span className="vh">{texts.t('profileEditor.wrong')}</span>
        </span>
      ) : (
        ''
      ),
  };
  if (part.path === 'fees')
    return [mark, ...feeColumns({ texts, base, content, from: content['effectiveFrom'], check, store })];
  return [
    mark,
    ...part.columns.flatMap((column): readonly Column<PlacedRow>[] => {
      const def = part.fields.find(({ name }) => name === column);
      return def === undefined
        ? []
        : [
            {
              id: column,
              header: texts.t(`profileField.${def.label}`),
              cell: ({ row }) => valueWords(def.control, row[column], texts),
            },
          ];
    }),
  ];
};

const focusLater = (host: () => HTMLElement | null): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => focusFirst(host())));
};

const focusFirst = (host: HTMLElement | null): void => {
  host?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
};
