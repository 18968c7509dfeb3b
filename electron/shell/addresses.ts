/** Addresses of the application's own pages, and what they may lead to. Pure; no file is touched. */

/** Own scheme instead of file://, so that the page has an origin and no way to other files. */
export const SCHEME = 'app';
export const HOST = 'bundle';
export const ORIGIN = `${SCHEME}://${HOST}`;

const parsed = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

/** Address of one of the application's files, with parameters. */
export const pageAddress = (page: string, parameters: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(parameters).toString();
  return `${ORIGIN}/${page}${query === '' ? '' : `?${query}`}`;
};

/** True for an address of the application itself; anything else is somebody else's page. */
export const isOwnAddress = (address: string): boolean => {
  const url = parsed(address);
  return (
    url !== null && url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === ''
  );
};

/** A page may load itself anew (reload, a fragment); it may go nowhere else, not even to another own file. */
export const mayNavigate = (from: string, to: string): boolean => {
  const here = parsed(from);
  const there = parsed(to);
  return here !== null && there !== null && isOwnAddress(to) && isOwnAddress(from) && here.pathname === there.pathname;
};

/**
 * Path below the page folder for an address, as segments; null where the address does not name such a file.
 * Every doubtful spelling is refused rather than repaired: dots, encoded slashes, back slashes, drive letters, empty
 * segments, control characters.
 */
export const fileSegments = (address: string): readonly string[] | null => {
  const path = new RegExp(`^${SCHEME}://${HOST}(/[^?#]*)`, 'i').exec(address)?.[1];
  if (path === undefined || path === '/') return null;
  const segments: string[] = [];
  for (const raw of path.slice(1).split('/')) {
    const segment = decoded(raw);
    if (segment === null || !isPlainName(segment)) return null;
    segments.push(segment);
  }
  return segments;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** Letters, digits and `_ - .`, not starting with a dot: all that the build ever writes. */
const isPlainName = (segment: string): boolean => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment);
