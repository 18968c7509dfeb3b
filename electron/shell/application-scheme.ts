import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol } from 'electron';
import { fileSegments, SCHEME } from './addresses.ts';
import { answerHeaders } from './content-policy.ts';

/** Only what the page consists of; another kind of file is not served, even when it lies in the folder. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** To be called before the application is ready. */
export function registerApplicationScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Answers `app://bundle/…` from `folder` and from nowhere else. Answers wait for `begun`, so that the window can come up
 * while the services behind it are built, and no page calls before anybody listens.
 */
export function serveApplication(folder: string, begun: Promise<unknown>): void {
  protocol.handle(SCHEME, async (request) => {
    await begun;
    return answer(folder, request.method, request.url);
  });
}

async function answer(folder: string, method: string, address: string): Promise<Response> {
  const segments = method === 'GET' ? fileSegments(address) : null;
  const contentType = CONTENT_TYPES[extname(segments?.at(-1) ?? '')];
  if (segments === null || contentType === undefined) return notFound();
  try {
    const content = await readFile(join(folder, ...segments));
    return new Response(new Uint8Array(content), { headers: answerHeaders(contentType) });
  } catch {
    return notFound();
  }
}

const notFound = () => new Response('', { status: 404, headers: answerHeaders('text/plain; charset=utf-8') });
