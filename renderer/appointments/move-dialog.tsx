import { useState } from 'react';
import type { Appointment, AppointmentDay, CallError } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCommand } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, DateField, Dialog, TextField, TimeField } from '../ui/index.ts';
import { Findings } from './findings.tsx';
import { FirstFree } from './first-free.tsx';

/** Another day, time or desk for a booking. */
export const MoveDialog = ({
  appointment,
  onClose,
}: {
  readonly appointment: Appointment;
  readonly onClose: (day: AppointmentDay | null) => void;
}) => {
  const { t } = useTexts();
  const [date, setDate] = useState(appointment.date);
  const [time, setTime] = useState(appointment.time);
  const [desk, setDesk] = useState(appointment.desk);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const move = useCommand('appointments.move');
  const isWhole = date !== '' && time !== '' && desk.trim() !== '';
  const slot = { date, time, minutes: appointment.minutes, desk };
  const judged = useCall(
    'appointments.judge',
    { booking: { ...bookingPart(appointment), ...slot }, appointmentId: appointment.appointmentId },
    { enabled: isWhole, keepsFormer: true, staleMs: 0 },
  );
  const needsReason = judged.data?.findings.some((finding) => finding.severity === 'confirm') === true;
  const required = (value: string): string | null => (tried && value.trim() === '' ? t('common.field.required') : null);
  return (
    <Dialog
      title={t('appointments.one.moveTitle', { name: appointment.name })}
      icon="calendar"
      isOpen
      onClose={() => onClose(null)}
    >
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault();
          setTried(true);
          if (!isWhole) return;
          const { appointmentId, version } = appointment;
          const answer = await move.run({ appointmentId, version, slot, reason: reason.trim() });
          if (answer.ok) onClose(answer.value);
          else setError(answer.error);
        }}
      >
        <RefusalBanner error={error} />
        <div className="grid3">
          <DateField
            label={t('appointments.form.date')}
            value={date}
            required
            error={required(date)}
            onChange={setDate}
          />
          <TimeField
            label={t('appointments.form.time')}
            value={time}
            required
            error={required(time)}
            onChange={setTime}
          />
          <TextField
            label={t('appointments.form.desk')}
            value={desk}
            maxLength={60}
            required
            error={required(desk)}
            onChange={setDesk}
          />
        </div>
        <div aria-live="polite" className="stack">
          {judged.data === undefined || !isWhole ? null : (
            <>
              <Findings findings={judged.data.findings} />
              <FirstFree
                free={judged.data.free}
                asked={slot}
                onTake={(free) => {
                  setDate(free.date);
                  setTime(free.time);
                }}
              />
            </>
          )}
        </div>
        {needsReason ? (
          <TextField
            label={t('appointments.form.reason')}
            value={reason}
            maxLength={2000}
            required
            error={required(reason)}
            onChange={setReason}
          />
        ) : null}
        <div className="acts">
          <Button shortcut="Esc" onPress={() => onClose(null)}>
            {t('appointments.one.back')}
          </Button>
          <Button kind="main" type="submit" isPending={move.isPending}>
            {t('appointments.one.moveConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

/** What a booking says apart from the state it is in. */
const bookingPart = ({
  appointmentId: _id,
  version: _version,
  state: _state,
  lateMinutes: _late,
  step: _step,
  findings: _findings,
  reason: _reason,
  caseNumber: _number,
  caseState: _caseState,
  updatedAt: _at,
  updatedBy: _by,
  ...booking
}: Appointment) => booking;
