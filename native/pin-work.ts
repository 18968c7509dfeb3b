/** Commands that concern the PIN of the card of one session. */
import {
  changePin,
  checkSameChip,
  createCardLink,
  FULL_TRIES,
  giveUpRights,
  type PinChangeSource,
  type PinSource,
  proveKey,
  readTriesLeft,
  unblockPin,
  verifyPin,
} from './beid/index.ts';
import type { ReaderCommand } from './messages.ts';
import { type CardChannel, CardChannelError, type CardReaders } from './pcsc/channel.ts';
import { failureOf, type PinPad } from './pcsc/index.ts';
import { type CardSession, settledFailure } from './sessions.ts';

type PinCommand = Extract<
  ReaderCommand,
  { command: 'pinTries' | 'verifyPin' | 'proveKey' | 'changePin' | 'unblockPin' }
>;

export interface PinWorkOptions {
  readonly pinPad: PinPad | null;
  /** Tries by chip serial, as cards told them in answers; kept up to date here. */
  readonly toldTries: Map<string, number>;
  /** The same for the PUK. */
  readonly toldPukTries: Map<string, number>;
  /** Milliseconds after which nothing more is sent to the card. */
  readonly limit: number;
}

/** Works on the command and gives its answer. Rejects with a `CardChannelError`. */
export const workWithPin = async (
  readers: CardReaders,
  session: CardSession,
  command: PinCommand,
  options: PinWorkOptions,
): Promise<unknown> => {
  const timeUp = AbortSignal.timeout(options.limit);
  const signal = AbortSignal.any([session.signal, timeUp]);
  try {
    return await readers.withCard(session.reader, (channel) => work(channel, session, command, options, signal));
  } catch (error) {
    if (timeUp.aborted) throw new CardChannelError({ code: 'timeout', detail: command.command });
    // Where the card went away, that is what has to be said, whatever the driver called it.
    throw new CardChannelError(await settledFailure(session, failureOf(error)));
  }
};

const work = async (
  channel: CardChannel,
  session: CardSession,
  command: PinCommand,
  { pinPad, toldTries, toldPukTries }: PinWorkOptions,
  signal: AbortSignal,
): Promise<unknown> => {
  const serial = session.chipSerial;
  if (serial === null) throw new CardChannelError(session.failure ?? { code: 'staleSession', detail: 'card not read' });
  const link = createCardLink(channel, signal);
  const chip = await checkSameChip(link, session.atr, serial);
  const rememberedTries = toldTries.get(serial) ?? null;
  const remember = (triesLeft: number | null): void => {
    if (triesLeft !== null) toldTries.set(serial, triesLeft);
  };
  if (command.command === 'pinTries') {
    const triesLeft = (await readTriesLeft(link, chip)) ?? rememberedTries;
    return { triesLeft, hasPinPad: pinPad !== null };
  }
  const pinOptions = { lastTryConfirmed: command.lastTryConfirmed, rememberedTries };
  try {
    switch (command.command) {
      case 'verifyPin': {
        const result = await verifyPin(link, chip, sourceOf(command.pin, pinPad, channel), pinOptions);
        remember(result.triesLeft);
        return result;
      }
      case 'proveKey': {
        const proof = await proveKey(link, chip, sourceOf(command.pin, pinPad, channel), pinOptions);
        remember(proof.pin.triesLeft);
        return proof;
      }
      case 'changePin': {
        const result = await changePin(link, chip, changeSourceOf(command, pinPad, channel), pinOptions);
        remember(result.triesLeft);
        return result;
      }
      case 'unblockPin': {
        const { lastTryConfirmed } = command;
        const pukOptions = { lastTryConfirmed, rememberedTries: toldPukTries.get(serial) ?? null };
        const result = await unblockPin(link, chip, sourceOf(command.puk, pinPad, channel), pukOptions);
        if (result.pukTriesLeft !== null) toldPukTries.set(serial, result.pukTriesLeft);
        if (result.outcome === 'unblocked') {
          toldPukTries.delete(serial);
          remember(FULL_TRIES);
        }
        return result;
      }
    }
  } finally {
    await giveUpRights(link);
  }
};

const sourceOf = (digits: Uint8Array | null, pinPad: PinPad | null, channel: CardChannel): PinSource => {
  if (digits !== null) return { kind: 'digits', digits };
  if (pinPad === null) throw withoutPinPad();
  return { kind: 'pinPad', pinPad, channel };
};

const changeSourceOf = (
  { pin, newPin }: Extract<PinCommand, { newPin: unknown }>,
  pinPad: PinPad | null,
  channel: CardChannel,
): PinChangeSource => {
  if (pin !== null && newPin !== null) return { kind: 'digits', pin, newPin };
  if (pinPad === null || pin !== null || newPin !== null) throw withoutPinPad();
  return { kind: 'pinPad', pinPad, channel };
};

const withoutPinPad = () => new CardChannelError({ code: 'refusedByCard', detail: 'reader without pin pad' });
