import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type Outcome, storageFailure } from '../failure.ts';

/**
 * A sealed file: `VLBACKUP1`, length of the head (4 bytes), head (JSON), the content under AES-256-GCM, its tag (16 bytes).
 * The key comes from the passphrase by scrypt; the head is part of what the tag vouches for.
 */
const MAGIC = Buffer.from('VLBACKUP1', 'latin1');
const TAG_BYTES = 16;
const LONGEST_HEAD = 64 * 1024;
/** How dear it is to try a passphrase, as scrypt counts it. */
export interface SealingCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** About a third of a second and 128 MB per try, so that guessing is dear. */
const COST: SealingCost = { N: 2 ** 17, r: 8, p: 1 };

const headShape = z.object({
  madeAt: z.string(),
  schemaVersion: z.int(),
  cases: z.int(),
  auditEntries: z.int(),
  headHash: z.string(),
  kdf: z
    .object({
      N: z
        .int()
        .min(2 ** 14)
        .max(2 ** 20),
      r: z.int().min(1).max(32),
      p: z.int().min(1).max(16),
      salt: z.string(),
    })
    // A file may not ask for more than 512 MB (128 bytes × N × r) before it is known to be ours.
    .refine(({ N, r }) => N * r <= 2 ** 22),
  nonce: z.string(),
});

/** What a backup says of itself before it is opened. No personal data. */
export type BackupFacts = Pick<
  z.infer<typeof headShape>,
  'madeAt' | 'schemaVersion' | 'cases' | 'auditEntries' | 'headHash'
>;

/**
 * Seals a file into another, brought to the disk; answers the SHA-256 of the content. Throws what the file system throws.
 * A lower `cost` is for tests that open many.
 */
export async function sealFile(
  from: string,
  to: string,
  passphrase: string,
  facts: BackupFacts,
  cost = COST,
): Promise<string> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const head = Buffer.from(
    JSON.stringify({
      ...facts,
      kdf: { ...cost, salt: salt.toString('base64') },
      nonce: nonce.toString('base64'),
    }),
  );
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, cost), nonce);
  cipher.setAAD(head);
  const hash = createHash('sha256');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const target = await open(to, 'wx', 0o600);
  try {
    await target.write(Buffer.concat([MAGIC, length, head]));
    const counting = new Transform({
      transform(part: Buffer, _encoding, done) {
        hash.update(part);
        done(null, part);
      },
    });
    const out = createWriteStream('', { fd: target.fd, autoClose: false, start: MAGIC.length + 4 + head.length });
    await pipeline(createReadStream(from), counting, cipher, toDiskBy(target, PIECE_BYTES), out);
    const { size } = await target.stat();
    await target.write(cipher.getAuthTag(), 0, TAG_BYTES, size);
    await target.sync();
  } finally {
    await target.close();
  }
  return hash.digest('hex');
}

/** So much at a time is brought to the disk: a large file at once would hold up every commit until it is written. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** Lets bytes through, and waits for the disk after every piece. */
function toDiskBy(target: FileHandle, pieceBytes: number): Transform {
  let passed = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      passed += part.length;
      if (passed < pieceBytes) return done(null, part);
      passed = 0;
      target.datasync().then(() => done(null, part), done);
    },
  });
}

/** What the file says of itself. Refusal: `backupNotOne` when it is no backup of this application. */
export async function backupFacts(file: string): Promise<Outcome<BackupFacts>> {
  const head = await readHead(file);
  return head === null ? { ok: false, error: storageFailure('backupNotOne') } : { ok: true, value: head.facts };
}

/**
 * Opens a sealed file into `to`, or only reads it through when `to` is null; answers the SHA-256 of the content. What was
 * written to `to` counts only when this succeeds. Refusals: `backupNotOne`, `backupNotOpened` (another passphrase, or
 * damaged: the tag tells no difference).
 */
export async function unsealFile(file: string, to: string | null, passphrase: string): Promise<Outcome<string>> {
  const head = await readHead(file);
  if (head === null) {
    return { ok: false, error: storageFailure('backupNotOne') };
  }
  const { size } = await stat(file);
  const tag = Buffer.alloc(TAG_BYTES);
  const handle = await open(file, 'r');
  try {
    await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
  } finally {
    await handle.close();
  }
  const { kdf, nonce } = head.sealing;
  const key = await keyOf(passphrase, Buffer.from(kdf.salt, 'base64'), kdf);
  const hash = createHash('sha256');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
    decipher.setAAD(head.bytes);
    decipher.setAuthTag(tag);
    const content = createReadStream(file, { start: head.contentAt, end: size - TAG_BYTES - 1 });
    const target = to === null ? nowhere() : createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true });
    const counting = new Transform({
      transform(part: Buffer, _encoding, done) {
        hash.update(part);
        done(null, part);
      },
    });
    await pipeline(content, decipher, counting, target);
  } catch (error) {
    if (error instanceof Error && /unable to authenticate|Unsupported state|Invalid/i.test(error.message)) {
      return { ok: false, error: storageFailure('backupNotOpened') };
    }
    throw error;
  }
  return { ok: true, value: hash.digest('hex') };
}

const nowhere = (): Transform =>
  new Transform({
    transform(_part, _encoding, done) {
      done();
    },
  }).resume();

async function readHead(file: string) {
  const handle = await open(file, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length + 4);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    const length = bytesRead === start.length ? start.readUInt32BE(MAGIC.length) : 0;
    const { size } = await handle.stat();
    const contentAt = start.length + length;
    if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length > LONGEST_HEAD || size <= contentAt + TAG_BYTES) {
      return null;
    }
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, start.length);
    const parsed = headShape.safeParse(parsedJson(bytes.toString('utf8')));
    if (!parsed.success) {
      return null;
    }
    const { kdf, nonce, ...facts } = parsed.data;
    return { facts, sealing: { kdf, nonce }, bytes, contentAt };
  } finally {
    await handle.close();
  }
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const keyOf = (passphrase: string, salt: Buffer, cost: SealingCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = cost;
    scrypt(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
