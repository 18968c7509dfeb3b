/**
 * Things that take long to make (RSA keys) or must stay the same (roots). By default they live as long as the process, so
 * that no practice key is ever written anywhere; tests keep them between runs.
 */
import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { CardKeyKind } from '../generations.ts';

const generate = promisify(generateKeyPair);

/** Gives the kept text of this name, or makes and keeps it. Parallel makers agree on one. */
export type KeepText = (name: string, make: () => Promise<string>) => Promise<string>;

const inMemory = (): KeepText => {
  const texts = new Map<string, Promise<string>>();
  return (name, make) => {
    const text = texts.get(name) ?? make();
    texts.set(name, text);
    return text;
  };
};

let keep: KeepText = inMemory();

/** Keeps everything in another place from now on. */
export function keepKeysIn(place: KeepText): void {
  keep = place;
}

/** The kept text of this name; made and kept when missing. */
export function kept(name: string, make: () => Promise<string>): Promise<string> {
  return keep(name, make);
}

/** The private key of this name and kind. */
export async function keptKey(name: string, kind: CardKeyKind): Promise<KeyObject> {
  const label = kind.type === 'rsa' ? `rsa${kind.bits}` : 'p384';
  const pem = await kept(`${label}-${name}.pem`, async () => {
    const { privateKey } =
      kind.type === 'rsa'
        ? await generate('rsa', { modulusLength: kind.bits })
        : await generate('ec', { namedCurve: 'P-384' });
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  });
  return createPrivateKey(pem);
}
