/**
 * The server behind the contract: the only place where messages of a page come in. Each is checked (sender, schema,
 * role), answered by its function, and the answer is checked again before it leaves.
 */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { type Answering, answerCall } from './answer-call.ts';
import type { Caller } from './check-call.ts';
import { CALL_NAMES, callChannel, EVENT_CHANNEL, type EventName, type EventValue, events } from './contract.ts';

export interface ServeOptions extends Answering {
  readonly caller: {
    /** The pages that belong to the application; anything else is refused. */
    isOwnWindow(contents: WebContents): boolean;
    isOwnAddress(address: string): boolean;
    isPrintPage(contentsId: number): boolean;
    /** Role of the member who is signed in and not locked out. */
    role(): Caller['role'];
  };
}

/** Registers every call of the contract; to be called once, before a page is answered. */
export function serveCalls(ipcMain: IpcMain, options: ServeOptions): void {
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

/** Sends an event to a page, after its value was held against the contract. */
export function sendEvent<Name extends EventName>(contents: WebContents, name: Name, value: EventValue<Name>): void {
  const checked = events[name].safeParse(value);
  if (!checked.success) throw new Error(`event ${name} does not keep to the contract`, { cause: checked.error });
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, checked.data);
}
