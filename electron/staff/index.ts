export { type Approver, confirmSupervisor, supervisorsBeside } from './approval.ts';
export { chooseMunicipality } from './municipality-choice.ts';
export { openSession, type Session, type SessionServices } from './session.ts';
export {
  type HouseSettings,
  houseSettings,
  keepHouseSettings,
  pinPadsOff,
  rememberCustomerPlace,
  rememberedCustomerPlace,
  rememberedReader,
  rememberPinPadsOff,
  rememberReader,
  workAtDesk,
} from './settings.ts';
export { createStaffCalls, type StaffServices } from './staff-calls.ts';
