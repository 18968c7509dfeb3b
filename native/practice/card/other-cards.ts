/** Cards that are no Belgian eID: what somebody lays in the reader by mistake. */
import { concat, fromHex, toHex } from './bytes.ts';
import type { Card } from './card.ts';

/** A payment card: knows the EMV directory, nothing of the eID. */
export function makeBankCard(): Card {
  const directory = fromHex('6F 1A 84 0E 31 50 41 59 2E 53 59 53 2E 44 44 46 30 31 A5 08 88 01 01 5F 2D 02 6E 6C');
  return answering('3B 6E 00 00 80 31 80 66 B1 84 0C 01 6E 01 83 00 90 00', (command) => {
    const name = toHex(command.slice(5, 19));
    const isDirectory = command[1] === 0xa4 && command[2] === 0x04 && name === '315041592E5359532E4444463031';
    if (isDirectory) return concat(directory, [0x90, 0x00]);
    return Uint8Array.from(command[1] === 0xa4 ? [0x6a, 0x82] : [0x6d, 0x00]);
  });
}

/** A chip card without any application. */
export function makeBlankCard(): Card {
  return answering('3B 68 00 00 00 73 C8 40 12 00 90 00', (command) =>
    Uint8Array.from(command[1] === 0xa4 ? [0x6a, 0x82] : [0x6d, 0x00]),
  );
}

function answering(atr: string, answer: (command: Uint8Array) => Uint8Array): Card {
  return { atr: fromHex(atr), reset: () => undefined, transmit: answer, currentFile: () => null };
}
