/** `BrowserWindow`: a window of Chromium; the first one takes over the blank page that Chromium opens with. */
import { EventEmitter } from 'node:events';
import { app, chromium, isEnding, windowClosed, windows } from './app.mjs';
import { hasDisplay } from './chromium.mjs';
import { preventable } from './events.mjs';
import { downloadBegins } from './session.mjs';
import { missing, strict } from './strict.mjs';
import { makeWebContents } from './web-contents.mjs';

const IGNORED = [
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'minWidth',
  'minHeight',
  'center',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'skipTaskbar',
  'fullscreenable',
  'titleBarStyle',
  'frame',
  'resizable',
];
const UNDERSTOOD = ['x', 'y', 'width', 'height', 'show', 'focusable', 'webPreferences'];
let counter = 0;
let blankPageTaken = false;
let focused = null;

/**
 * Chromium's first page, or a new one. A window that was never to be seen is a tab behind the others: Chromium prints no page
 * outside every window. One that was given a place is to be seen there later, so it gets a window of its own.
 */
const openPage = async (browser, hidden, place) => {
  if (!blankPageTaken) {
    blankPageTaken = true;
    const { targetInfos } = await browser.send('Target.getTargets');
    const blank = targetInfos.find((target) => target.type === 'page');
    if (blank) return blank.targetId;
  }
  const how = hidden ? { background: true } : { newWindow: true, ...place };
  return (await browser.send('Target.createTarget', { url: 'about:blank', ...how })).targetId;
};

class BrowserWindowStandIn extends EventEmitter {
  constructor(options = {}) {
    super();
    for (const name of Object.keys(options)) {
      if (!IGNORED.includes(name) && !UNDERSTOOD.includes(name)) throw missing(`BrowserWindow option ${name}`);
    }
    counter += 1;
    this.id = counter;
    this._proxy = strict('BrowserWindow', this);
    this._size = [options.width ?? 800, options.height ?? 600];
    this._place = [options.x ?? 0, options.y ?? 0];
    this._focusable = options.focusable ?? true;
    this._visible = options.show ?? true;
    this._neverSeen = blankPageTaken && !this._visible && options.x === undefined;
    this._destroyed = false;
    this._title = options.title ?? app.name;
    this._minimized = false;
    this._contents = makeWebContents(this._proxy, options.webPreferences ?? {}, app);
    this.webContents = this._contents._proxy;
    windows.add(this._proxy);
    this._opened = this._open();
    this._opened.catch((error) => {
      if (!this._destroyed && !isEnding()) process.stderr.write(`stand-in: window: ${error.message}\n`);
    });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this._proxy);
    // biome-ignore lint/correctness/noConstructorReturn: every holder of a window must get the strict one
    return this._proxy;
  }

  async _open() {
    const browser = await chromium();
    this._browser = browser;
    const [left, top] = this._place;
    const [width, height] = this._size;
    const targetId = await openPage(browser, this._neverSeen, { left, top, width, height });
    if (this._destroyed) {
      void browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
      return;
    }
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    this._targetId = targetId;
    this._session = sessionId;
    browser.listen('', (method, params) => {
      if (method === 'Target.targetDestroyed' && params.targetId === targetId) this.gone();
      if (method === 'Target.detachedFromTarget' && params.sessionId === sessionId) this.gone();
      if (method === 'Browser.downloadWillBegin' && params.frameId === this._contents._mainFrameId)
        downloadBegins(this.webContents, params);
    });
    await Promise.all([
      browser.send('Target.setDiscoverTargets', { discover: true }),
      browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
      this._resize(),
      this._contents._attach(browser, targetId, sessionId),
    ]);
    if (this._focusable) focused ??= this._proxy;
  }

  async _resize() {
    const [width, height] = this._size;
    if (!hasDisplay() || this._neverSeen) {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      await this._browser.send('Emulation.setDeviceMetricsOverride', metrics, this._session);
      return;
    }
    const { windowId } = await this._browser.send('Browser.getWindowForTarget', { targetId: this._targetId });
    await this._browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    const [left, top] = this._place;
    await this._browser.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
  }

  async _state(windowState) {
    await this._opened;
    if (!hasDisplay() || this._neverSeen) return;
    const { windowId } = await this._browser.send('Browser.getWindowForTarget', { targetId: this._targetId });
    await this._browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  loadURL(url) {
    return this.webContents.loadURL(url);
  }
  /** Shows without becoming the window that has the keyboard. */
  showInactive() {
    if (this._neverSeen) throw missing('showing a window after the first that was made hidden');
    this._visible = true;
    void this._state('normal').catch(() => undefined);
    this.emit('show', {});
  }
  show() {
    if (this._neverSeen) throw missing('showing a window after the first that was made hidden');
    this._visible = true;
    void this._state('normal').catch(() => undefined);
    this.emit('show', {});
    this.focus();
  }
  hide() {
    this._visible = false;
    void this._state('minimized').catch(() => undefined);
    this.emit('hide', {});
  }
  focus() {
    if (!this._focusable) return;
    focused = this._proxy;
    this.webContents.focus();
    this.emit('focus', {});
  }
  isFocusable() {
    return this._focusable;
  }
  isFocused() {
    return focused === this._proxy;
  }
  minimize() {
    this._minimized = true;
    void this._state('minimized').catch(() => undefined);
  }
  maximize() {
    void this._state('maximized').catch(() => undefined);
  }
  restore() {
    this._minimized = false;
    void this._state('normal').catch(() => undefined);
  }
  isMinimized() {
    return this._minimized;
  }
  isVisible() {
    return this._visible;
  }
  isDestroyed() {
    return this._destroyed;
  }
  setTitle(title) {
    this._title = title;
  }
  getTitle() {
    return this._title;
  }
  setMenu() {}
  removeMenu() {}
  setMenuBarVisibility() {}
  setContentSize(width, height) {
    this._size = [width, height];
    void this._opened.then(() => this._resize()).catch(() => undefined);
  }
  setSize(width, height) {
    this.setContentSize(width, height);
  }
  getContentSize() {
    return [...this._size];
  }
  getSize() {
    return [...this._size];
  }
  getBounds() {
    return { x: this._place[0], y: this._place[1], width: this._size[0], height: this._size[1] };
  }
  setBounds({ x = this._place[0], y = this._place[1], width = this._size[0], height = this._size[1] }) {
    this._place = [x, y];
    this.setContentSize(width, height);
  }
  getContentBounds() {
    return this.getBounds();
  }

  close() {
    if (this._destroyed) return;
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy() {
    if (this._destroyed) return;
    const { _browser: browser, _targetId: targetId } = this;
    this.gone();
    if (targetId !== undefined) void browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }
  /** The page no longer exists. */
  gone() {
    if (this._destroyed) return;
    this._destroyed = true;
    if (focused === this._proxy) focused = null;
    this._browser?.forget(this._session);
    this._contents._end();
    this.emit('closed');
    windowClosed(this._proxy);
  }

  static getAllWindows() {
    return [...windows];
  }
  static getFocusedWindow() {
    return focused;
  }
  static fromWebContents(contents) {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }
  static fromId(id) {
    return [...windows].find((window) => window.id === id) ?? null;
  }
}

export const BrowserWindow = strict('BrowserWindow', BrowserWindowStandIn);
