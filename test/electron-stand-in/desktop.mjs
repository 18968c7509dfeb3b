/** What belongs to the desktop: dialogs, links, menus, theme, power, screens. Tests replace what they want to answer. */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { hasDisplay } from './chromium.mjs';
import { strict } from './strict.mjs';

const print = (what, text) => process.stderr.write(`${what}: ${text}\n`);

/** With a window as first argument or without. */
const optionsOf = (args) => args.at(-1) ?? {};
const answerOf = (options) => options.cancelId ?? options.defaultId ?? 0;

export const dialog = strict('dialog', {
  showErrorBox: (title, content) => print(title, content),
  showMessageBox: async (...args) => {
    const options = optionsOf(args);
    print(options.title ?? 'message', [options.message, options.detail].filter(Boolean).join(' '));
    return { response: answerOf(options), checkboxChecked: false };
  },
  showMessageBoxSync: (...args) => {
    const options = optionsOf(args);
    print(options.title ?? 'message', [options.message, options.detail].filter(Boolean).join(' '));
    return answerOf(options);
  },
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
});

const openWithDesktop = (target) => {
  if (hasDisplay() && existsSync('/usr/bin/xdg-open')) {
    spawn('/usr/bin/xdg-open', [target], { detached: true, stdio: 'ignore' }).unref();
    return '';
  }
  print('open', target);
  return '';
};

export const shell = strict('shell', {
  openExternal: async (url) => void openWithDesktop(url),
  openPath: async (path) => (existsSync(path) ? openWithDesktop(path) : `Failed to open path ${path}`),
  showItemInFolder: (path) => print('show in folder', path),
  beep: () => undefined,
});

let applicationMenu = null;
export const Menu = strict('Menu', {
  setApplicationMenu: (menu) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
  buildFromTemplate: (items) => strict('Menu', { items, popup: () => undefined }),
});

export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), {
    themeSource: 'system',
    shouldUseDarkColors: false,
    shouldUseHighContrastColors: false,
    shouldUseInvertedColorScheme: false,
  }),
);

export const powerMonitor = strict('powerMonitor', new EventEmitter());

const display = {
  id: 1,
  label: 'Screen of the stand-in',
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  workAreaSize: { width: 1920, height: 1040 },
};
/** The screen on which most of a rectangle lies, as Electron says; the first one where it lies on none. */
const mostOf = (rectangle) => {
  const overlap = ({ bounds: { x, y, width, height } }) =>
    Math.max(0, Math.min(x + width, rectangle.x + rectangle.width) - Math.max(x, rectangle.x)) *
    Math.max(0, Math.min(y + height, rectangle.y + rectangle.height) - Math.max(y, rectangle.y));
  const all = screen.getAllDisplays();
  return all.reduce((best, one) => (overlap(one) > overlap(best) ? one : best), all[0]);
};
/** Tests plug screens in and out: they replace `getAllDisplays` and emit what Electron emits. */
export const screen = strict(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: mostOf,
    getDisplayNearestPoint: () => display,
  }),
);

export const crashReporter = strict('crashReporter', {
  start: () => undefined,
  getUploadToServer: () => false,
  addExtraParameter: () => undefined,
});
