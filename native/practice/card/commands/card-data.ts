/** GET CARD DATA and GET CHALLENGE. */
import { randomBytes } from 'node:crypto';
import { type Answer, type CommandApdu, moreBytes, OK, rightLength, STATUS, status } from '../apdu.ts';
import { concat } from '../bytes.ts';
import type { CardState } from '../card-state.ts';

/** 28 bytes, or 31 with the PIN tries left on applet 1.8 with P2=01. */
export function getCardData(state: CardState, command: CommandApdu): Answer {
  const withPin = command.p2 === 0x01 && state.traits.hasRecordsAndPinStatus;
  if (command.p1 !== 0 || (command.p2 !== 0 && !withPin)) return status(STATUS.outsideFile);
  const all = withPin ? concat(cardData(state), [state.pin.triesLeft, 0xff, 0xff]) : cardData(state);
  const wanted = command.le ?? all.length;
  if (wanted > all.length) return status(rightLength(all.length));
  state.pending = all.slice(wanted);
  return { data: all.slice(0, wanted), status: state.pending.length > 0 ? moreBytes(state.pending.length) : OK };
}

export function getChallenge(_state: CardState, command: CommandApdu): Answer {
  return { data: new Uint8Array(randomBytes(command.le ?? 8)), status: OK };
}

function cardData(state: CardState): Uint8Array {
  const { traits } = state;
  return concat(state.chipSerial, traits.component, [traits.appletVersion], traits.globalOsVersion, [
    0x00,
    traits.pkcs1Support,
    traits.keyExchangeVersion,
    state.lifeCycle,
  ]);
}
