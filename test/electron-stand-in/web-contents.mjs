/** `webContents`: one page of Chromium, with its preload, its messages, its locks and its prints. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { outside } from './addresses.mjs';
import { makeCodec } from './codec.mjs';
import { preventable } from './events.mjs';
import { receive } from './ipc-main.mjs';
import { imageOf } from './native-image.mjs';
import { ISOLATED_WORLD, pageHalf, preloadHalf } from './page-bridge.mjs';
import { pdfOptions } from './pdf-options.mjs';
import { addressInside, answerFor } from './protocol.mjs';
import { applyPermissions, defaultSession, isCancelled } from './session.mjs';
import { missing, strict } from './strict.mjs';

const { encode, decode } = makeCodec();
const all = new Map();
let counter = 0;

/** What the stand-in can be: a page without Node. Anything weaker must not pass unseen. */
const checkPreferences = (preferences) => {
  const weaker = {
    sandbox: false,
    contextIsolation: false,
    nodeIntegration: true,
    nodeIntegrationInWorker: true,
    nodeIntegrationInSubFrames: true,
    webSecurity: false,
    allowRunningInsecureContent: true,
    experimentalFeatures: true,
    webviewTag: true,
  };
  for (const [name, value] of Object.entries(weaker)) {
    if (preferences[name] === value) throw missing(`webPreferences.${name} = ${value}`);
  }
};

class WebContents extends EventEmitter {
  constructor(window, preferences) {
    super();
    checkPreferences(preferences);
    counter += 1;
    this.id = counter;
    this.session = defaultSession;
    this.mainFrame = {
      url: 'about:blank',
      origin: 'null',
      parent: null,
      top: null,
      routingId: 1,
      processId: counter,
      frameTreeNodeId: counter,
    };
    this.mainFrame.top = this.mainFrame;
    this._window = window;
    this._preload = preferences.preload;
    this._page = Promise.withResolvers();
    this._page.promise.catch(() => undefined);
    this._frames = new Map();
    this._contexts = new Map();
    this._openHandler = null;
    this._ours = null;
    this._destroyed = false;
    this._crashed = false;
    this._loading = false;
    this._load = null;
    this._targetId = null;
    all.set(this.id, this);
  }

  /** Binds to an attached page: bridge first, so that the next document already has it. */
  async _attach(browser, targetId, session) {
    this._targetId = targetId;
    const send = (method, params) => browser.send(method, params, session);
    browser.listen(session, (method, params) => {
      this._onEvent(send, method, params);
    });
    const secret = randomUUID();
    const scripts = [[`(${pageHalf})(${JSON.stringify(secret)})`, undefined]];
    if (this._preload !== undefined) {
      const preload = readFileSync(this._preload, 'utf8');
      scripts.push([
        `(${preloadHalf})(${JSON.stringify(secret)}, ${makeCodec}, function (require, module, exports, process) {${preload}\n})`,
        ISOLATED_WORLD,
      ]);
    }
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('Inspector.enable'),
      send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      send('Runtime.addBinding', { name: '__standInSend', executionContextName: ISOLATED_WORLD }),
      ...scripts.map(([source, worldName]) =>
        send('Page.addScriptToEvaluateOnNewDocument', { source, ...(worldName && { worldName }) }),
      ),
    ]);
    const { frameTree } = await send('Page.getFrameTree');
    this._mainFrameId = frameTree.frame.id;
    this._frames.set(this._mainFrameId, this.mainFrame);
    this._browser = browser;
    this._page.resolve(send);
  }

  _onEvent(send, method, params) {
    const handle = {
      'Fetch.requestPaused': () => void this._onRequest(send, params),
      'Runtime.bindingCalled': () => void this._onMessage(send, params),
      'Runtime.executionContextCreated': () => {
        const { id, name, auxData } = params.context;
        if (name === ISOLATED_WORLD && auxData?.frameId) this._contexts.set(id, auxData.frameId);
      },
      'Runtime.executionContextDestroyed': () => void this._contexts.delete(params.executionContextId),
      'Runtime.executionContextsCleared': () => this._contexts.clear(),
      'Page.frameNavigated': () => this._onNavigated(params.frame),
      'Page.frameDetached': () => void this._frames.delete(params.frameId),
      'Page.domContentEventFired': () => this.emit('dom-ready', {}),
      'Page.loadEventFired': () => this._onLoaded(),
      'Page.windowOpen': () => {
        const { url, windowName, windowFeatures = [] } = params;
        this._onWindowOpen({ url, frameName: windowName, features: windowFeatures.join(',') });
      },
      'Inspector.targetCrashed': () => {
        this._crashed = true;
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
        this._app.emit('render-process-gone', {}, this._proxy, { reason: 'crashed', exitCode: 139 });
      },
    }[method];
    handle?.();
  }

  _onNavigated(frame) {
    const known = this._frames.get(frame.id) ?? {
      parent: this._frames.get(frame.parentId) ?? null,
      top: this.mainFrame,
      routingId: 0,
      processId: this.id,
    };
    known.url = outside(frame.url);
    known.origin = /^https?:/.test(known.url)
      ? new URL(known.url).origin
      : known.url.replace(/^([a-z]+:\/\/[^/]*).*$/, '$1');
    this._frames.set(frame.id, known);
    if (known === this.mainFrame) this.emit('did-navigate', {}, known.url, 200, 'OK');
  }

  _onLoaded() {
    // The blank page that every window begins with is nobody's.
    if (this.mainFrame.url === 'about:blank') return;
    this._loading = false;
    this.emit('did-finish-load', {});
    this._load?.resolve();
    this._load = null;
    this._window.emit('ready-to-show', {});
  }

  /** What a page asks of `window.open` or a link to a new window. */
  _onWindowOpen(asked) {
    const details = {
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
      ...asked,
      url: outside(asked.url),
    };
    const answer = this._openHandler?.(details) ?? { action: 'allow' };
    if (answer.action !== 'deny') throw missing('opening a window from a page');
  }

  async _onRequest(send, { requestId, request, resourceType, frameId }) {
    const fail = (errorReason) => send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
    try {
      const fromPage = this._ours !== request.url;
      if (resourceType === 'Document' && fromPage && !this._mayNavigate(outside(request.url), frameId)) {
        await fail('Aborted');
        return;
      }
      if (resourceType === 'Document' && frameId === this._mainFrameId) this._ours = null;
      if (await isCancelled(request, resourceType)) {
        await fail('BlockedByClient');
        return;
      }
      const answer = await answerFor(request);
      await (answer === null
        ? send('Fetch.continueRequest', { requestId })
        : send('Fetch.fulfillRequest', { requestId, ...answer }));
    } catch (error) {
      if (!this._destroyed) process.stderr.write(`stand-in: ${request.url}: ${error.message}\n`);
      await fail('Failed');
    }
  }

  _mayNavigate(url, frameId) {
    const isMainFrame = frameId === this._mainFrameId;
    const event = preventable({
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this._frames.get(frameId),
      initiator: this.mainFrame,
    });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  async _onMessage(send, { payload, executionContextId, name }) {
    if (name !== '__standInSend') return;
    const message = decode(payload);
    if (message.kind === 'open') {
      this._onWindowOpen({ url: message.url, frameName: message.frameName, features: message.features });
      return;
    }
    const senderFrame = this._frames.get(this._contexts.get(executionContextId)) ?? null;
    const event = { sender: this._proxy, senderFrame, frameId: 1, processId: this.id, returnValue: undefined };
    await receive(message, event, (answer) => this._deliver(send, executionContextId, answer));
  }

  _deliver(send, executionContextId, message) {
    return send('Runtime.callFunctionOn', {
      executionContextId,
      functionDeclaration: 'function (text) { globalThis.__standInReceive(text) }',
      arguments: [{ value: encode(message) }],
    }).catch(() => undefined);
  }

  send(channel, ...args) {
    const context = [...this._contexts].find(([, frame]) => frame === this._mainFrameId)?.[0];
    const message = { kind: 'event', channel, args };
    // Also checks, as Electron does, that the arguments can travel.
    encode(message);
    if (context !== undefined) void this._page.promise.then((send) => this._deliver(send, context, message));
  }

  async loadURL(url) {
    const send = await this._page.promise;
    const target = addressInside(url);
    await applyPermissions(this._browser, this._proxy, target);
    this._ours = target.replace(/#.*$/, '');
    this._loading = true;
    this._load = Promise.withResolvers();
    const loaded = this._load.promise;
    const { errorText } = await send('Page.navigate', { url: target });
    if (errorText) {
      this._loading = false;
      this._load = null;
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await loaded;
  }

  reload() {
    this._crashed = false;
    void this._page.promise.then((send) => {
      this._ours = addressInside(this.mainFrame.url).replace(/#.*$/, '');
      return send('Page.reload');
    });
  }

  getURL() {
    return this.mainFrame.url === 'about:blank' ? '' : this.mainFrame.url;
  }

  async executeJavaScript(code) {
    const send = await this._page.promise;
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options = {}) {
    const send = await this._page.promise;
    const { data } = await send('Page.printToPDF', pdfOptions(options));
    return Buffer.from(data, 'base64');
  }

  async capturePage() {
    const send = await this._page.promise;
    const { data } = await send('Page.captureScreenshot', { format: 'png' });
    return imageOf(Buffer.from(data, 'base64'));
  }

  setWindowOpenHandler(handler) {
    this._openHandler = handler;
  }
  isDestroyed() {
    return this._destroyed;
  }
  isCrashed() {
    return this._crashed;
  }
  isLoading() {
    return this._loading;
  }
  getTitle() {
    return this._window.getTitle();
  }
  getType() {
    return 'window';
  }
  close() {
    this._window.close();
  }
  focus() {
    void this._page.promise.then((send) => send('Page.bringToFront')).catch(() => undefined);
  }
  isDevToolsOpened() {
    return false;
  }
  setVisualZoomLevelLimits() {
    return Promise.resolve();
  }
  forcefullyCrashRenderer() {
    void this._page.promise.then((send) => send('Page.crash')).catch(() => undefined);
  }

  _end() {
    this._destroyed = true;
    all.delete(this.id);
    this._load?.reject(new Error('ERR_ABORTED (-3)'));
    this._page.reject(new Error('the window is gone'));
    this.emit('destroyed');
  }
}

/** A page for a window; `app` hears about it. */
export const makeWebContents = (window, preferences, app) => {
  const contents = new WebContents(window, preferences);
  contents._app = app;
  contents._proxy = strict('webContents', contents);
  return contents;
};

export const webContents = strict('webContents', {
  getAllWebContents: () => [...all.values()].map((contents) => contents._proxy),
  fromId: (id) => all.get(id)?._proxy,
  fromDevToolsTargetId: (targetId) => [...all.values()].find((contents) => contents._targetId === targetId)?._proxy,
  getFocusedWebContents: () => [...all.values()][0]?._proxy ?? null,
});
