/** Where in a JSON text each value stands, so that a wrong statement can be shown with its line. */

/** Line (from 1) of each value by its path: `fees.3.amount.cents`; the whole document is the empty path. Expects text that JSON.parse accepts. */
export const lineOfPaths = (json: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  const skipBlanks = () => {
    for (; at < json.length && /\s/.test(json.charAt(at)); at++) if (json.charAt(at) === '\n') line++;
  };
  const readString = (): string => {
    const start = at++;
    for (; at < json.length && json.charAt(at) !== '"'; at++) if (json.charAt(at) === '\\') at++;
    at++;
    return JSON.parse(json.slice(start, at)) as string;
  };
  const readMembers = (path: string, close: string, key: (index: number) => string) => {
    at++;
    skipBlanks();
    for (let index = 0; at < json.length && json.charAt(at) !== close; index++) {
      const name = key(index);
      readValue(path === '' ? name : `${path}.${name}`);
      skipBlanks();
      if (json.charAt(at) === ',') at++;
      skipBlanks();
    }
    at++;
  };
  const readValue = (path: string) => {
    skipBlanks();
    lines.set(path, line);
    const first = json.charAt(at);
    if (first === '{')
      readMembers(path, '}', () => {
        const name = readString();
        skipBlanks();
        at++;
        return name;
      });
    else if (first === '[') readMembers(path, ']', String);
    else if (first === '"') readString();
    else while (at < json.length && !/[\s,\]}]/.test(json.charAt(at))) at++;
  };
  readValue('');
  return lines;
};

/** Line of a path, or of the nearest part above it that stands in the text (a missing member has no place of its own). */
export const lineOf = (lines: ReadonlyMap<string, number>, path: string): number => {
  let candidate = path;
  for (;;) {
    const line = lines.get(candidate);
    if (line !== undefined) return line;
    if (candidate === '') return 1;
    const dot = candidate.lastIndexOf('.');
    candidate = dot < 0 ? '' : candidate.slice(0, dot);
  }
};
