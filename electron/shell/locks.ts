import type { App, Session, WebContents } from 'electron';
import { isOwnAddress, mayNavigate } from './addresses.ts';
import type { Log } from './log.ts';

/** Locks every page that will ever be made: no way out, no second window, no embedded page. */
export function lockEveryPage(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents, log));
}

function lockPage(contents: WebContents, log: Log): void {
  contents.on('will-navigate', (event) => {
    if (mayNavigate(contents.getURL(), event.url)) return;
    event.preventDefault();
    log.warn('navigationRefused');
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame) return;
    event.preventDefault();
    log.warn('frameRefused');
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    log.warn('redirectRefused');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('webviewRefused');
  });
  contents.setWindowOpenHandler(() => {
    log.warn('windowRefused');
    return { action: 'deny' };
  });
}

/** Refuses every permission, device, download and request to the outside. */
export function lockSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permissionRefused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('downloadRefused');
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !(isOwnAddress(details.url) || /^(blob|devtools):/.test(details.url)) });
  });
}
