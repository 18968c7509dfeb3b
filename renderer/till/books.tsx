import { useState } from 'react';
import { RefusalBanner, useCall, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, CheckBox, DateField, Segmented, SelectField, Sheet } from '../ui/index.ts';
import { DayFile } from './day-file.tsx';
import { Plot } from './plot.tsx';
import { useTillCommand } from './use-till-command.ts';

const FORMS = ['receiptsCsv', 'receiptsJson', 'ledgerCsv', 'ledgerJson'] as const;
type Form = (typeof FORMS)[number];

/** For the financial director: a month or a year at a glance, files for accounting, the terminal's day file. */
export const Books = ({ today }: { readonly today: string }) => {
  const { t, money, textOf, sent } = useTexts();
  const [span, setSpan] = useState<'month' | 'year'>('month');
  const [day, setDay] = useState(today);
  const chosen = day === '' ? today : day;
  const year = chosen.slice(0, 4);
  const from = span === 'year' ? `${year}-01-01` : `${chosen.slice(0, 7)}-01`;
  const to = span === 'year' ? `${year}-12-31` : lastDayOf(chosen);
  const overview = useCall('till.overview', { from, to, by: span === 'year' ? 'month' : 'day' }, { keepsFormer: true });
  const { data } = overview;
  return (
    <div className="stack">
      <Sheet title={t('till.books.overview')}>
        <div className="till__period">
          <Segmented
            label={t('till.books.overview')}
            value={span}
            fit
            options={[
              { value: 'month', label: t('till.books.month') },
              { value: 'year', label: t('till.books.year') },
            ]}
            onChange={setSpan}
          />
          <DateField label={t('till.books.day')} value={day} onChange={setDay} today={today} />
        </div>
        <RefusalBanner error={overview.error?.refusal ?? null} />
        {data === undefined ? null : (
          <>
            <Plot overview={data} label={t('till.books.plot', { from, to })} />
            <div className="till__figures">
              <table>
                <caption className="lab">{t('till.books.kinds')}</caption>
                <tbody>
                  {data.kinds.map((kind) => (
                    <tr key={kind.feeKind}>
                      <th scope="row">{textOf(kind.label)}</th>
                      <td className="right num">{kind.count}</td>
                      <td className="right num">{money(kind.cents)}</td>
                    </tr>
                  ))}
                  <tr>
                    <th scope="row">
                      <b>{t('till.together')}</b>
                    </th>
                    <td className="right num">{data.kinds.reduce((sum, kind) => sum + kind.count, 0)}</td>
                    <td className="right num">
                      <b>{money(data.kinds.reduce((sum, kind) => sum + kind.cents, 0))}</b>
                    </td>
                  </tr>
                </tbody>
              </table>
              <table>
                <caption className="lab">{t('till.books.accounts')}</caption>
                <tbody>
                  {data.accounts.map((account) => (
                    <tr key={account.account}>
                      <th scope="row">{sent(`till.account.${account.account}`) ?? account.account}</th>
                      <td className="num">{account.number}</td>
                      <td className="right num">{money(account.cents)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Sheet>
      <Export from={from} to={to} />
      <DayFile from={from} to={to} />
    </div>
  );
};

const Export = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const { t, date } = useTexts();
  const toast = useToast();
  const [form, setForm] = useState<Form>('receiptsCsv');
  const [byteOrderMark, setMark] = useState(true);
  const write = useTillCommand('till.export');
  const submit = async (): Promise<void> => {
    const written = await write.run({ from, to, form, byteOrderMark });
    if (written !== null) {
      toast({ tone: 'ok', title: t('till.export.done', { file: written.fileName, count: written.rows }) });
    }
  };
  return (
    <Sheet title={t('till.export.title')} meta={`${date(from)} – ${date(to)}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {write.message === null ? null : (
          <Banner tone="bad" live="alert">
            {write.message}
          </Banner>
        )}
        <SelectField
          label={t('till.export.form')}
          value={form}
          options={FORMS.map((value) => ({ value, label: t(`till.export.${value}`) }))}
          onChange={(value) => (value === '' ? undefined : setForm(value))}
        />
        <CheckBox isSelected={byteOrderMark} onChange={setMark}>
          {t('till.export.byteOrderMark')}
        </CheckBox>
        <div className="row">
          <Button kind="main" type="submit" isPending={write.isPending}>
            {t('till.export.write')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
};

const lastDayOf = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};
