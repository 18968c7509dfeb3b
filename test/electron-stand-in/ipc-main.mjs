/** `ipcMain`: handlers and listeners for what the preload sends. */
import { EventEmitter } from 'node:events';
import { strict } from './strict.mjs';

const handlers = new Map();

const emitter = Object.assign(new EventEmitter(), {
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  handleOnce: (channel, handler) => {
    ipcMain.handle(channel, (...args) => {
      handlers.delete(channel);
      return handler(...args);
    });
  },
  removeHandler: (channel) => void handlers.delete(channel),
});

export const ipcMain = strict('ipcMain', emitter);

/** Answers one message of a page; `reply` carries the outcome of an invocation back. */
export const receive = async (message, event, reply) => {
  if (message.kind === 'send') {
    ipcMain.emit(message.channel, event, ...message.args);
    return;
  }
  const failed = (text) =>
    reply({
      kind: 'reply',
      id: message.id,
      ok: false,
      value: `Error invoking remote method '${message.channel}': ${text}`,
    });
  const handler = handlers.get(message.channel);
  if (handler === undefined) {
    failed(`Error: No handler registered for '${message.channel}'`);
    return;
  }
  try {
    const value = await handler(event, ...message.args);
    reply({ kind: 'reply', id: message.id, ok: true, value });
  } catch (error) {
    failed(String(error));
  }
};
