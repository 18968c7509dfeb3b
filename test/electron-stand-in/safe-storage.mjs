/** `safeStorage`: real encryption with a key beside the data; a keyring of the system is not there. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.mjs';
import { strict } from './strict.mjs';

const VERSION = Buffer.from('v10');

const key = () => {
  const path = join(app.getPath('userData'), 'stand-in-key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 });
  return readFileSync(path);
};

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: (text) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([VERSION, nonce, cipher.getAuthTag(), body]);
  },
  decryptString: (bytes) => {
    if (!bytes.subarray(0, 3).equals(VERSION))
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(3, 15));
    decipher.setAuthTag(bytes.subarray(15, 31));
    return Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8');
  },
});
