import type { Actor } from '../audit/index.ts';
import type { CallName, CallResult, CheckedInput, Result } from '../ipc/contract.ts';
import { book, move, step, walkIn } from './commands.ts';
import { appointmentDayOf, appointmentOfCase, judgeAsked } from './day.ts';
import { exportDays } from './export.ts';
import { importFile, readFile } from './import.ts';
import type { AppointmentServices } from './services.ts';
import { startApplication } from './start-application.ts';

type Name = Extract<CallName, `appointments.${string}`>;
type AppointmentCalls = { readonly [Call in Name]: (input: CheckedInput<Call>) => Promise<CallResult<Call>> };
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

/** The functions behind the calls of the diary. `byOfficer` hands a call on with the member who is signed in. */
export const createAppointmentCalls = (services: AppointmentServices, byOfficer: ByOfficer): AppointmentCalls => ({
  'appointments.day': ({ date }) => appointmentDayOf(services, date),
  'appointments.judge': (input) => judgeAsked(services, input),
  'appointments.ofCase': byOfficer((officer, { caseId }) => appointmentOfCase(services, officer, caseId)),
  'appointments.book': byOfficer((officer, input) => book(services, officer, input)),
  'appointments.walkIn': byOfficer((officer, input) => walkIn(services, officer, input)),
  'appointments.move': byOfficer((officer, input) => move(services, officer, input)),
  'appointments.cancel': byOfficer((officer, input) =>
    step(services, officer, input, 'appointmentCancelled', input.reason),
  ),
  'appointments.arrived': byOfficer((officer, input) => step(services, officer, input, 'appointmentArrived')),
  'appointments.noShow': byOfficer((officer, input) => step(services, officer, input, 'appointmentNoShow')),
  'appointments.done': byOfficer((officer, input) => step(services, officer, input, 'appointmentDone')),
  'appointments.bookedAgain': byOfficer((officer, input) => step(services, officer, input, 'appointmentBookedAgain')),
  'appointments.startApplication': byOfficer((officer, input) => startApplication(services, officer, input)),
  'appointments.readFile': (input) => readFile(services, input),
  'appointments.importFile': byOfficer((officer, input) => importFile(services, officer, input)),
  'appointments.exportFile': byOfficer((officer, input) => exportDays(services, officer, input)),
});
