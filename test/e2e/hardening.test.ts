/** Each lock of the window, tried from inside the page as an attacker would. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL_NAMES, EVENT_NAMES } from '../../electron/ipc/names.ts';
import { type Application, launch, removeDataFolders, runtime } from './application.ts';

let application: Application;

beforeAll(async () => {
  console.log(`application runs on ${runtime.says}`);
  application = await launch();
  await application.page.waitForSelector('h1');
});

afterAll(async () => {
  await application.close();
  removeDataFolders();
});

const inPage = <Value>(work: () => Value | Promise<Value>) => application.page.evaluate(work);

/** How often the application noted this in its log. */
const logged = (event: string): number =>
  readFileSync(join(application.dataFolder, 'logs/verblijfsloket.log'), 'utf8').split(`"event":"${event}"`).length - 1;

describe('the page has no Node and one bridge', () => {
  it('shows one frozen object with two functions', async () => {
    const found = await inPage(() => {
      const bridge = Object.getOwnPropertyDescriptor(window, 'verblijfsloket');
      const usual = new Set(Object.getOwnPropertyNames(document.createElement('iframe').constructor.prototype));
      return {
        keys: Object.keys(bridge?.value).sort(),
        types: Object.values(bridge?.value).map((member) => typeof member),
        frozen: Object.isFrozen(bridge?.value),
        fixed: bridge?.configurable === false && bridge.writable === false,
        suspicious: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'].filter(
          (name) => name in window && !usual.has(name),
        ),
      };
    });
    expect(found).toEqual({
      keys: ['call', 'subscribe'],
      types: ['function', 'function'],
      frozen: true,
      fixed: true,
      suspicious: [],
    });
  });

  it('knows the names of the contract and no other', async () => {
    const outcome = await inPage(async () => {
      const bridge = (window as unknown as { verblijfsloket: Record<string, (...words: unknown[]) => unknown> })
        .verblijfsloket;
      const call = (name: unknown) =>
        Promise.resolve()
          .then(() => bridge['call']?.(name, undefined))
          .then(
            () => 'answered',
            () => 'refused',
          );
      const subscribe = (name: unknown, listener: unknown) => {
        try {
          bridge['subscribe']?.(name, listener);
          return 'subscribed';
        } catch {
          return 'refused';
        }
      };
      return [
        await call('session.state'),
        await call('session.state '),
        await call('__proto__'),
        await call('constructor'),
        await call(null),
        await call(['session.state', 'x']),
        subscribe('reader.changed', () => undefined),
        subscribe('reader.changed', 'alert(1)'),
        subscribe('toString', () => undefined),
      ];
    });
    expect(outcome).toEqual([
      'answered',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
      'subscribed',
      'refused',
      'refused',
    ]);
    expect(CALL_NAMES.length).toBeGreaterThan(0);
    expect(EVENT_NAMES).toContain('reader.changed');
  });
});

describe('the window cannot be led away', () => {
  const address = () =>
    application.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );

  it.each([
    ['another site', 'https://example.org/'],
    ['another own file', './print.html?document=x'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/html,<h1>elsewhere</h1>'],
    ['a program', 'calculator:open'],
    ['script in an address', 'javascript:document.title="led away"'],
  ])('to %s, by script', async (_what, target) => {
    await inPage(() => {
      Object.assign(window, { stayed: true });
    });
    await application.page.evaluate((to) => {
      try {
        window.location.href = to;
      } catch {
        // Refused at once is refused as well.
      }
    }, target);
    await application.page.waitForTimeout(150);
    expect(await inPage(() => ({ stayed: 'stayed' in window, title: document.title }))).toEqual({
      stayed: true,
      title: await application.page.title(),
    });
    expect(await application.page.title()).not.toContain('led away');
    expect(await address()).toEqual(['app://bundle/index.html']);
  });

  it('by a link, a form, or a link to a new window', async () => {
    const opened = await inPage(async () => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', textContent: 'x' });
      const second = Object.assign(document.createElement('a'), {
        href: './index.html',
        target: '_blank',
        textContent: 'x',
      });
      const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' });
      document.body.append(link, second, form);
      link.click();
      second.click();
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 150));
      for (const element of [link, second, form]) element.remove();
      return 'stayed' in window;
    });
    expect(opened).toBe(true);
    expect(await address()).toEqual(['app://bundle/index.html']);
  });

  it('opens no second window', async () => {
    const opened = await inPage(() =>
      ['https://example.org/', './index.html', 'about:blank', ''].map((target) => window.open(target) === null),
    );
    expect(opened).toEqual([true, true, true, true]);
    expect(await address()).toEqual(['app://bundle/index.html']);
    expect(application.electron.windows()).toHaveLength(1);
    await expect.poll(() => logged('windowRefused')).toBeGreaterThanOrEqual(4);
  });

  it('shows no other page in a frame', async () => {
    const refused = await inPage(async () => {
      const violations: string[] = [];
      const listen = (event: SecurityPolicyViolationEvent) => void violations.push(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', listen);
      const frames = ['https://example.org/', './index.html', 'data:text/html,x'].map((src) =>
        Object.assign(document.createElement('iframe'), { src }),
      );
      document.body.append(...frames);
      for (let turn = 0; turn < 100 && violations.length < frames.length; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      for (const frame of frames) frame.remove();
      document.removeEventListener('securitypolicyviolation', listen);
      return violations;
    });
    expect(refused).toEqual(['frame-src', 'frame-src', 'frame-src']);
  });
});

describe('content security policy', () => {
  it('runs nothing inline and evaluates nothing', async () => {
    const outcome = await inPage(async () => {
      const violations: string[] = [];
      const listen = (event: SecurityPolicyViolationEvent) => void violations.push(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', listen);
      const inline = document.createElement('script');
      inline.textContent = 'window.inlineRan = true';
      const outside = Object.assign(document.createElement('script'), { src: 'https://example.org/x.js' });
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      const image = new Image();
      image.src = 'https://example.org/spy.png';
      const host = document.createElement('div');
      host.innerHTML = '<button onclick="window.handlerRan = true">x</button>';
      document.body.append(inline, outside, style, host);
      host.querySelector('button')?.click();
      // In a task of its own: what the test driver runs directly is exempt from the policy.
      const evaluated = await new Promise<boolean>((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function('return true')());
          } catch {
            resolve(false);
          }
        });
      });
      const fetched = await fetch('https://example.org/').then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      for (const element of [inline, outside, style, host]) element.remove();
      document.removeEventListener('securitypolicyviolation', listen);
      const ran = ['inlineRan', 'handlerRan'].filter((name) => name in window);
      return {
        ran,
        evaluated,
        fetched,
        shown: getComputedStyle(document.body).display !== 'none',
        violations: [...new Set(violations)].sort(),
      };
    });
    expect(outcome).toEqual({
      ran: [],
      evaluated: false,
      fetched: false,
      shown: true,
      violations: ['connect-src', 'img-src', 'script-src', 'script-src-attr', 'script-src-elem', 'style-src-elem'],
    });
  });

  it('is kept by the application itself: no violation while it starts', async () => {
    const complaints: string[] = [];
    const listen = (message: { type(): string; text(): string }) => {
      if (message.type() === 'error') complaints.push(message.text());
    };
    application.page.on('console', listen);
    await application.page.reload();
    await application.page.waitForSelector('h1');
    application.page.off('console', listen);
    expect(complaints).toEqual([]);
  });
});

describe('the application scheme serves the page and nothing else', () => {
  it.each([
    './../main/main.js',
    './%2e%2e/main/main.js',
    './..%2fmain%2fmain.js',
    './assets/%5c..%5c..%5cmain%5cmain.js',
    './assets',
    './.stamp',
    './index.html%00.png',
    'file:///etc/passwd',
  ])('refuses %s', async (path) => {
    const loaded = await application.page.evaluate(
      (src) =>
        new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve('loaded');
          script.onerror = () => resolve('refused');
          script.src = src;
          document.body.append(script);
        }),
      path,
    );
    expect(loaded).toBe('refused');
  });
});

describe('permissions', () => {
  it('are all refused', async () => {
    const found = await inPage(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ];
      const states = await Promise.all(
        names.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            (status) => status.state,
            () => 'denied',
          ),
        ),
      );
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'refused',
      );
      const place = await new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('refused'),
        ),
      );
      return { states: [...new Set(states)], media, place, notification: await Notification.requestPermission() };
    });
    expect(found).toEqual({ states: ['denied'], media: 'refused', place: 'refused', notification: 'denied' });
  });

  it('downloads are refused', async () => {
    const downloads: string[] = [];
    application.page.on('download', (download) => void downloads.push(download.suggestedFilename()));
    await inPage(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.exe';
      link.click();
    });
    await application.page.waitForTimeout(200);
    await expect.poll(() => logged('downloadRefused')).toBe(1);
    expect(await inPage(() => document.querySelector('h1') !== null)).toBe(true);
  });
});

describe('single instance', () => {
  it('a second one on the same data ends and brings the first to the front', async () => {
    await application.electron.evaluate(({ app }) => {
      const seen = globalThis as { secondSeen?: boolean };
      app.on('second-instance', () => {
        seen.secondSeen = true;
      });
    });
    const second = spawn(
      runtime.executable,
      [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), process.cwd(), `--data-folder=${application.dataFolder}`],
      { stdio: 'ignore' },
    );
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    const seen = await application.electron.evaluate(
      () => (globalThis as { secondSeen?: boolean }).secondSeen === true,
    );
    expect(seen).toBe(true);
    expect(await inPage(() => document.querySelector('h1') !== null)).toBe(true);
  });
});
