import { readFileSync } from 'node:fs';
import { app, safeStorage } from 'electron';
import { writeFileWhole } from './write-file.ts';

/**
 * Keeps in `installation.json` where the shared database is, beside everything that IT support wrote there. The password
 * is sealed by the system of this computer where it has a safe; else the file alone guards it, readable by this user only.
 */
export async function keepServer(file: string, server: { readonly url: string; readonly desk: string }): Promise<void> {
  const address = new URL(server.url);
  const password = decodeURIComponent(address.password);
  const mayBeSealed = password !== '' && safeStorage.isEncryptionAvailable();
  if (mayBeSealed) address.password = '';
  const secret = mayBeSealed ? { secret: safeStorage.encryptString(password).toString('base64') } : {};
  const kept = { ...readObject(file), database: { url: address.href, ...secret }, desk: server.desk };
  await writeFileWhole(file, new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`));
}

/** The address with its password; null where the password was sealed by another computer or user. */
export async function addressOfServer(server: {
  readonly url: string;
  readonly secret?: string | undefined;
}): Promise<string | null> {
  if (server.secret === undefined) return server.url;
  await app.whenReady();
  try {
    const address = new URL(server.url);
    address.password = encodeURIComponent(safeStorage.decryptString(Buffer.from(server.secret, 'base64')));
    return address.href;
  } catch {
    return null;
  }
}

const readObject = (file: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};

/** The settings of backups in `backup.json`, the passphrase sealed like the password of a server. */
export const backupFile = (file: string) => ({
  read: async (): Promise<{ readonly folder: string; readonly passphrase: string } | null> => {
    const kept = readObject(file);
    const { folder, passphrase, secret } = kept;
    if (typeof folder !== 'string') return null;
    if (typeof passphrase === 'string') return { folder, passphrase };
    if (typeof secret !== 'string') return null;
    await app.whenReady();
    try {
      return { folder, passphrase: safeStorage.decryptString(Buffer.from(secret, 'base64')) };
    } catch {
      return null;
    }
  },
  write: async ({ folder, passphrase }: { readonly folder: string; readonly passphrase: string }): Promise<void> => {
    const kept = safeStorage.isEncryptionAvailable()
      ? { folder, secret: safeStorage.encryptString(passphrase).toString('base64') }
      : { folder, passphrase };
    await writeFileWhole(file, new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`));
  },
});
