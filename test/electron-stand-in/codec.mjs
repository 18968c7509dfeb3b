/**
 * Values between main and page as JSON, with what structured clone keeps and JSON loses tagged:
 * undefined, Date, bytes, bigint, Map, Set, Error, and numbers that JSON does not know. No cycles.
 * One self-contained function, because its source text also runs inside the page.
 */
export const makeCodec = () => {
  const toBase64 = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const tag = (kind, value) => ({ $: kind, v: value });

  const pack = (value) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return tag('undefined');
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : tag('number', Object.is(value, -0) ? '-0' : String(value));
    if (typeof value === 'bigint') return tag('bigint', String(value));
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return tag('date', Number.isNaN(value.getTime()) ? 'invalid' : value.getTime());
    if (value instanceof Error) return tag('error', [value.name, value.message, String(value.stack)]);
    if (value instanceof ArrayBuffer) return tag('buffer', toBase64(new Uint8Array(value)));
    if (ArrayBuffer.isView(value))
      return tag('bytes', toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
    if (value instanceof Map)
      return tag(
        'map',
        [...value].map(([key, entry]) => [pack(key), pack(entry)]),
      );
    if (value instanceof Set) return tag('set', [...value].map(pack));
    return tag(
      'object',
      Object.entries(value).map(([key, entry]) => [key, pack(entry)]),
    );
  };

  const errorOf = ([name, message, stack]) => {
    const error = new Error(message);
    error.name = name;
    error.stack = stack;
    return error;
  };
  const readers = {
    undefined: () => undefined,
    number: Number,
    bigint: (text) => BigInt(text),
    date: (time) => new Date(time),
    error: errorOf,
    buffer: (text) => fromBase64(text).buffer,
    bytes: fromBase64,
    map: (entries) => new Map(entries.map(([key, entry]) => [unpack(key), unpack(entry)])),
    set: (entries) => new Set(entries.map(unpack)),
    object: (entries) => {
      const made = {};
      for (const [key, entry] of entries) {
        Object.defineProperty(made, key, {
          value: unpack(entry),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
      return made;
    },
  };
  const unpack = (value) => {
    if (Array.isArray(value)) return value.map(unpack);
    return value !== null && typeof value === 'object' ? readers[value.$](value.v) : value;
  };

  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) };
};
