/**
 * Which room may use which. A room stands on a floor and imports only rooms on lower floors, only through their door;
 * it never imports what is above it, and tests are imported by nobody.
 */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Rooms with their floor; the longest prefix that fits names the room of a file. */
const ROOMS = [
  ['electron/main.ts', 7],
  ['electron/services.ts', 6.5],
  ['electron/calls.ts', 6],
  ['electron/cards/', 5],
  ['electron/appointments/', 4.5],
  ['electron/cases/', 4],
  // The second person at the till is a member of staff.
  ['electron/payments/', 3.1],
  ['electron/staff/', 3],
  ['electron/customer/', 5],
  ['electron/preload.ts', 3],
  ['electron/customer-preload.ts', 3],
  ['electron/ipc/', 2],
  ['electron/municipality/', 2.5],
  ['electron/audit/', 2],
  ['electron/command-line/', 7],
  ['electron/rules/', 1],
  ['electron/storage/', 1],
  ['electron/shell/', 1],
  ['electron/dev/', 1],
  ['native/', 1.3],
  ['native/pcsc/', 1.1],
  ['native/beid/', 1.2],
  ['native/icao/', 1.2],
  ['native/ocsp/', 1.2],
  ['native/practice/', 1.2],
  ['native/iso7816/', 1],
  ['renderer/main.tsx', 3.9],
  ['renderer/counter/', 3.5],
  ['renderer/collection/', 3.5],
  ['renderer/card-check/', 3.5],
  ['renderer/till/', 3.46],
  ['renderer/household/', 3.48],
  ['renderer/settings/', 3.5],
  ['renderer/profile/', 3.45],
  ['renderer/print/', 3.5],
  ['renderer/case/', 3.6],
  ['renderer/intake/', 3.65],
  ['renderer/appointments/', 3.45],
  ['renderer/arrivals/', 3.6],
  ['renderer/pin/', 3.45],
  ['renderer/certificates/', 3.5],
  ['renderer/app/', 3.4],
  ['renderer/customer/', 3.3],
  ['renderer/ui/', 3.2],
  ['renderer/i18n/', 3.1],
  ['resources/', 0],
  ['test/', 99],
];

/** Files that others may import besides the door of their room. */
const OPEN_FILES = new Set([
  'electron/ipc/contract.ts',
  'electron/ipc/names.ts',
  'electron/rules/model/index.ts',
  'native/messages.ts',
  // Styles of all components; a style sheet cannot come in by a door of code.
  'renderer/ui/ui.css',
  // Saving without the drawn application around it: what stores of pages use.
  'renderer/app/saving/index.ts',
  // The port to PC/SC: what a room that talks to cards needs to know of readers.
  'native/pcsc/channel.ts',
  'native/pcsc/pin-pad.ts',
  // The reader without the desks on it: what the command line needs, without loading the database and every rule.
  'electron/cards/reader-client.ts',
  'electron/cards/reader-child.ts',
  'electron/cards/trust-anchors.ts',
  'electron/cards/describe-card-type.ts',
]);

/** Rooms that lie on the same floor or higher and are imported all the same, as the plan of the house says. */
const EXTRA = [
  // The vocabulary of all messages between rooms: the contract's types and its results.
  {
    from: /^electron\/(audit|municipality|staff|payments|cases|appointments|cards|customer)\//,
    to: /^electron\/ipc\/(contract|result)\.ts$/,
  },
  // Types of the messages of the reader process.
  { from: /^(electron\/cards|native\/[a-z0-9]+)\//, to: /^native\/messages\.ts$/ },
  { from: /^native\/(beid|practice)\//, to: /^native\/pcsc\/(channel|pin-pad)\.ts$/ },
];

/** What only some may use. */
const PACKAGES = [
  {
    name: /^(pkijs|asn1js)$/,
    users: /^(native\/ocsp|test)\//,
    why: 'only native/ocsp builds and reads answers of responders',
  },
  { name: /^pcsclite$/, users: /^native\/pcsc\//, why: 'only native/pcsc knows pcsclite' },
  {
    name: /^(better-sqlite3|kysely|pg)$/,
    users: /^(electron\/(storage|audit|staff|payments|cases|appointments)|test)\//,
    why: 'the database is for main and its tests',
  },
  {
    name: /^electron$/,
    users: /^electron\/(shell\/|ipc\/serve\.ts|((customer-)?preload|main|services)\.ts$)/,
    why: 'Electron itself belongs to the shell',
  },
  {
    name: /^(react|react-dom|react-aria-components|zustand|react-i18next)(\/|$)/,
    users: /^(renderer|test)\//,
    why: 'only the page draws',
  },
  { name: /^node:/, users: /^(electron|native|test)\//, why: 'the page has no Node' },
];

const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s+(?:type\s+)?(?:[^'"();]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g;

/** What a source text imports, as written. */
export const importsOf = (text) => [...text.replace(COMMENT, '').matchAll(IMPORT)].map((match) => match[1] ?? match[2]);

export const roomOf = (file) =>
  ROOMS.filter(([prefix]) => file.startsWith(prefix)).sort(([a], [b]) => b.length - a.length)[0] ?? null;

const isDoor = (file, room) =>
  file === room || file === `${room}index.ts` || file === `${room}index.tsx` || room === 'resources/';

/** What is wrong with one import; null when nothing is. `target` is a path from the top, or the name of a package. */
export const wrongImport = (file, target, isRelative) => {
  const from = roomOf(file);
  if (!isRelative) {
    const rule = PACKAGES.find(({ name, users }) => name.test(target) && !users.test(file));
    return rule === undefined ? null : `${target}: ${rule.why}`;
  }
  const to = roomOf(target);
  if (from === null || to === null) return from === null ? null : `${target} lies in no room`;
  if (from[0] === 'test/' || from[0] === to[0]) return null;
  if (file.startsWith('renderer/') && !target.startsWith('renderer/')) {
    const allowed = target === 'electron/ipc/contract.ts' || target.startsWith('resources/');
    return allowed ? null : `${target}: the page knows the contract and nothing else of electron/ or native/`;
  }
  if (file.startsWith('electron/') && target.startsWith('native/') && target !== 'native/messages.ts') {
    return `${target}: main and the reader process know each other's messages and nothing else`;
  }
  if (file.startsWith('native/') && /^(electron|renderer)\//.test(target)) {
    return `${target}: the card side stands by itself`;
  }
  if (EXTRA.some((extra) => extra.from.test(file) && extra.to.test(target))) return null;
  if (/^electron\/(customer-)?preload\.ts$/.test(file) && target !== 'electron/ipc/names.ts')
    return `${target}: the preload knows only names`;
  if (to[1] >= from[1]) return `${target} stands on floor ${to[1]}, ${from[0]} on ${from[1]}: nothing imports upward`;
  if (!isDoor(target, to[0]) && !OPEN_FILES.has(target)) return `${target}: other rooms come in by ${to[0]}index.ts`;
  return null;
};

/** Complaints about all files; each a line with file and reason. */
export const checkRooms = (files, read = (file) => readFileSync(file, 'utf8')) =>
  files
    .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file) && /^(electron|native|renderer)\//.test(file))
    .flatMap((file) =>
      importsOf(read(file)).flatMap((specifier) => {
        const isRelative = specifier.startsWith('.');
        const target = isRelative ? posix.normalize(posix.join(posix.dirname(file), specifier)) : specifier;
        const wrong = wrongImport(file, target.replace(/\?.*$/, ''), isRelative);
        return wrong === null ? [] : [`${file}: ${wrong}`];
      }),
    );
