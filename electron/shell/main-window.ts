import { BrowserWindow, Menu } from 'electron';
import { pageAddress } from './addresses.ts';

/** Smallest window in which every screen works without scrolling sideways. */
const SMALLEST = { width: 1024, height: 640 };
const USUAL = { width: 1366, height: 768 };

/** Every page runs like this; nothing anywhere may be weaker. */
export const pagePreferences = (preload: string) =>
  ({
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    disableDialogs: true,
  }) as const;

/** Opens the one window of the application; it shows itself once it has something to show. */
export function openMainWindow(preload: string, title: string): BrowserWindow {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    ...USUAL,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title,
    show: false,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(preload),
  });
  window.once('ready-to-show', () => window.show());
  // A page that is reloaded before it ever showed something reports this as an aborted load; the reload shows it.
  window.loadURL(pageAddress('index.html')).catch(() => undefined);
  return window;
}
