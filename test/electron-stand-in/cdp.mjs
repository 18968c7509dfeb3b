/** Chrome DevTools Protocol over the browser's pipe: zero-terminated JSON; the browser ends when the pipe closes. */

export const connect = (toBrowser, fromBrowser) => {
  const waiting = new Map();
  const listeners = new Map();
  let counter = 0;
  let rest = Buffer.alloc(0);
  let closed = false;

  const dispatch = (message) => {
    if (message.id === undefined) {
      for (const listener of listeners.get(message.sessionId ?? '') ?? []) listener(message.method, message.params);
      return;
    }
    const pending = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) pending.reject(new Error(`${pending.method}: ${message.error.message}`));
    else pending.resolve(message.result);
  };

  fromBrowser.on('data', (chunk) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0)) {
      const message = JSON.parse(data.toString('utf8', 0, end));
      data = data.subarray(end + 1);
      dispatch(message);
    }
    rest = data;
  });
  const close = () => {
    closed = true;
    for (const pending of waiting.values()) pending.reject(new Error(`${pending.method}: the browser is gone`));
    waiting.clear();
  };
  fromBrowser.on('close', close);
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', close);

  return {
    /** One command; `session` is the id of an attached page, or nothing for the browser itself. */
    send: (method, params = {}, session = undefined) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error(`${method}: the browser is gone`));
          return;
        }
        counter += 1;
        waiting.set(counter, { resolve, reject, method });
        toBrowser.write(`${JSON.stringify({ id: counter, method, params, ...(session && { sessionId: session }) })}\0`);
      }),
    /** `listener(method, params)` hears the events of one session, or of the browser ('' ). */
    listen: (session, listener) => listeners.set(session, [...(listeners.get(session) ?? []), listener]),
    forget: (session) => listeners.delete(session),
  };
};
