import { createHash, randomBytes } from 'node:crypto';
import { STATUS } from '../iso7816/index.ts';
import { type CardLink, readFile } from './card-link.ts';
import type { ChipEvidence } from './integrity.ts';

/** Size of file 4040 with a P-384 key; asked for at once, a longer key is read on. */
const USUAL_KEY_SIZE = 120;

/**
 * Lets a chip of applet 1.8 sign with its basic key (INTERNAL AUTHENTICATE, key 81, P-384), which needs no PIN.
 * Whether the key is the one that the identity vouches for is judged later.
 */
export const proveChip = async (
  link: CardLink,
  keyHash: Uint8Array | null,
  /** The public key as it was read before; its hash is judged like that of a key read now. */
  known: Uint8Array | null = null,
): Promise<ChipEvidence> => {
  const publicKey = known ?? (await readFile(link, 'basicKey', { size: USUAL_KEY_SIZE }));
  if (publicKey === null) return { kind: 'refused' };
  const message = new Uint8Array(randomBytes(48));
  const challenge = createHash('sha384').update(message).digest();
  const data = Uint8Array.from([0x94, challenge.length, ...challenge]);
  const { data: response, status } = await link.command({ cla: 0, ins: 0x88, p1: 0x02, p2: 0x81, data });
  if (status !== STATUS.ok) return { kind: 'refused' };
  return { kind: 'answered', publicKey, keyHash, message, response };
};
