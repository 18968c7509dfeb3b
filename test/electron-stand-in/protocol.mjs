/** `protocol`: schemes of the application, answered by its own handlers. */
import { inside, insidePolicy, outside } from './addresses.mjs';
import { missing, strict } from './strict.mjs';

const handlers = new Map();
const privileged = new Set();

/** Address as Chromium knows it. */
export const addressInside = (url) => inside(url, new Set([...privileged, ...handlers.keys()]));

/** The handler's answer to a paused request, as Chromium wants it; null when no scheme of ours is asked for. */
export const answerFor = async (request) => {
  const url = outside(request.url);
  const scheme = url.slice(0, url.indexOf(':'));
  const handler = handlers.get(scheme);
  if (handler === undefined) return null;
  const body = request.postData === undefined ? {} : { body: request.postData };
  const response = await handler(
    new Request(url, { method: request.method, headers: plainHeaders(request.headers), ...body }),
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: name === 'content-security-policy' ? insidePolicy(value, privileged) : value,
    })),
    body: bytes.toString('base64'),
  };
};

const plainHeaders = (headers) => {
  const made = new Headers();
  for (const [name, value] of Object.entries(headers)) if (!name.startsWith(':')) made.set(name, value);
  return made;
};

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure)
        throw missing(`a scheme that is not standard and secure (${scheme})`);
      privileged.add(scheme);
    }
  },
  handle: (scheme, handler) => {
    if (handlers.has(scheme)) throw new Error(`The scheme '${scheme}' has been registered`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
});
