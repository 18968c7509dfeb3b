/** SELECT, by identifier, by path and by application name. */
import { type Answer, type CommandApdu, OK, STATUS, status } from '../apdu.ts';
import { sameBytes } from '../bytes.ts';
import type { CardState } from '../card-state.ts';
import { APPLET_AID, type Selection, selectByAid, selectById, selectByPath } from '../file-system.ts';

const BY_ID = 0x02;
const BY_NAME = 0x04;
const BY_PATH = 0x08;

/** Never returns file control information. A failed SELECT leaves the selection as it was. */
export function select(state: CardState, command: CommandApdu): Answer {
  const { p1, p2, data } = command;
  if (p2 !== 0x0c && p2 !== 0x00) return status(STATUS.wrongParameters);
  if (p1 === BY_NAME) return selectApplication(state, data);
  if (p1 !== BY_ID && p1 !== BY_PATH) return status(STATUS.wrongParameters);
  if (!state.appletSelected) return status(STATUS.notFound);
  if (p1 === BY_ID && data.length !== 2) return status(STATUS.wrongLength);
  const found =
    p1 === BY_ID
      ? selectById(state.files, state.selection, ((data[0] ?? 0) << 8) | (data[1] ?? 0))
      : selectByPath(state.files, data);
  return found === null ? status(STATUS.notFound) : moveTo(state, found);
}

function selectApplication(state: CardState, name: Uint8Array): Answer {
  if (name.length === 0) {
    state.appletSelected = false;
    return status(OK);
  }
  const isApplet = sameBytes(name.slice(0, APPLET_AID.length), APPLET_AID);
  if (!state.appletSelected && !isApplet) return status(STATUS.notFound);
  const found = selectByAid(name, state.traits.identityFolderHasAid);
  if (found === null) return status(STATUS.notFound);
  state.appletSelected = true;
  state.selection = found;
  return status(OK);
}

function moveTo(state: CardState, found: Selection): Answer {
  if (found.file !== null && state.activation === 'filesWaiting') {
    if (state.generation === '1.8') return status(STATUS.conditionsNotSatisfied);
    state.selection = found;
    return status(STATUS.fileNotActivated);
  }
  state.selection = found;
  return status(OK);
}
