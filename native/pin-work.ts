/** Commands that concern the PIN of the card of one session. */
import {
  checkSameChip,
  createCardLink,
  giveUpRights,
  type PinSource,
  proveKey,
  readTriesLeft,
  verifyPin,
} from './beid/index.ts';
import type { PinResult, ReaderCommand } from './messages.ts';
import { type CardChannel, CardChannelError, type CardReaders } from './pcsc/channel.ts';
import { failureOf, type PinPad } from './pcsc/index.ts';
import { type CardSession, settledFailure } from './sessions.ts';

type PinCommand = Extract<ReaderCommand, { command: 'pinTries' | 'verifyPin' | 'proveKey' }>;

export interface PinWorkOptions {
  readonly pinPad: PinPad | null;
  /** Tries by chip serial, as cards told them in answers; kept up to date here. */
  readonly toldTries: Map<string, number>;
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
  { pinPad, toldTries }: PinWorkOptions,
  signal: AbortSignal,
): Promise<unknown> => {
  const serial = session.chipSerial;
  if (serial === null) throw new CardChannelError(session.failure ?? { code: 'staleSession', detail: 'card not read' });
  const link = createCardLink(channel, signal);
  const chip = await checkSameChip(link, session.atr, serial);
  const rememberedTries = toldTries.get(serial) ?? null;
  if (command.command === 'pinTries') {
    return { triesLeft: (await readTriesLeft(link, chip)) ?? rememberedTries, hasPinPad: pinPad !== null };
  }

  const source = sourceOf(command, pinPad, channel);
  const pinOptions = { lastTryConfirmed: command.lastTryConfirmed, rememberedTries };
  const remember = (result: PinResult): void => {
    if (result.triesLeft !== null) toldTries.set(serial, result.triesLeft);
  };
  try {
    if (command.command === 'proveKey') {
      const proof = await proveKey(link, chip, source, pinOptions);
      remember(proof.pin);
      return proof;
    }
    const result = await verifyPin(link, chip, source, pinOptions);
    remember(result);
    return result;
  } finally {
    await giveUpRights(link);
  }
};

const sourceOf = (
  command: Extract<PinCommand, { pin: unknown }>,
  pinPad: PinPad | null,
  channel: CardChannel,
): PinSource => {
  if (command.pin !== null) return { kind: 'digits', digits: command.pin };
  if (pinPad === null) throw new CardChannelError({ code: 'refusedByCard', detail: 'reader without pin pad' });
  return { kind: 'pinPad', pinPad, channel };
};
