/** GET RESPONSE: hands out what an earlier command left waiting. */
import { type Answer, type CommandApdu, moreBytes, OK, rightLength, STATUS, status } from '../apdu.ts';
import type { CardState } from '../card-state.ts';

/** A wrong length does not end the chain; the bytes keep waiting. */
export function getResponse(state: CardState, command: CommandApdu): Answer {
  if (state.pending.length === 0) return status(STATUS.conditionsNotSatisfied);
  const wanted = command.le ?? 256;
  if (wanted > state.pending.length) return status(rightLength(state.pending.length));
  const data = state.pending.slice(0, wanted);
  state.pending = state.pending.slice(wanted);
  return { data, status: state.pending.length > 0 ? moreBytes(state.pending.length) : OK };
}
