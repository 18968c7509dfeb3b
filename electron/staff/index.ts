export { chooseMunicipality } from './municipality-choice.ts';
export { openSession, type Session, type SessionServices } from './session.ts';
export {
  type HouseSettings,
  houseSettings,
  keepHouseSettings,
  rememberedReader,
  rememberReader,
  workAtDesk,
} from './settings.ts';
