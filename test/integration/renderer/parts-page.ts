/** Builds the page with all parts and shows it in the real browser under the content security policy of the application. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'";

export interface PartsPage {
  readonly page: Page;
  /** Everything that the browser complained about: errors of the page, violations of the policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Builds and opens the page. */
export const openParts = async (): Promise<PartsPage> => {
  const folder = mkdtempSync(join(tmpdir(), 'parts-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'parts'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: false,
      modulePreload: { polyfill: false },
    },
  });
  const server = await serve(folder);
  const browser: Browser = await chromium.launch({ executablePath: installedChromium(), args: ['--no-sandbox'] });
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.clock.install({ time: new Date('2026-11-09T10:00:00Z') });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await page.goto(`http://127.0.0.1:${port}/index.html`);
  await page.getByRole('heading', { name: 'Onderdelen' }).waitFor();
  return {
    page,
    complaints,
    close: async () => {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const serve = (folder: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = join(folder, normalize(new URL(request.url ?? '/', 'http://desk').pathname));
      try {
        const content = readFileSync(path);
        response.writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
        });
        response.end(content);
      } catch {
        response.writeHead(204).end();
      }
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

/** Where Debian puts its Chromium. */
export const installedChromium = (): string => {
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );
  if (found === undefined) throw new Error('Chromium is not installed (package chromium)');
  return found;
};
