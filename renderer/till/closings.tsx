import { useState } from 'react';
import { RefusalBanner, useCall } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, DateField, Sheet, StatusMark } from '../ui/index.ts';
import { usePaper } from './reprint.ts';

/** The closings of a period, newest first, each with its figures and its paper. They never change. */
export const Closings = ({ today }: { readonly today: string }) => {
  const { t, date, time, money } = useTexts();
  const paper = usePaper();
  const [from, setFrom] = useState(`${today.slice(0, 7)}-01`);
  const [to, setTo] = useState(today);
  const isPeriod = from !== '' && to !== '' && from <= to;
  const closings = useCall('till.closings', { from, to }, { enabled: isPeriod, keepsFormer: true });
  return (
    <Sheet title={t('till.view.closings')} flush>
      <div className="sheet__body">
        <div className="grid2">
          <DateField label={t('till.from')} value={from} onChange={setFrom} today={today} />
          <DateField
            label={t('till.to')}
            value={to}
            onChange={setTo}
            today={today}
            error={isPeriod ? null : t('till.periodWrong')}
          />
        </div>
      </div>
      <RefusalBanner error={closings.error?.refusal ?? null} />
      {closings.data?.length === 0 ? <p className="sheet__body muted">{t('till.closings.none')}</p> : null}
      {closings.data === undefined || closings.data.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('till.closings.number')}</th>
              <th scope="col">{t('till.closings.when')}</th>
              <th scope="col">{t('till.closings.who')}</th>
              <th scope="col" className="right">
                {t('till.closings.income')}
              </th>
              <th scope="col" className="right">
                {t('till.closings.difference')}
              </th>
              <th scope="col">{t('till.closings.log')}</th>
              <th scope="col">
                <span className="vh">{t('till.closings.print')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {closings.data.map((closing) => (
              <tr key={closing.closingId}>
                <td className="num">
                  {closing.number === null ? t('till.closings.handOver') : `Z ${closing.till}-${closing.number}`}
                </td>
                <td className="num">
                  {date(closing.date)}, {time(closing.at)}
                </td>
                <td>{closing.officer}</td>
                <td className="right num">{money(closing.incomeCents)}</td>
                <td className="right num">
                  {closing.differenceCents === 0 ? (
                    <StatusMark tone="ok">{money(0)}</StatusMark>
                  ) : (
                    <StatusMark tone="warn">{money(closing.differenceCents)}</StatusMark>
                  )}
                </td>
                <td className="num">
                  {closing.auditSequence} {closing.auditHash.slice(0, 8)}
                </td>
                <td className="right">
                  <Button
                    small
                    icon="print"
                    isPending={paper.isPending}
                    onPress={() => void paper.print('closing', closing.closingId, 'a5', t('till.close.paper'))}
                  >
                    {t('till.closings.print')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
};
