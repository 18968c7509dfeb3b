/**
 * The server behind the contract: the only place where messages of a page come in. Each is checked (sender, schema,
 * role), answered by its function, and the answer is checked again before it leaves.
 */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type Caller, checkCall } from './check-call.ts';
import {
  CALL_NAMES,
  type CallName,
  type CallResult,
  type CheckedInput,
  callChannel,
  contract,
  EVENT_CHANNEL,
  type EventName,
  type EventValue,
  events,
  type Result,
  refusal,
} from './contract.ts';

/** One function per call. */
export type CallTable = { readonly [Name in CallName]: (input: CheckedInput<Name>) => Promise<CallResult<Name>> };

export interface ServeOptions {
  readonly calls: CallTable;
  readonly caller: {
    /** The pages that belong to the application; anything else is refused. */
    isOwnWindow(contents: WebContents): boolean;
    isOwnAddress(address: string): boolean;
    isPrintPage(contentsId: number): boolean;
    /** Role of the member who is signed in and not locked out. */
    role(): Caller['role'];
  };
  /** Hears of what went wrong inside, with the name of the call; the page only hears that it did. */
  readonly onMistake: (call: CallName, what: 'threw' | 'badAnswer', error: unknown) => void;
}

/** Registers every call of the contract; to be called once, before the first window. */
export function serveCalls(options: ServeOptions): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(callChannel(name), (event, ...words: unknown[]) =>
      answerCall(options, name, callerOf(options, event), words),
    );
  }
}

const callerOf = ({ caller }: ServeOptions, event: IpcMainInvokeEvent): Caller => {
  const frame = event.senderFrame;
  return {
    isOwnPage:
      frame !== null &&
      caller.isOwnWindow(event.sender) &&
      frame === event.sender.mainFrame &&
      caller.isOwnAddress(frame.url),
    isPrintPage: caller.isPrintPage(event.sender.id),
    role: caller.role(),
  };
};

/** The answer to one call, whatever was sent. Never rejects. */
export async function answerCall(
  { calls, onMistake }: Pick<ServeOptions, 'calls' | 'onMistake'>,
  name: CallName,
  caller: Caller,
  words: readonly unknown[],
): Promise<Result<unknown>> {
  const checked = words.length > 1 ? refusal('fieldsWrong') : checkCall(name, words[0], caller);
  if (!checked.ok) return checked;
  // One function per name takes the input of that name's schema, which was just checked.
  const answer = calls[name] as (input: unknown) => Promise<Result<unknown>>;
  try {
    const result = await answer(checked.value);
    if (!result.ok) return result;
    const leaving = contract[name].output.safeParse(result.value);
    if (leaving.success) return { ok: true, value: leaving.data };
    onMistake(name, 'badAnswer', leaving.error);
  } catch (error) {
    onMistake(name, 'threw', error);
  }
  return refusal('unexpected');
}

/** Sends an event to a page, after its value was held against the contract. */
export function sendEvent<Name extends EventName>(contents: WebContents, name: Name, value: EventValue<Name>): void {
  const checked = events[name].safeParse(value);
  if (!checked.success) throw new Error(`event ${name} does not keep to the contract`, { cause: checked.error });
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, checked.data);
}
