/** Everything a card remembers: what is burnt in, what survives the reader, and what a reset clears. */
import type { KeyObject } from 'node:crypto';
import { type FileContents, MASTER_FILE, type Selection } from './file-system.ts';
import { GENERATIONS, type Generation, type GenerationTraits } from './generations.ts';
import { pinBlock } from './pin-block.ts';

/** Key references of the applet. */
export const KEY = { basic: 0x81, authentication: 0x82, signature: 0x83 } as const;

/** How far the card has come: `files` = nothing can be read yet, `keys` = data can be read, private keys can't be used. */
export type Activation = 'active' | 'keysWaiting' | 'filesWaiting';

/** A code the holder or the authority knows, with its counter. */
export interface SecretCode {
  block: Uint8Array;
  triesLeft: number;
  readonly maximum: number;
}

/** Signing set-up of MSE SET. */
export interface SigningEnvironment {
  readonly algorithm: number;
  readonly key: number;
}

export interface CardState {
  readonly generation: Generation;
  readonly traits: GenerationTraits;
  readonly chipSerial: Uint8Array;
  readonly files: FileContents;
  readonly keys: ReadonlyMap<number, KeyObject>;
  readonly lifeCycle: number;
  readonly activation: Activation;
  readonly pin: SecretCode;
  /** The holder's unblocking code: PUK2 followed by PUK1. */
  readonly puk: SecretCode;
  /** From here on cleared by a reset. */
  selection: Selection;
  /** False after the card manager was selected, until the applet is selected again. */
  appletSelected: boolean;
  environment: SigningEnvironment | null;
  authenticationAllowed: boolean;
  /** Commands processed since a VERIFY that opened key 83; null when it is closed. */
  commandsSinceSignatureVerify: number | null;
  /** VERIFY reference 02 succeeded: a new PIN may be set without the old one. */
  pinResetAllowed: boolean;
  /** Bytes waiting for GET RESPONSE. */
  pending: Uint8Array;
}

export interface CardStateOptions {
  readonly generation: Generation;
  readonly chipSerial: Uint8Array;
  readonly files: FileContents;
  readonly keys: ReadonlyMap<number, KeyObject>;
  readonly lifeCycle?: number;
  readonly activation?: Activation;
  readonly pin: string;
  readonly pinTriesLeft?: number;
  readonly puk: string;
  readonly pukTriesLeft?: number;
}

const PIN_TRIES = 3;
const PUK_TRIES = 12;

export function createCardState(options: CardStateOptions): CardState {
  return {
    generation: options.generation,
    traits: GENERATIONS[options.generation],
    chipSerial: options.chipSerial,
    files: options.files,
    keys: options.keys,
    lifeCycle: options.lifeCycle ?? 0x0f,
    activation: options.activation ?? 'active',
    pin: { block: pinBlock(options.pin), triesLeft: options.pinTriesLeft ?? PIN_TRIES, maximum: PIN_TRIES },
    puk: { block: pinBlock(options.puk), triesLeft: options.pukTriesLeft ?? PUK_TRIES, maximum: PUK_TRIES },
    selection: MASTER_FILE,
    appletSelected: true,
    environment: null,
    authenticationAllowed: false,
    commandsSinceSignatureVerify: null,
    pinResetAllowed: false,
    pending: new Uint8Array(),
  };
}

/** What a reset or power loss does; counters stay. */
export function resetCard(state: CardState): void {
  state.selection = MASTER_FILE;
  state.appletSelected = true;
  state.environment = null;
  state.pending = new Uint8Array();
  clearAccessRights(state);
}

/** Closes both keys: after a reset, LOG OFF, or a wrong PIN. */
export function clearAccessRights(state: CardState): void {
  state.authenticationAllowed = false;
  state.commandsSinceSignatureVerify = null;
  state.pinResetAllowed = false;
}
