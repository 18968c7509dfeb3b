import { app, BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { pageAddress } from './addresses.ts';
import type { Log } from './log.ts';
import { pagePreferences } from './main-window.ts';
import type { Bounds } from './screens.ts';

/** The window on a screen turned to the applicant. It can ask one thing, what to show, and is told when that changes. */
export interface CustomerWindow {
  /** Fills this screen from now on; null takes the window away. */
  stand(bounds: Bounds | null): void;
  /** What it shows from now on, checked by whoever calls; a page that is loaded again gets it as well. */
  show(view: unknown): void;
}

export interface CustomerWindowOptions {
  readonly preload: string;
  /** On which its page asks and is told. */
  readonly channel: string;
  readonly title: string;
  readonly log: Log;
}

const PAGE = 'customer.html';
/** A page that was lost comes back after this, in milliseconds; not at once, so that one that always fails does no harm. */
const AGAIN_MS = 500;

export function createCustomerWindow({ preload, channel, title, log }: CustomerWindowOptions): CustomerWindow {
  let window: BrowserWindow | null = null;
  let place: Bounds | null = null;
  let view: unknown = null;
  let isEnding = false;
  app.once('before-quit', () => {
    isEnding = true;
  });

  ipcMain.handle(channel, (event) => {
    if (window !== null && isPageOf(window, event)) return view;
    log.warn('customerPageRefused');
    return null;
  });

  const open = (bounds: Bounds): BrowserWindow => {
    const opened = new BrowserWindow({
      ...bounds,
      title,
      show: false,
      frame: false,
      // The keyboard belongs to the counter: nothing that happens here may take it away.
      focusable: false,
      skipTaskbar: true,
      resizable: false,
      autoHideMenuBar: true,
      webPreferences: pagePreferences(preload),
    });
    opened.once('ready-to-show', () => opened.showInactive());
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('customerPageGone', { reason });
      setTimeout(() => {
        if (!opened.isDestroyed()) opened.webContents.reload();
      }, AGAIN_MS);
    });
    opened.on('unresponsive', () => opened.webContents.forcefullyCrashRenderer());
    opened.on('closed', () => {
      if (window !== opened) return;
      window = null;
      // Nobody at the counter closes it: whoever does not want it takes its place away.
      setTimeout(() => {
        if (place !== null && window === null && !isEnding) window = open(place);
      }, AGAIN_MS);
    });
    opened.loadURL(pageAddress(PAGE)).catch(() => undefined);
    return opened;
  };

  return {
    stand: (bounds) => {
      place = bounds;
      const standing = window;
      if (bounds === null) {
        window = null;
        standing?.destroy();
      } else if (standing === null) window = open(bounds);
      else standing.setBounds(bounds);
    },
    show: (next) => {
      view = next;
      if (window !== null && !window.webContents.isDestroyed()) window.webContents.send(channel, next);
    },
  };
}

/** Its window, its main frame, its own page: nobody else is told what the applicant sees. */
const isPageOf = (window: BrowserWindow, { sender, senderFrame }: IpcMainInvokeEvent): boolean =>
  sender === window.webContents &&
  senderFrame !== null &&
  senderFrame === sender.mainFrame &&
  senderFrame.url === pageAddress(PAGE);
