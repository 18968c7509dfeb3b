import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, Sheet } from '../ui/index.ts';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { DayTable } from './day-table.tsx';

/** So many of the coming ones stand on Balie; the rest is one key away. */
const SHOWN = 3;

/** On Balie: who comes to this desk next. Nothing while the day has none. */
export const AppointmentsToday = () => {
  const { t } = useTexts();
  const { go } = usePlace();
  const queries = useQueryClient();
  const [openId, setOpenId] = useState<string | null>(null);
  const answer = useCall('appointments.day', { date: null });
  useShortcuts([{ keys: 'Alt+A', label: t('keys.appointments'), run: () => go({ name: 'appointments' }) }]);
  const day = answer.data;
  if (day === undefined) return null;
  const coming = day.appointments.filter((one) => one.state === 'BOOKED' || one.state === 'ARRIVED');
  const own = coming.filter((one) => one.desk === day.ownDesk);
  const shown = (own.length > 0 ? own : coming).slice(0, SHOWN);
  const opened = day.appointments.find((one) => one.appointmentId === openId) ?? null;
  return (
    <Sheet
      title={t('appointments.onBalie.title')}
      meta={
        <span className="row">
          {coming.length === 0
            ? t('appointments.onBalie.none')
            : t('appointments.onBalie.left', { count: coming.length })}
          <Button small kind="quiet" icon="calendar" shortcut="Alt+A" onPress={() => go({ name: 'appointments' })}>
            {t('appointments.onBalie.all')}
          </Button>
        </span>
      }
      flush
    >
      {shown.length === 0 ? null : (
        <DayTable
          label={t('appointments.onBalie.title')}
          rows={shown}
          types={day.types}
          onOpen={(one) => setOpenId(one.appointmentId)}
        />
      )}
      {opened === null ? null : (
        <AppointmentDialog
          key={`${opened.appointmentId}:${opened.version}`}
          appointment={opened}
          types={day.types}
          onClose={() => setOpenId(null)}
          onStep={() => void queries.invalidateQueries({ queryKey: ['appointments.day'] })}
        />
      )}
    </Sheet>
  );
};
