/** The Belgian eID applet: one command in, one answer out. */
import { type Answer, type CommandApdu, encodeAnswer, parseCommand, STATUS, status } from './apdu.ts';
import { type CardState, resetCard } from './card-state.ts';
import { getCardData, getChallenge } from './commands/card-data.ts';
import { getResponse } from './commands/get-response.ts';
import { changeReferenceData, logOff, resetRetryCounter, verify } from './commands/pin.ts';
import { readBinary, readRecord } from './commands/read.ts';
import { select } from './commands/select.ts';
import { computeSignature, internalAuthenticate, setEnvironment } from './commands/sign.ts';

/** What a reader needs of any card. */
export interface Card {
  readonly atr: Uint8Array;
  /** Power on, power off or reset: forgets everything but the counters. */
  reset(): void;
  /** One command APDU; the answer is never empty. */
  transmit(command: Uint8Array): Uint8Array;
  /** Name of the current file for the log, for instance `DF01/4031`. */
  currentFile(): string | null;
}

type Command = (state: CardState, command: CommandApdu) => Answer;

const GET_RESPONSE = 0xc0;

/** Instructions by class and instruction byte. */
const COMMANDS: ReadonlyMap<number, Command> = new Map<number, Command>([
  [0x00_a4, select],
  [0x00_b0, readBinary],
  [0x00_c0, getResponse],
  [0x00_20, verify],
  [0x00_24, changeReferenceData],
  [0x00_2c, resetRetryCounter],
  [0x00_22, setEnvironment],
  [0x00_2a, computeSignature],
  [0x00_88, internalAuthenticate],
  [0x00_84, getChallenge],
  [0x80_e4, getCardData],
  [0x80_e6, logOff],
  [0x80_b2, readRecord],
]);

/** A card over its state; the state stays visible to the test that owns it. */
export function createCard(state: CardState): Card & { readonly state: CardState } {
  return {
    state,
    atr: state.traits.atr,
    reset: () => resetCard(state),
    transmit: (bytes) => encodeAnswer(answer(state, bytes)),
    currentFile: () => state.selection.file,
  };
}

function answer(state: CardState, bytes: Uint8Array): Answer {
  const command = parseCommand(bytes);
  if (command === null) return status(STATUS.wrongLength);
  if (command.cla !== 0x00 && command.cla !== 0x80) return status(STATUS.wrongClass);
  if (command.ins !== GET_RESPONSE) state.pending = new Uint8Array();
  const given = run(state, command);
  if (state.commandsSinceSignatureVerify !== null && command.ins !== 0x20 && command.ins !== 0x24) {
    state.commandsSinceSignatureVerify += 1;
  }
  return given;
}

function run(state: CardState, command: CommandApdu): Answer {
  const isSelect = command.cla === 0x00 && command.ins === 0xa4;
  if (!state.appletSelected && !isSelect) return status(STATUS.unknownInstruction);
  const found = COMMANDS.get((command.cla << 8) | command.ins);
  if (found === undefined || (found === readRecord && !state.traits.hasRecordsAndPinStatus)) {
    return status(otherClassKnows(command) ? STATUS.wrongClass : STATUS.unknownInstruction);
  }
  return found(state, command);
}

function otherClassKnows(command: CommandApdu): boolean {
  return COMMANDS.has(((command.cla ^ 0x80) << 8) | command.ins);
}
