import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { type Outcome, storageFailure } from '../failure.ts';

/** Where the server is and how to come in, as pg wants it. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl: ConnectionOptions | false;
  /** The address without its password, for screens and IT support. */
  readonly shown: string;
}

const ON_THIS_MACHINE: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Takes an address apart: `postgresql://NAME:PASSWORD@HOST:PORT/DATABASE`, with `?sslrootcert=FILE` for the root of the
 * server's certificate and `?sslmode=verify-full` for TLS on this machine too. Over the network TLS with a checked
 * certificate is not a choice. Refusals: `storageAddress`, `storageUnsafe`.
 */
export function readAddress(text: string): Outcome<ServerAddress> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const database = url === null ? '' : decoded(url.pathname.slice(1));
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '' || database === '') {
    return { ok: false, error: storageFailure('storageAddress') };
  }
  const mode = url.searchParams.get('sslmode') ?? '';
  const rootFile = url.searchParams.get('sslrootcert');
  const isLocal = ON_THIS_MACHINE.includes(url.hostname);
  if (!['', 'verify-full', ...(isLocal ? ['disable'] : [])].includes(mode)) {
    return { ok: false, error: storageFailure('storageUnsafe') };
  }
  let ca: string | undefined;
  try {
    ca = rootFile === null ? undefined : readFileSync(rootFile, 'utf8');
  } catch {
    return { ok: false, error: storageFailure('storageUnsafe') };
  }
  const withTls = mode === 'verify-full' || ca !== undefined || !isLocal;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? 5432 : Number(url.port);
  return {
    ok: true,
    value: {
      host,
      port,
      database,
      user: decoded(url.username),
      password: decoded(url.password),
      ssl: withTls ? { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) } : false,
      shown: `postgresql://${url.username}@${url.hostname}:${port}/${url.pathname.slice(1)}`,
    },
  };
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
