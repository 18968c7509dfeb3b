/** `session.defaultSession`: permissions as the application's handlers decide them, downloads, request filter. */
import { EventEmitter } from 'node:events';
import { outside } from './addresses.mjs';
import { preventable } from './events.mjs';
import { protocol } from './protocol.mjs';
import { missing, strict } from './strict.mjs';

/** Electron's name of a permission, and Chromium's. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['midiSysex', 'midi', { sysex: true }],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['display-capture', 'display-capture'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['persistent-storage', 'persistent-storage'],
  ['sensors', 'accelerometer'],
  ['sensors', 'gyroscope'],
  ['keyboardLock', 'keyboard-lock'],
  ['pointerLock', 'pointer-lock'],
  ['fileSystem', 'local-fonts'],
];

const decisions = { request: null, check: null };
const filters = { beforeRequest: null };

/** Electron grants what nobody decides about. */
const isGranted = async (contents, permission, url) => {
  const origin = new URL(url).origin;
  const details = { requestingUrl: url, isMainFrame: true, securityOrigin: origin };
  if (decisions.check !== null && !decisions.check(contents, permission, origin, details)) return false;
  if (decisions.request === null) return true;
  return new Promise((resolve) => decisions.request(contents, permission, resolve, details));
};

/** Tells Chromium what the application's handlers say for the page at `insideUrl`, before it loads. */
export const applyPermissions = async (browser, contents, insideUrl) => {
  if (!insideUrl.startsWith('https:')) return;
  await Promise.all(
    PERMISSIONS.map(async ([permission, name, extra]) => {
      const setting = (await isGranted(contents, permission, outside(insideUrl))) ? 'granted' : 'denied';
      const origin = new URL(insideUrl).origin;
      // A name that this Chromium does not know guards nothing in it.
      await browser
        .send('Browser.setPermission', { permission: { name, ...extra }, setting, origin })
        .catch(() => undefined);
    }),
  );
};

/** True when the application's request filter cancels this request. */
export const isCancelled = (request, resourceType) => {
  if (filters.beforeRequest === null) return Promise.resolve(false);
  const details = {
    url: outside(request.url),
    method: request.method,
    resourceType,
    referrer: request.headers.Referer ?? '',
  };
  return new Promise((resolve) => filters.beforeRequest(details, (answer) => resolve(answer.cancel === true)));
};

/** A download begins; only refusing it is known here. */
export const downloadBegins = (contents, { url, suggestedFilename }) => {
  const event = preventable();
  const item = strict('DownloadItem', {
    getURL: () => outside(url),
    getFilename: () => suggestedFilename,
    cancel: event.preventDefault,
  });
  defaultSession.emit('will-download', event, item, contents);
  if (!event.defaultPrevented) throw missing('a download that goes on');
};

const webRequest = strict('session.webRequest', {
  onBeforeRequest: (first, second) => {
    if (second !== undefined) throw missing('session.webRequest.onBeforeRequest with a filter');
    filters.beforeRequest = first;
  },
});

const emitter = Object.assign(new EventEmitter(), {
  protocol,
  webRequest,
  setPermissionRequestHandler: (handler) => {
    decisions.request = handler;
  },
  setPermissionCheckHandler: (handler) => {
    decisions.check = handler;
  },
  /** Devices and screen capture: the stand-in's Chromium never offers any. */
  setDevicePermissionHandler: () => undefined,
  setDisplayMediaRequestHandler: () => undefined,
  setBluetoothPairingHandler: () => undefined,
  setUSBProtectedClassesHandler: () => undefined,
  setSpellCheckerEnabled: () => undefined,
  setSpellCheckerLanguages: () => undefined,
  clearCache: () => Promise.resolve(),
});

export const defaultSession = strict('session', emitter);
export const session = strict('session', { defaultSession });
