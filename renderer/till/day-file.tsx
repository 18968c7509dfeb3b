import { useRef, useState } from 'react';
import type { DayFileMapping, Reconciliation } from '../../electron/ipc/contract.ts';
import { useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, SelectField, Sheet, TextField } from '../ui/index.ts';
import { useTillCommand } from './use-till-command.ts';

const USUAL: DayFileMapping = {
  separator: ';',
  decimal: ',',
  hasHeader: true,
  amount: '',
  reference: '',
  date: '',
  dateForm: 'DD/MM/YYYY',
};
const DATE_FORMS = ['DD/MM/YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'DD-MM-YYYY', 'DDMMYYYY'] as const;

/** The day file of the payment terminal held against the books. Its columns are chosen once and remembered. */
export const DayFile = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const { t } = useTexts();
  const remembered = useCall('till.dayFileMapping', undefined, { staleMs: Number.POSITIVE_INFINITY });
  const [typed, setTyped] = useState<DayFileMapping | null>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [found, setFound] = useState<Reconciliation | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const compare = useTillCommand('till.dayFile', 'mapping.');
  const mapping = typed ?? remembered.data ?? USUAL;
  const change = (part: Partial<DayFileMapping>): void => setTyped({ ...mapping, ...part });
  const submit = async (): Promise<void> => {
    if (file !== null) setFound(await compare.run({ from, to, fileName: file.name, text: file.text, mapping }));
  };
  return (
    <Sheet title={t('till.dayFile.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {compare.message === null ? null : (
          <Banner tone="bad" live="alert">
            {compare.message}
          </Banner>
        )}
        <p className="hint">{t('till.dayFile.hint')}</p>
        <div className="row">
          <Button onPress={() => picker.current?.click()}>{t('till.dayFile.choose')}</Button>
          <span>{file?.name ?? t('till.dayFile.noFile')}</span>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".csv,.txt"
            aria-label={t('till.dayFile.choose')}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              setFound(null);
              void chosen?.text().then((text) => setFile({ name: chosen.name, text }));
            }}
          />
        </div>
        <div className="grid3">
          <TextField
            label={t('till.dayFile.amount')}
            value={mapping.amount}
            error={compare.errorOf('amount')}
            onChange={(amount) => change({ amount })}
          />
          <TextField
            label={t('till.dayFile.reference')}
            value={mapping.reference}
            error={compare.errorOf('reference')}
            onChange={(reference) => change({ reference })}
          />
          <TextField
            label={t('till.dayFile.date')}
            value={mapping.date}
            error={compare.errorOf('date')}
            onChange={(date) => change({ date })}
          />
          <SelectField
            label={t('till.dayFile.separator')}
            value={mapping.separator}
            options={([';', ',', '\t', '|'] as const).map((value) => ({
              value,
              label: value === '\t' ? t('till.dayFile.tab') : value,
            }))}
            onChange={(separator) => (separator === '' ? undefined : change({ separator }))}
          />
          <SelectField
            label={t('till.dayFile.decimal')}
            value={mapping.decimal}
            options={([',', '.'] as const).map((value) => ({ value, label: value }))}
            onChange={(decimal) => (decimal === '' ? undefined : change({ decimal }))}
          />
          <SelectField
            label={t('till.dayFile.dateForm')}
            value={mapping.dateForm}
            options={DATE_FORMS.map((value) => ({ value, label: value }))}
            onChange={(dateForm) => (dateForm === '' ? undefined : change({ dateForm }))}
          />
        </div>
        <div className="row">
          <Button kind="main" type="submit" isPending={compare.isPending} isDisabled={file === null}>
            {t('till.dayFile.compare')}
          </Button>
        </div>
        {found === null ? null : <Found found={found} />}
      </form>
    </Sheet>
  );
};

const Found = ({ found }: { readonly found: Reconciliation }) => {
  const { t, money, date } = useTexts();
  const isClean =
    found.differing.length + found.onlyInFile.length + found.onlyInBooks.length + found.unreadable.length === 0;
  return (
    <div className="stack" role="status">
      <Banner tone={isClean ? 'ok' : 'warn'}>
        {t('till.dayFile.matched', {
          count: found.matched.length,
          file: money(found.fileCents),
          books: money(found.bookCents),
        })}
      </Banner>
      <List
        title={t('till.dayFile.differing')}
        rows={found.differing.map(
          (one) => `${one.receiptNumber}, ${one.reference}: ${money(one.fileCents)} ≠ ${money(one.bookCents)}`,
        )}
      />
      <List
        title={t('till.dayFile.onlyInFile')}
        rows={found.onlyInFile.map((one) => `${one.reference}: ${money(one.cents)} ${date(one.date)}`)}
      />
      <List
        title={t('till.dayFile.onlyInBooks')}
        rows={found.onlyInBooks.map((one) => `${one.receiptNumber}, ${one.reference}: ${money(one.cents)}`)}
      />
      <List title={t('till.dayFile.unreadable')} rows={found.unreadable.map((one) => `${one.line}: ${one.text}`)} />
    </div>
  );
};

const List = ({ title, rows }: { readonly title: string; readonly rows: readonly string[] }) =>
  rows.length === 0 ? null : (
    <section>
      <h3 className="lab">{title}</h3>
      <ul className="plain-list">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file may be the same
          <li key={`${at} ${row}`} className="num">
            {row}
          </li>
        ))}
      </ul>
    </section>
  );
