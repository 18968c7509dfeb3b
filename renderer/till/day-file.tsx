import { useEffect, useRef, useState } from 'react';
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

/** What agrees and what does not, each line with its reference, so that somebody can look it up on the terminal. */
const Found = ({ found }: { readonly found: Reconciliation }) => {
  const { t, money, date } = useTexts();
  const { matched, otherDay, differing, onlyInFile, onlyInBooks, unreadable } = found;
  const isClean = otherDay.length + differing.length + onlyInFile.length + onlyInBooks.length + unreadable.length === 0;
  // What was found stands below the button, and on a small screen below the edge.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div className="stack till__compared" role="status" ref={place}>
      <Banner tone={isClean ? 'ok' : 'warn'}>
        {t('till.dayFile.matched', {
          count: matched.length,
          file: money(found.fileCents),
          books: money(found.bookCents),
        })}
      </Banner>
      <Lines
        title={t('till.dayFile.differing')}
        rows={differing.map((one) => [
          one.reference,
          one.receiptNumber,
          t('till.dayFile.bothSay', { file: money(one.fileCents), books: money(one.bookCents) }),
        ])}
      />
      <Lines
        title={t('till.dayFile.otherDay')}
        rows={otherDay.map((one) => [
          one.reference,
          one.receiptNumber,
          t('till.dayFile.bothSay', { file: date(one.fileDate), books: date(one.bookDate) }),
          money(one.cents),
        ])}
      />
      <Lines
        title={t('till.dayFile.onlyInFile')}
        rows={onlyInFile.map((one) => [one.reference, '', date(one.date), money(one.cents)])}
      />
      <Lines
        title={t('till.dayFile.onlyInBooks')}
        rows={onlyInBooks.map((one) => [one.reference, one.receiptNumber, date(one.date), money(one.cents)])}
      />
      <Lines
        title={t('till.dayFile.unreadable')}
        rows={unreadable.map((one) => [t('till.dayFile.line', { line: one.line }), '', one.text])}
      />
      {matched.length === 0 ? null : (
        <details className="why">
          <summary>{`${t('till.dayFile.right')} (${matched.length})`}</summary>
          <Lines
            title={t('till.dayFile.right')}
            isTitled
            rows={matched.map((one) => [one.reference, one.receiptNumber, '', money(one.cents)])}
          />
        </details>
      )}
    </div>
  );
};

/** Lines of one outcome: reference, receipt, what is to be said of it, amount. */
const Lines = ({
  title,
  rows,
  isTitled = false,
}: {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  /** Its title stands above it already; only who hears the page needs it again. */
  readonly isTitled?: boolean;
}) =>
  rows.length === 0 ? null : (
    <table>
      <caption className={isTitled ? 'vh' : 'lab'}>{`${title} (${rows.length})`}</caption>
      <tbody>
        {rows.map(([first = '', second = '', third = '', amount = ''], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file may be the same
          <tr key={`${at} ${first}`}>
            <td className="num">{first}</td>
            <td className="num">{second}</td>
            <td>{third}</td>
            <td className="right num">{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
