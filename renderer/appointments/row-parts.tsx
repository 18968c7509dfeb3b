import type { Appointment, AppointmentDay } from '../../electron/ipc/contract.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { StatusMark, type Tone } from '../ui/index.ts';

const TONES: Readonly<Record<Appointment['state'], Tone>> = {
  BOOKED: 'unknown',
  ARRIVED: 'busy',
  DONE: 'ok',
  NO_SHOW: 'warn',
  CANCELLED: 'info',
};

/** In which state a booking is; somebody who is late says so. */
export const StateMark = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t } = useTexts();
  const { state, lateMinutes } = appointment;
  return lateMinutes > 0 ? (
    <StatusMark tone="warn">{t('appointments.late', { count: lateMinutes })}</StatusMark>
  ) : (
    <StatusMark tone={TONES[state]}>{t(`appointments.state.${state}`)}</StatusMark>
  );
};

/** What somebody comes for: the municipality's own name of the type, else purpose and product. */
export const titleOf = (appointment: Appointment, types: AppointmentDay['types'], { t, textOf }: Texts): string => {
  const type = types.find((one) => one.code === appointment.typeCode);
  const own = type === undefined ? t(`cases.product.${appointment.product}`) : textOf(type.label);
  const purpose = t(`appointments.purposeOf.${appointment.purpose}`);
  const persons = appointment.persons > 1 ? `, ${appointment.persons}` : '';
  return type !== undefined && type.purposes.length === 1
    ? `${own}${persons}`
    : `${own}, ${purpose.toLowerCase()}${persons}`;
};
