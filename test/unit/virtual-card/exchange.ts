/** Commands and answers as hexadecimal text, the form in which the card manuals print them. */
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';
import { type BelgianCard, type CardRequest, makeCard } from '../../virtual-card/index.ts';

export interface Conversation {
  readonly card: BelgianCard;
  /** Sends one command; gives data and status word. */
  send(command: string): string;
  /** Sends a command and fetches everything that waits behind 61xx. */
  sendAndFetch(command: string): Uint8Array;
}

export async function talkTo(request: CardRequest): Promise<Conversation> {
  const card = await makeCard(request);
  const send = (command: string): string => toHex(card.transmit(fromHex(command)));
  return {
    card,
    send,
    sendAndFetch: (command) => {
      const first = send(command);
      const waiting = first.slice(-4);
      if (!waiting.startsWith('61')) throw new Error(`Nothing waits: ${waiting}`);
      const answer = send(`00C00000${waiting.slice(2)}`);
      if (!answer.endsWith('9000')) throw new Error(`GET RESPONSE answered ${answer.slice(-4)}`);
      return fromHex(answer.slice(0, -4));
    },
  };
}

/** VERIFY of a four-digit PIN. */
export function verifyCommand(pin: string): string {
  return `002000010824${pin}FFFFFFFFFF`;
}
