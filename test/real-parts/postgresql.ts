/**
 * A PostgreSQL server of its own for a test run: Debian's, in a temporary folder, on a free port of this machine. Where it
 * cannot start, the test fails with the reason.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { openPostgresql, systemClock } from '../../electron/storage/index.ts';

const PROGRAMS = '/usr/lib/postgresql';
const SUPERUSER = 'proef';
/** As long as a very busy machine may take to start a server, after a kill too. */
const START_LIMIT_MS = 300_000;

export interface RealPostgresql {
  readonly port: number;
  /** Address of a database on this server, for its superuser. */
  url(database: string): string;
  /** A new database with the tables of the present version; its address. */
  newDatabase(): Promise<string>;
  /** A new database without tables; its address. */
  newEmptyDatabase(): Promise<string>;
  /** Runs statements as superuser. */
  run(database: string, statements: string): Promise<pg.QueryResult>;
  /** Ends the server as a power cut would, waits, and starts it again on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server. `settings` are lines for its configuration. */
export async function startPostgresql(settings: readonly string[] = []): Promise<RealPostgresql> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-pg-'));
  const account = serverAccount();
  const password = randomBytes(12).toString('hex');
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  const log = join(folder, 'log');
  writeFileSync(log, '');
  if (account !== null) {
    for (const path of [folder, passwordFile, log]) chownSync(path, account.uid, account.gid);
  }
  chmodSync(folder, 0o755);
  const port = await freePort();
  execFileSync(
    join(programs, 'initdb'),
    [
      ...['-D', data, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'],
      ...['--encoding=UTF8', '--locale=C.UTF-8'],
    ],
    { ...(account ?? {}), cwd: folder, stdio: 'pipe' },
  );
  const lines = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 100',
    'shared_buffers = 64MB',
    ...settings,
  ];
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
  let server: ChildProcess | null = null;
  const url = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const run = async (database: string, statements: string): Promise<pg.QueryResult> => {
    const client = new pg.Client(url(database));
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.query(statements);
    } finally {
      await client.end();
    }
  };
  const ended = async (): Promise<void> => {
    const child = server;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      child.ref();
      await new Promise((resolve) => child.once('exit', resolve));
    }
    server = null;
  };
  const start = async (): Promise<void> => {
    const said = (): string => readFileSync(log, 'utf8').split('\n').slice(-12).join('\n');
    for (const until = performance.now() + START_LIMIT_MS; ; ) {
      if (server === null) {
        // The server ends with this process, however that ends.
        const identity = account === null ? [] : [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
        const words = [...identity, '--pdeathsig=QUIT', join(programs, 'postgres'), '-D', data];
        const output = openSync(log, 'a');
        server = spawn('setpriv', words, { cwd: folder, stdio: ['ignore', output, output] });
        closeSync(output);
        server.unref();
      }
      try {
        await run('postgres', 'select 1');
        return;
      } catch (error) {
        if (performance.now() > until) throw new Error(`PostgreSQL could not start. ${said()}`, { cause: error });
        // After a kill its children may hold the old memory for a moment; then it ends by itself and is started anew.
        if (server.exitCode !== null) server = null;
        await delay(50);
      }
    }
  };
  const stop = async (): Promise<void> => {
    server?.kill('SIGQUIT');
    await ended();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  const newEmptyDatabase = async (template = 'template0'): Promise<string> => {
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    await run('postgres', `create database ${name} template ${template}`);
    return url(name);
  };
  let template: Promise<string> | null = null;
  const makeTemplate = async (): Promise<string> => {
    await run('postgres', 'create database present_version template template0');
    const opened = await openPostgresql({ url: url('present_version'), clock: systemClock });
    if (!opened.ok) throw new Error(`The tables could not be made: ${opened.error.code}`);
    await opened.value.close();
    return 'present_version';
  };
  await start();
  return {
    port,
    url,
    run,
    newEmptyDatabase: () => newEmptyDatabase(),
    newDatabase: async () => {
      template ??= makeTemplate();
      return newEmptyDatabase(await template);
    },
    kill: async () => {
      server?.kill('SIGKILL');
      await ended();
    },
    start,
    stop,
  };
}

let shared: Promise<RealPostgresql> | null = null;
/** Tests ask what is written, not whether it survives a power cut: for that they start a server of their own. */
let sharedSettings: readonly string[] = ['fsync = off'];

/** For benches, before anybody asks for the server: it writes to the disk and has memory as one in use does. */
export const syncSharedPostgresql = (): void => {
  sharedSettings = ['shared_buffers = 1GB'];
};

/** The server of this test process, started when the first test needs it; it ends with the process. */
export const sharedPostgresql = (): Promise<RealPostgresql> => {
  shared ??= startPostgresql(sharedSettings);
  return shared;
};

/** Folder of the server's programs, of the newest version that is installed. */
function findPrograms(): string {
  const versions = existsSync(PROGRAMS) ? readdirSync(PROGRAMS).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(PROGRAMS, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL is missing. Install it: apt-get install postgresql');
  return found;
}

/** The server refuses to run as root: then it runs as the account that its package made. */
function serverAccount(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
