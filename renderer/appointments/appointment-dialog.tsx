import { type ReactNode, useState } from 'react';
import type { Appointment, AppointmentDay, CallError, CallName } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, usePlace } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, Dialog, ReasonDialog, writtenTime } from '../ui/index.ts';
import { Findings } from './findings.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { placeOf } from './next-place.ts';
import { StateMark, titleOf } from './row-parts.tsx';

type Step = Extract<
  CallName,
  'appointments.arrived' | 'appointments.noShow' | 'appointments.done' | 'appointments.bookedAgain'
>;

/** One booking: what it is, what to do now (first button), and everything else that can happen to it. */
export const AppointmentDialog = ({
  appointment,
  types,
  onClose,
  onStep,
}: {
  readonly appointment: Appointment;
  readonly types: AppointmentDay['types'];
  readonly onClose: () => void;
  /** The day as it is after a step. */
  readonly onStep: (day: AppointmentDay) => void;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const { go } = usePlace();
  const [error, setError] = useState<CallError | null>(null);
  const [layer, setLayer] = useState<'none' | 'move' | 'cancel'>('none');
  const cancel = useCommand('appointments.cancel');
  const start = useCommand('appointments.startApplication');
  const on = { appointmentId: appointment.appointmentId, version: appointment.version };
  const place = placeOf(appointment);
  const { state } = appointment;
  const goOn = async (): Promise<void> => {
    if (place !== null) return go(place);
    const answer = await start.run(on);
    if (answer.ok) go({ name: 'intake', draftId: answer.value.draftId });
    else setError(answer.error);
  };
  if (layer === 'move')
    return <MoveDialog appointment={appointment} onClose={(day) => (day === null ? setLayer('none') : onStep(day))} />;
  if (layer === 'cancel')
    return (
      <ReasonDialog
        title={t('appointments.one.cancelTitle', { name: appointment.name })}
        label={t('appointments.one.cancelReason')}
        backLabel={t('appointments.one.back')}
        confirmLabel={t('appointments.one.cancel')}
        confirmKind="dangerMain"
        isOpen
        isPending={cancel.isPending}
        error={error === null ? null : texts.error(error)}
        onClose={() => setLayer('none')}
        onConfirm={async (reason) => {
          const answer = await cancel.run({ ...on, reason });
          if (answer.ok) onStep(answer.value);
          else setError(answer.error);
        }}
      />
    );
  const steps = { on, onStep, onError: setError };
  return (
    <Dialog title={appointment.name} icon="calendar" isOpen onClose={onClose}>
      <div className="stack">
        <RefusalBanner error={error} />
        <dl className="facts facts--wide">
          <Fact label={t('appointments.one.when')}>
            {texts.longDate(appointment.date)}, {writtenTime(appointment.time)} ({appointment.minutes} min),{' '}
            {appointment.desk}
          </Fact>
          <Fact label={t('appointments.one.what')}>{titleOf(appointment, types, texts)}</Fact>
          <Fact label={t('appointments.column.state')}>
            <StateMark appointment={appointment} />
          </Fact>
          {appointment.phone === '' ? null : <Fact label={t('appointments.one.phone')}>{appointment.phone}</Fact>}
          {appointment.remark === '' ? null : <Fact label={t('appointments.one.remark')}>{appointment.remark}</Fact>}
          {appointment.reason === '' ? null : <Fact label={t('appointments.one.reason')}>{appointment.reason}</Fact>}
          {appointment.caseNumber === null ? null : (
            <Fact label={t('appointments.one.caseNumber')}>{appointment.caseNumber}</Fact>
          )}
          <Fact label={t('appointments.one.lastChange')}>
            {t('appointments.one.lastChangeBy', { at: appointment.updatedAt, by: appointment.updatedBy })}
          </Fact>
        </dl>
        <Findings findings={appointment.findings} />
        <div className="acts acts--wrap">
          {state === 'BOOKED' || state === 'NO_SHOW' ? (
            <StepButton {...steps} call="appointments.arrived" isMain>
              {t(
                appointment.lateMinutes >= 15 || state === 'NO_SHOW'
                  ? 'appointments.one.arrivedLate'
                  : 'appointments.one.arrived',
              )}
            </StepButton>
          ) : null}
          {state === 'ARRIVED' ? (
            <>
              <Button kind="main" isPending={start.isPending} autoFocus onPress={() => void goOn()}>
                {texts.sent(`appointments.step.${appointment.step}`) ?? t('appointments.step.openCase')}
              </Button>
              <StepButton {...steps} call="appointments.done">
                {t('appointments.one.done')}
              </StepButton>
            </>
          ) : null}
          {state === 'BOOKED' || state === 'NO_SHOW' || state === 'CANCELLED' ? (
            <Button onPress={() => setLayer('move')}>{t('appointments.one.move')}</Button>
          ) : null}
          {state === 'BOOKED' ? (
            <StepButton {...steps} call="appointments.noShow">
              {t('appointments.one.noShow')}
            </StepButton>
          ) : (
            <StepButton {...steps} call="appointments.bookedAgain">
              {t('appointments.one.again')}
            </StepButton>
          )}
          {state === 'BOOKED' || state === 'NO_SHOW' ? (
            <Button kind="danger" onPress={() => setLayer('cancel')}>
              {t('appointments.one.cancel')}
            </Button>
          ) : null}
          <Button shortcut="Esc" onPress={onClose}>
            {t('appointments.one.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

const StepButton = ({
  call,
  on,
  isMain = false,
  onStep,
  onError,
  children,
}: {
  readonly call: Step;
  readonly on: { readonly appointmentId: string; readonly version: number };
  readonly isMain?: boolean;
  readonly onStep: (day: AppointmentDay) => void;
  readonly onError: (error: CallError) => void;
  readonly children: ReactNode;
}) => {
  const { run, isPending } = useCommand(call);
  return (
    <Button
      kind={isMain ? 'main' : 'plain'}
      autoFocus={isMain}
      isPending={isPending}
      onPress={async () => {
        const answer = await run(on);
        if (answer.ok) onStep(answer.value);
        else onError(answer.error);
      }}
    >
      {children}
    </Button>
  );
};
