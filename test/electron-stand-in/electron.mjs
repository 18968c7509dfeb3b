/** The module `electron` of the main process. What is not there can be imported, but says so when it is used. */
import { absent } from './strict.mjs';

export { app } from './app.mjs';
export { BrowserWindow } from './browser-window.mjs';
export { crashReporter, dialog, Menu, nativeTheme, powerMonitor, screen, shell } from './desktop.mjs';
export { ipcMain } from './ipc-main.mjs';
export { protocol } from './protocol.mjs';
export { safeStorage } from './safe-storage.mjs';
export { session } from './session.mjs';
export { utilityProcess } from './utility-process.mjs';
export { webContents } from './web-contents.mjs';

export const autoUpdater = absent('autoUpdater');
export const BaseWindow = absent('BaseWindow');
export const BrowserView = absent('BrowserView');
export const clipboard = absent('clipboard');
export const contentTracing = absent('contentTracing');
export const desktopCapturer = absent('desktopCapturer');
export const globalShortcut = absent('globalShortcut');
export const MenuItem = absent('MenuItem');
export const MessageChannelMain = absent('MessageChannelMain');
export const nativeImage = absent('nativeImage');
export const net = absent('net');
export const netLog = absent('netLog');
export const Notification = absent('Notification');
export const powerSaveBlocker = absent('powerSaveBlocker');
export const ServiceWorkerMain = absent('ServiceWorkerMain');
export const systemPreferences = absent('systemPreferences');
export const Tray = absent('Tray');
export const View = absent('View');
export const WebContentsView = absent('WebContentsView');
export const webFrameMain = absent('webFrameMain');
