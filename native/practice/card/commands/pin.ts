/** VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER and LOG OFF. */
import { type Answer, type CommandApdu, OK, STATUS, status, triesLeft } from '../apdu.ts';
import { sameBytes } from '../bytes.ts';
import { type CardState, clearAccessRights, KEY, type SecretCode } from '../card-state.ts';
import { isPinBlock } from '../pin-block.ts';

const PIN_REFERENCE = 0x01;
const RESET_REFERENCE = 0x02;
const BLOCK = 8;

export function verify(state: CardState, command: CommandApdu): Answer {
  if (command.p1 !== 0) return status(STATUS.wrongParameters);
  if (command.p2 === RESET_REFERENCE && state.traits.holderCanUnblock) return verifyForReset(state, command);
  if (command.p2 !== PIN_REFERENCE) return status(STATUS.referenceNotFound);
  if (command.le !== null && command.le !== 256) return status(STATUS.wrongLength);
  if (command.data.length === 0) return verifyWithoutData(state);
  if (command.data.length !== BLOCK) return status(STATUS.wrongLength);
  const refused = compare(state, state.pin, command.data);
  if (refused !== null) return refused;
  openKeys(state);
  return status(OK);
}

/** With the old PIN, or with P1=01 a new PIN alone after VERIFY with reference 02. */
export function changeReferenceData(state: CardState, command: CommandApdu): Answer {
  const { p1, p2, data } = command;
  if (p1 === 0x01 && p2 === 0x01 && state.traits.holderCanUnblock) {
    if (!state.pinResetAllowed) return status(STATUS.securityNotSatisfied);
    if (data.length !== BLOCK) return status(STATUS.wrongLength);
    return store(state, data);
  }
  if (p1 !== 0) return status(STATUS.wrongParameters);
  if (p2 !== PIN_REFERENCE) return status(STATUS.referenceNotFound);
  if (data.length !== 2 * BLOCK) return status(STATUS.wrongLength);
  const [oldBlock, newBlock] = [data.slice(0, BLOCK), data.slice(BLOCK)];
  if (!isPinBlock(oldBlock) || !isPinBlock(newBlock)) return status(STATUS.badData);
  const refused = compare(state, state.pin, oldBlock);
  if (refused !== null) return refused;
  openKeys(state);
  return store(state, newBlock);
}

/** The holder's way out of a blocked PIN on the RSA generations: PUK2 and PUK1 as one code. The PIN keeps its value. */
export function resetRetryCounter(state: CardState, command: CommandApdu): Answer {
  if (command.p1 !== 0) return status(STATUS.wrongParameters);
  if (command.p2 !== PIN_REFERENCE) return status(STATUS.referenceNotFound);
  if (!state.traits.holderCanUnblock) return status(STATUS.securityNotSatisfied);
  if (command.data.length !== BLOCK) return status(STATUS.wrongLength);
  const refused = compare(state, state.puk, command.data);
  if (refused !== null) return refused;
  state.pin.triesLeft = state.pin.maximum;
  return status(OK);
}

export function logOff(state: CardState): Answer {
  clearAccessRights(state);
  return status(OK);
}

function verifyWithoutData(state: CardState): Answer {
  if (state.traits.emptyVerifyCostsTry) return wrongCode(state, state.pin);
  if (state.pin.triesLeft === 0) return status(STATUS.blocked);
  return isVerified(state) ? status(OK) : status(triesLeft(state.pin.triesLeft));
}

function verifyForReset(state: CardState, command: CommandApdu): Answer {
  if (command.data.length !== BLOCK) return status(STATUS.wrongLength);
  const refused = compare(state, state.puk, command.data);
  if (refused !== null) return refused;
  state.pinResetAllowed = true;
  return status(OK);
}

/** Null when the code is right. The counter is written before the comparison counts as done. */
function compare(state: CardState, code: SecretCode, block: Uint8Array): Answer | null {
  if (code.triesLeft === 0) return status(STATUS.blocked);
  if (!sameBytes(code.block, block)) return wrongCode(state, code);
  code.triesLeft = code.maximum;
  return null;
}

function wrongCode(state: CardState, code: SecretCode): Answer {
  clearAccessRights(state);
  code.triesLeft = Math.max(0, code.triesLeft - 1);
  return status(code.triesLeft === 0 ? STATUS.blocked : triesLeft(code.triesLeft));
}

/** A PIN given while the signature key is set up opens that key alone. */
function openKeys(state: CardState): void {
  state.commandsSinceSignatureVerify = 0;
  if (state.environment?.key !== KEY.signature) state.authenticationAllowed = true;
}

function isVerified(state: CardState): boolean {
  return state.authenticationAllowed || state.commandsSinceSignatureVerify !== null;
}

function store(state: CardState, block: Uint8Array): Answer {
  if (!isPinBlock(block)) return status(STATUS.badData);
  state.pin.block = Uint8Array.from(block);
  state.pin.triesLeft = state.pin.maximum;
  state.pinResetAllowed = false;
  return status(OK);
}
