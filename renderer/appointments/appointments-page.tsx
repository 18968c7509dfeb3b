import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppointmentDay, Booking, CallError } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand, useShortcuts, useToast } from '../app/index.ts';
import { addDaysTo, useTexts } from '../i18n/index.ts';
import { Button, DateField, EmptyState, PageHead, Sheet } from '../ui/index.ts';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { BookingDialog } from './booking-dialog.tsx';
import { type BookingForm, emptyForm } from './booking-form.ts';
import { DayTable } from './day-table.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** The diary: one day at all desks, from which everything about appointments is done. */
export const AppointmentsPage = () => {
  const { t } = useTexts();
  const [date, setDate] = useState<string | null>(null);
  const day = useCall('appointments.day', { date }, { keepsFormer: true });
  if (day.error !== null)
    return (
      <>
        <PageHead title={t('appointments.title')} />
        <RefusalBanner error={day.error.refusal} onRetry={() => void day.refetch()} />
      </>
    );
  if (day.data === undefined) return <div className="list__wait" aria-busy="true" />;
  return <Day day={day.data} onDate={setDate} />;
};

const Day = ({ day, onDate }: { readonly day: AppointmentDay; readonly onDate: (date: string | null) => void }) => {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const queries = useQueryClient();
  const [openId, setOpenId] = useState<string | null>(null);
  const [form, setForm] = useState<BookingForm | null>(null);
  const [isBooking, setBooking] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const exportFile = useCommand('appointments.exportFile');
  const opened = day.appointments.find((one) => one.appointmentId === openId) ?? null;
  const show = (shown: AppointmentDay): void => {
    queries.setQueryData(['appointments.day', { date: shown.date }], shown);
    if (shown.date !== day.date) onDate(shown.date);
    void queries.invalidateQueries({ queryKey: ['appointments.day'] });
  };
  /** What was typed and left with Escape comes back, unless something else is asked. */
  const begin = (channel: Booking['channel']): void => {
    const isSame = form !== null && (form.channel === 'WALK_IN') === (channel === 'WALK_IN');
    if (!isSame) setForm(emptyForm(day, channel));
    setBooking(true);
  };
  const give = async (): Promise<void> => {
    const answer = await exportFile.run({ from: day.date, to: day.date });
    setError(answer.ok ? null : answer.error);
    if (answer.ok)
      toast({
        tone: 'ok',
        title: t('appointments.exported'),
        text: t('appointments.exportedText', { path: answer.value.path }),
      });
  };
  useShortcuts([
    { keys: 'Alt+A', label: t('appointments.new'), run: () => begin('PHONE') },
    { keys: 'Alt+Z', label: t('appointments.walkIn'), run: () => begin('WALK_IN') },
    { keys: 'Alt+H', label: t('appointments.today'), run: () => onDate(null), inBar: false },
    {
      keys: 'Alt+ArrowUp',
      label: t('appointments.previousDay'),
      run: () => onDate(addDaysTo(day.date, -1)),
      inBar: false,
    },
    {
      keys: 'Alt+ArrowDown',
      label: t('appointments.nextDay'),
      run: () => onDate(addDaysTo(day.date, 1)),
      inBar: false,
    },
  ]);
  const kind = day.kind === 'WORKING' ? null : t(`appointments.dayKind.${day.kind}`, { name: day.dayName });
  return (
    <>
      <PageHead title={t('appointments.title')} sub={[texts.longDate(day.date), kind].filter(Boolean).join(', ')}>
        <Button shortcut="Alt+Z" onPress={() => begin('WALK_IN')}>
          {t('appointments.walkIn')}
        </Button>
        <Button kind="main" icon="plus" shortcut="Alt+A" onPress={() => begin('PHONE')}>
          {t('appointments.new')}
        </Button>
      </PageHead>
      <RefusalBanner error={error} />
      <div className="row daybar">
        <Button small shortcut="Alt+ArrowUp" onPress={() => onDate(addDaysTo(day.date, -1))}>
          {t('appointments.previousDay')}
        </Button>
        <DateField
          label={t('appointments.day')}
          value={day.date}
          onChange={(date) => onDate(date === '' ? null : date)}
        />
        <Button small shortcut="Alt+ArrowDown" onPress={() => onDate(addDaysTo(day.date, 1))}>
          {t('appointments.nextDay')}
        </Button>
        <Button small kind="quiet" shortcut="Alt+H" onPress={() => onDate(null)}>
          {t('appointments.today')}
        </Button>
        <span className="row end">
          <Button small kind="quiet" onPress={() => setImporting(true)}>
            {t('appointments.importOpen')}
          </Button>
          <Button small kind="quiet" isPending={exportFile.isPending} onPress={() => void give()}>
            {t('appointments.exportDay')}
          </Button>
        </span>
      </div>
      {day.appointments.length === 0 ? (
        <EmptyState icon="calendar" title={t('appointments.emptyTitle')}>
          {t('appointments.emptyText')}
        </EmptyState>
      ) : (
        day.desks.map((desk) => {
          const rows = day.appointments.filter((one) => one.desk === desk);
          return (
            <Sheet key={desk} title={desk} meta={t('appointments.count', { count: rows.length })} flush>
              {rows.length === 0 ? (
                <p className="sheet__body muted">{t('appointments.deskEmpty')}</p>
              ) : (
                <DayTable label={desk} rows={rows} types={day.types} onOpen={(one) => setOpenId(one.appointmentId)} />
              )}
            </Sheet>
          );
        })
      )}
      {opened === null ? null : (
        <AppointmentDialog
          key={`${opened.appointmentId}:${opened.version}`}
          appointment={opened}
          types={day.types}
          onClose={() => setOpenId(null)}
          onStep={(shown) => {
            show(shown);
            if (shown.date !== day.date) setOpenId(null);
          }}
        />
      )}
      {form === null || !isBooking ? null : (
        <BookingDialog
          day={day}
          form={form}
          onChange={setForm}
          onClose={(booked) => {
            setBooking(false);
            if (booked === null) return;
            setForm(null);
            show(booked);
          }}
        />
      )}
      {isImporting ? (
        <ImportDialog
          onClose={() => {
            setImporting(false);
            void queries.invalidateQueries({ queryKey: ['appointments.day'] });
          }}
        />
      ) : null}
    </>
  );
};
