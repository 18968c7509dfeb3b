import { type KeyboardEvent, useState } from 'react';
import { type CallError, type CaseFilter, MOST_FILTERS, type SavedFilter } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, DataTable, Dialog, EmptyState, Kbd, TextField } from '../ui/index.ts';
import { filterInWords } from './list-tools.tsx';

/**
 * The filters that the officer keeps. A digit calls one up; what Balie shows now is kept under a name below.
 */
export const FiltersDialog = ({
  shown,
  onRecall,
  onClose,
}: {
  readonly shown: CaseFilter;
  readonly onRecall: (filter: CaseFilter) => void;
  readonly onClose: () => void;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const kept = useCall('filters.list', undefined, { staleMs: 0 });
  const [answered, setAnswered] = useState<readonly SavedFilter[] | null>(null);
  const rows = answered ?? kept.data ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  /** The filter that gets another name; null: what is typed names what Balie shows now. */
  const [renaming, setRenaming] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const save = useCommand('filters.save');
  const rename = useCommand('filters.rename');
  const remove = useCommand('filters.remove');
  const isPending = save.isPending || rename.isPending || remove.isPending;
  const current = rows.find(({ slot }) => slot === chosen) ?? rows[0];
  const renamed = rows.find(({ slot }) => slot === renaming);
  const recall = (filter: SavedFilter): void => {
    onClose();
    onRecall({ list: filter.list, words: filter.words, only: filter.only });
  };
  const submit = async (): Promise<void> => {
    if (isPending || name.trim() === '') return;
    const done =
      renaming === null ? await save.run({ name, filter: { ...shown } }) : await rename.run({ slot: renaming, name });
    setError(done.ok ? null : done.error);
    if (!done.ok) return;
    setAnswered(done.value);
    setRenaming(null);
    setName('');
  };
  const drop = async (): Promise<void> => {
    if (current === undefined || isPending) return;
    const done = await remove.run({ slot: current.slot });
    setError(done.ok ? null : done.error);
    if (done.ok) setAnswered(done.value);
  };
  const startRenaming = (): void => {
    if (current === undefined) return;
    setRenaming(current.slot);
    setName(current.name);
    document.querySelector<HTMLInputElement>('#filter-name')?.select();
  };
  useShortcuts(
    current === undefined
      ? []
      : [
          { keys: 'Alt+N', label: t('filters.rename'), run: startRenaming, inDialog: true },
          { keys: 'Alt+X', label: t('filters.remove'), run: () => void drop(), inDialog: true },
        ],
  );
  const onDigit = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const called = rows.find(({ slot }) => String(slot) === event.key);
    if (called === undefined) return;
    event.preventDefault();
    recall(called);
  };
  return (
    <Dialog title={t('filters.title')} isOpen isWide onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the digits work wherever the focus is in the dialog */}
      <div className="stack" onKeyDown={onDigit}>
        <RefusalBanner error={error ?? kept.error?.refusal ?? null} />
        {kept.data === undefined ? null : rows.length === 0 ? (
          <EmptyState icon="search" title={t('filters.none')}>
            {t('filters.noneText')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('filters.title')}
              rows={rows}
              rowKey={({ slot }) => String(slot)}
              selected={current === undefined ? null : String(current.slot)}
              onSelect={(key) => setChosen(Number(key))}
              takesFocus
              onOpen={recall}
              columns={[
                { id: 'slot', header: t('filters.key'), cell: ({ slot }) => <Kbd keys={String(slot)} /> },
                { id: 'name', header: t('filters.name'), isTyped: true, cell: (row) => <b>{row.name}</b> },
                { id: 'what', header: t('filters.what'), isTyped: true, cell: (row) => filterInWords(row, texts) },
              ]}
            />
            <div className="row">
              <Button small shortcut="Alt+N" onPress={startRenaming}>
                {t('filters.rename')}
              </Button>
              <Button small shortcut="Alt+X" isPending={remove.isPending} onPress={() => void drop()}>
                {t('filters.remove')}
              </Button>
            </div>
          </>
        )}
        <form
          className="filters__keep"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            id="filter-name"
            label={renaming === null ? t('filters.keepAs') : t('filters.renameTo')}
            hint={t('filters.shown', { what: filterInWords(renamed ?? shown, texts) })}
            maxLength={40}
            value={name}
            onChange={setName}
          />
          <Button
            kind="main"
            type="submit"
            isPending={save.isPending || rename.isPending}
            isDisabled={name.trim() === '' || (renaming === null && rows.length >= MOST_FILTERS)}
          >
            {renaming === null ? t('filters.keep') : t('filters.rename')}
          </Button>
        </form>
      </div>
      <div className="acts">
        <Button shortcut="Esc" onPress={onClose}>
          {t('common.action.back')}
        </Button>
      </div>
    </Dialog>
  );
};
