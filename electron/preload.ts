/** The bridge: shows the page one object with two functions that know names of the contract and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { CALL_NAMES, callChannel, EVENT_CHANNEL, EVENT_NAMES } from './ipc/names.ts';

const channels: ReadonlyMap<string, string> = new Map(CALL_NAMES.map((name) => [name, callChannel(name)]));
const eventNames: ReadonlySet<string> = new Set(EVENT_NAMES);
const listeners = new Map<string, Set<(value: unknown) => void>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, value: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(value);
});

contextBridge.exposeInMainWorld('verblijfsloket', {
  call: (name: string, input: unknown): Promise<unknown> => {
    const channel = channels.get(name);
    return channel === undefined ? Promise.reject(new Error('unknown call')) : ipcRenderer.invoke(channel, input);
  },
  subscribe: (name: string, listener: (value: unknown) => void): (() => void) => {
    if (!eventNames.has(name) || typeof listener !== 'function') throw new Error('unknown event');
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known);
    // An entry of its own, so that the same function subscribed twice is ended one at a time.
    const entry = (value: unknown): void => listener(value);
    known.add(entry);
    return () => {
      known.delete(entry);
    };
  },
});
