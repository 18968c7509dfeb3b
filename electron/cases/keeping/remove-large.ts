import { rmSync, statSync, truncateSync } from 'node:fs';

const PIECE_BYTES = 32 * 1024 * 1024;
const REST_MS = 5;

/**
 * Removes a file, if it is there. A large one goes from its end, piece by piece: at once it would hold up every commit on the same
 * disk. For a thread that may rest. Throws what the file system throws.
 */
export function removeLarge(file: string): void {
  const resting = new Int32Array(new SharedArrayBuffer(4));
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  while (size > PIECE_BYTES) {
    size -= PIECE_BYTES;
    truncateSync(file, size);
    Atomics.wait(resting, 0, 0, REST_MS);
  }
  rmSync(file, { force: true });
}
