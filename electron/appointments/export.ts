import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type Result, refusal, success } from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import { writeCalendar } from './calendar-file.ts';
import { houseRules } from './day.ts';
import { appointmentsBetween } from './record.ts';
import type { AppointmentServices } from './services.ts';

/** Writes the days as an iCalendar file. Refusals: `exportFailed`, `appointmentFileEmpty`. That names left the house is recorded. */
export const exportDays = async (
  services: AppointmentServices,
  officer: Actor,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<{ readonly path: string; readonly count: number }>> => {
  const rules = await houseRules(services, services.database.read, from);
  if (!rules.ok) return rules;
  const bookings = await appointmentsBetween(services.database.read, from, to);
  if (bookings.length === 0) return refusal('appointmentFileEmpty');
  const labels = new Map(rules.value.profile.appointmentTypes.map((type) => [type.code, type.label.nl]));
  const text = writeCalendar(bookings, (booking) => labels.get(booking.typeCode) ?? booking.remark);
  const path = await services.writeExport(`agenda-${from}${to === from ? '' : `-${to}`}.ics`, text);
  if (path === null) return refusal('exportFailed');
  const at = storedInstant(services.clock.now());
  const noted = await services.database.transaction<null, CallError>(async (transaction) => {
    await record(transaction, at, officer, noCase, {
      action: 'appointmentsExported',
      params: { from, to, count: bookings.length },
    });
    return success(null);
  });
  return noted.ok ? success({ path, count: bookings.length }) : noted;
};
