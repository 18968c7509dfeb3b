/**
 * The two halves of context isolation inside the page. Their source text is injected: one half into the page's own
 * world, one into an isolated world where the preload runs. They talk by synchronous events whose name the page does
 * not know; Chromium clones the details between the worlds. A test aid, not a security border.
 */
export const ISOLATED_WORLD = 'Electron Isolated Context';

/** Page's world: builds what `contextBridge.exposeInMainWorld` shows. */
export const pageHalf = (secret) => {
  const send = EventTarget.prototype.dispatchEvent.bind(document);
  const listen = EventTarget.prototype.addEventListener.bind(document);
  const Detail = CustomEvent;
  const { freeze, defineProperty } = Object;
  const callbacks = new Map();
  const waiting = new Map();
  let counter = 0;
  let answer;

  const isPlain = (value) =>
    value !== null && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const outgoing = (value) => {
    if (typeof value === 'function') {
      counter += 1;
      callbacks.set(counter, value);
      return { $callback: counter };
    }
    if (Array.isArray(value)) return value.map(outgoing);
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, outgoing(entry)]))
      : value;
  };
  const incoming = (value) => {
    if (Array.isArray(value)) return freeze(value.map(incoming));
    if (!isPlain(value)) return value;
    if (typeof value.$function === 'number') return functionOf(value.$function);
    if (typeof value.$promise === 'number') {
      return new Promise((resolve, reject) => waiting.set(value.$promise, { resolve, reject }));
    }
    return freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, incoming(entry)])));
  };
  const functionOf =
    (id) =>
    (...args) => {
      answer = undefined;
      send(new Detail(`${secret}:call`, { detail: { id, args: outgoing(args) } }));
      if (answer === undefined) throw new Error('An object could not be cloned.');
      if (!answer.ok) throw new Error(answer.value);
      return incoming(answer.value);
    };

  // Chromium closes a window that a page opens, but a moment late; in Electron a denied one is null at once.
  globalThis.open = (url = '', frameName = '', features = '') => {
    const address = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    send(
      new Detail(`${secret}:open`, {
        detail: { url: address, frameName: String(frameName), features: String(features) },
      }),
    );
    return null;
  };
  listen(`${secret}:answer`, (event) => {
    answer = event.detail;
  });
  listen(`${secret}:expose`, (event) => {
    const { key, api } = event.detail;
    defineProperty(globalThis, key, { value: incoming(api), writable: false, configurable: false, enumerable: true });
  });
  listen(`${secret}:settle`, (event) => {
    const { id, ok, value } = event.detail;
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (ok) resolve(incoming(value));
    else reject(new Error(value));
  });
  listen(`${secret}:callback`, (event) => {
    const { id, args } = event.detail;
    callbacks.get(id)(...incoming(args));
  });
};

/** Isolated world: `require('electron')` of a sandboxed preload, and the preload itself. */
export const preloadHalf = (secret, makeCodec, preload) => {
  if (globalThis !== globalThis.top) return;
  const { encode, decode } = makeCodec();
  const emit = (kind, detail) => document.dispatchEvent(new CustomEvent(`${secret}:${kind}`, { detail }));
  const functions = new Map();
  const invocations = new Map();
  const listeners = new Map();
  let counter = 0;
  const nextId = () => {
    counter += 1;
    return counter;
  };
  const isPlain = (value) =>
    value !== null && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const textOf = (error) => (error instanceof Error ? error.message : String(error));

  const outgoing = (value) => {
    if (typeof value === 'function') {
      const id = nextId();
      functions.set(id, value);
      return { $function: id };
    }
    if (value instanceof Promise) {
      const id = nextId();
      value.then(
        (result) => emit('settle', { id, ok: true, value: outgoing(result) }),
        (error) => emit('settle', { id, ok: false, value: textOf(error) }),
      );
      return { $promise: id };
    }
    if (Array.isArray(value)) return value.map(outgoing);
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, outgoing(entry)]))
      : value;
  };
  const incoming = (value) => {
    if (Array.isArray(value)) return value.map(incoming);
    if (!isPlain(value)) return value;
    if (typeof value.$callback === 'number') {
      return (...args) => emit('callback', { id: value.$callback, args: outgoing(args) });
    }
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, incoming(entry)]));
  };
  document.addEventListener(`${secret}:call`, (event) => {
    const { id, args } = event.detail;
    try {
      emit('answer', { ok: true, value: outgoing(functions.get(id)(...incoming(args))) });
    } catch (error) {
      emit('answer', { ok: false, value: textOf(error) });
    }
  });

  const toMain = (message) => globalThis.__standInSend(encode(message));
  document.addEventListener(`${secret}:open`, (event) => toMain({ kind: 'open', ...event.detail }));
  const add = (channel, listener, once) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = nextId();
        invocations.set(id, { resolve, reject });
        toMain({ kind: 'invoke', id, channel, args });
      }),
    send: (channel, ...args) => toMain({ kind: 'send', channel, args }),
    on: (channel, listener) => add(channel, listener, false),
    once: (channel, listener) => add(channel, listener, true),
    off: (channel, listener) => ipcRenderer.removeListener(channel, listener),
    removeListener: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener),
      );
      return ipcRenderer;
    },
    removeAllListeners: (channel) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  globalThis.__standInReceive = (text) => {
    const message = decode(text);
    if (message.kind === 'reply') {
      const { resolve, reject } = invocations.get(message.id);
      invocations.delete(message.id);
      if (message.ok) resolve(message.value);
      else reject(new Error(message.value));
      return;
    }
    for (const entry of listeners.get(message.channel) ?? []) {
      if (entry.once) ipcRenderer.removeListener(message.channel, entry.listener);
      entry.listener({ sender: ipcRenderer, ports: [] }, ...message.args);
    }
  };

  const contextBridge = {
    exposeInMainWorld: (key, api) => emit('expose', { key, api: outgoing(api) }),
  };
  const loud = (name, target) =>
    new Proxy(target, {
      get: (object, key) => {
        if (typeof key === 'symbol' || key in object) return object[key];
        throw new Error(`stand-in: ${name}.${key} is not implemented in the preload`);
      },
    });
  const modules = loud('electron', {
    contextBridge: loud('contextBridge', contextBridge),
    ipcRenderer: loud('ipcRenderer', ipcRenderer),
  });
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return modules;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, {
    sandboxed: true,
    contextIsolated: true,
    type: 'renderer',
    platform: 'linux',
    env: {},
    argv: [],
  });
};
