/** Makes gaps loud: asking for a member that the stand-in lacks throws and names it. */

/** Asked for by the language, by inspection and by `await`, not by the application. */
const POLITE = new Set([
  'then',
  'toJSON',
  'nodeType',
  'asymmetricMatch',
  'domain',
  'constructor',
  'prototype',
  'length',
]);

export const missing = (name) => new Error(`stand-in: ${name} is not implemented`);

/** `target` as it is; any other member throws. Properties may be assigned only where they exist. */
export const strict = (name, target) =>
  new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || key.startsWith('_') || POLITE.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw missing(`${name}.${key}`);
    },
    set(object, key, value, receiver) {
      if (typeof key === 'symbol' || key in object || key.startsWith('_'))
        return Reflect.set(object, key, value, receiver);
      throw missing(`assigning ${name}.${key}`);
    },
  });

/** A whole export that the stand-in lacks: it can be imported, but not used. */
export const absent = (name) =>
  new Proxy(function absentExport() {}, {
    get(_, key) {
      if (typeof key === 'symbol' || POLITE.has(key)) return undefined;
      throw missing(`${name}.${key}`);
    },
    apply() {
      throw missing(name);
    },
    construct() {
      throw missing(name);
    },
  });
