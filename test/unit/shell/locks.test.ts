/** Each lock by itself, where the application stacks several on one door. */
import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockEveryPage, lockSession } from '../../../electron/shell/locks.ts';
import type { Log } from '../../../electron/shell/log.ts';

const noting = () => {
  const events: string[] = [];
  const note = (event: string) => void events.push(event);
  return { events, log: { info: note, warn: note, error: note } satisfies Log };
};

type Handler = (...words: never[]) => unknown;

/** A session that keeps the handlers it is given. */
const sessionOf = () => {
  const handlers = new Map<string, Handler>();
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('before') },
  });
  const ask = (name: string, ...words: unknown[]) => (handlers.get(name) as (...given: unknown[]) => unknown)(...words);
  return { session, ask };
};

describe('the session', () => {
  const { events, log } = noting();
  const { session, ask } = sessionOf();
  lockSession(session as unknown as Session, log);

  it('refuses a permission that is asked for, checked for, or wanted by a device', () => {
    const answers: unknown[] = [];
    ask('request', null, 'media', (granted: boolean) => answers.push(granted));
    answers.push(ask('check'), ask('device', {}));
    expect(answers).toEqual([false, false, false]);
    expect(events).toContain('permissionRefused');
  });

  it.each([
    ['app://bundle/index.html', false],
    ['blob:app://bundle/1', false],
    ['https://example.org/x.png', true],
    ['http://localhost/', true],
    ['ws://example.org/', true],
    ['file:///etc/passwd', true],
    ['app://other/x', true],
    ['data:text/html,x', true],
  ])('a request to %s is cancelled: %s', (url, cancelled) => {
    const answers: unknown[] = [];
    ask('before', { url }, (answer: { cancel: boolean }) => answers.push(answer.cancel));
    expect(answers).toEqual([cancelled]);
  });

  it('stops downloads', () => {
    let stopped = false;
    session.emit('will-download', { preventDefault: () => (stopped = true) });
    expect(stopped).toBe(true);
  });
});

describe('every page', () => {
  const { events, log } = noting();
  const app = new EventEmitter();
  lockEveryPage(app as unknown as App, log);
  let openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => 'app://bundle/index.html',
    setWindowOpenHandler: (handler: typeof openHandler) => {
      openHandler = handler;
    },
  });
  app.emit('web-contents-created', {}, contents);
  const isStopped = (event: string, members: object): boolean => {
    let stopped = false;
    contents.emit(event, { ...members, preventDefault: () => (stopped = true) });
    return stopped;
  };

  it.each([
    ['will-navigate', { url: 'https://example.org/' }, true],
    ['will-navigate', { url: 'app://bundle/print.html' }, true],
    ['will-navigate', { url: 'app://bundle/index.html' }, false],
    ['will-frame-navigate', { url: 'app://bundle/index.html', isMainFrame: false }, true],
    ['will-frame-navigate', { url: 'app://bundle/index.html', isMainFrame: true }, false],
    ['will-redirect', { url: 'app://bundle/index.html' }, true],
    ['will-attach-webview', {}, true],
  ])('%s %j is stopped: %s', (event, members, stopped) => {
    expect(isStopped(event, members)).toBe(stopped);
  });

  it('opens no window, whatever the address', () => {
    expect(
      ['https://example.org/', 'app://bundle/index.html', 'about:blank'].map((url) => openHandler({ url }).action),
    ).toEqual(['deny', 'deny', 'deny']);
    expect(events.filter((event) => event === 'windowRefused')).toHaveLength(3);
  });
});
