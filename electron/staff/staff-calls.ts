/** The calls about members of staff and the functions that answer them. */
import type { Actor } from '../audit/index.ts';
import { type CallName, type CallResult, type CheckedInput, type Result, success } from '../ipc/contract.ts';
import { changeOwnPassword } from './own-password.ts';
import { roster } from './roster.ts';
import {
  activate,
  addToRoster,
  changeInRoster,
  deactivate,
  givePassword,
  type RosterServices,
} from './roster-commands.ts';
import type { Session } from './session.ts';

/** What these calls work with. */
export interface StaffServices extends RosterServices {
  readonly session: Pick<Session, 'follow'>;
}

type Name = Extract<CallName, `staff.${string}`>;
type StaffCalls = { readonly [Call in Name]: (input: CheckedInput<Call>) => Promise<CallResult<Call>> };
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

/** `byOfficer` hands a call on with the member who is signed in. After every change the session follows. */
export const createStaffCalls = (services: StaffServices, byOfficer: ByOfficer): StaffCalls => {
  const change = <Input, Value>(run: (officer: Actor, input: Input) => Promise<Result<Value>>) =>
    byOfficer<Input, Value>(async (officer, input) => {
      const done = await run(officer, input);
      if (done.ok) await services.session.follow();
      return done;
    });
  return {
    'staff.list': byOfficer(async () => success(await roster(services.database.read, services.clock))),
    'staff.add': change((officer, input) => addToRoster(services, officer, input)),
    'staff.change': change((officer, input) => changeInRoster(services, officer, input)),
    'staff.setPassword': change((officer, input) => givePassword(services, officer, input)),
    'staff.deactivate': change((officer, { staffId }) => deactivate(services, officer, staffId)),
    'staff.activate': change((officer, { staffId }) => activate(services, officer, staffId)),
    'staff.changeOwnPassword': change((officer, input) => changeOwnPassword(services, officer, input)),
  };
};
