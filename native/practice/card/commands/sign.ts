/** MSE SET, PSO COMPUTE DIGITAL SIGNATURE and INTERNAL AUTHENTICATE. */
import { type Answer, type CommandApdu, moreBytes, STATUS, status } from '../apdu.ts';
import { type CardState, KEY } from '../card-state.ts';
import { ecdsaP384 } from '../signing/ecdsa-p384.ts';
import { rsaSignature } from '../signing/rsa.ts';

export function setEnvironment(state: CardState, command: CommandApdu): Answer {
  const { p1, p2, data } = command;
  if (p1 !== 0x41 || p2 !== 0xb6) return status(STATUS.wrongParameters);
  if (state.activation !== 'active') return status(STATUS.conditionsNotSatisfied);
  if (data.length !== 5) return status(STATUS.wrongLength);
  const [length, algorithmTag, algorithm = 0, keyTag, key = 0] = data;
  if (length !== 0x04 || algorithmTag !== 0x80 || keyTag !== 0x84) return status(STATUS.badData);
  const signs = key === KEY.authentication || key === KEY.signature;
  const basic = key === KEY.basic && state.traits.hasReadableBasicKey;
  if ((!signs && !basic) || !state.keys.has(key)) return status(STATUS.referenceNotFound);
  if (!algorithms(state).has(algorithm)) return status(STATUS.badData);
  state.environment = { algorithm, key };
  return status(0x9000);
}

/** Signs a hash or DigestInfo with the key that MSE SET chose. The answer waits for GET RESPONSE. */
export function computeSignature(state: CardState, command: CommandApdu): Answer {
  if (command.p1 !== 0x9e || command.p2 !== 0x9a) return status(STATUS.outsideFile);
  const environment = state.environment;
  if (state.activation !== 'active' || environment === null) return status(STATUS.conditionsNotSatisfied);
  const key = state.keys.get(environment.key);
  if (key === undefined || environment.key === KEY.basic) return status(STATUS.conditionsNotSatisfied);
  if (!mayUse(state, environment.key)) return status(STATUS.securityNotSatisfied);
  if (environment.key === KEY.signature) state.commandsSinceSignatureVerify = null;
  const signature =
    state.traits.cardKey.type === 'rsa'
      ? rsaSignature(key, environment.algorithm, command.data)
      : ecdsaHashFits(environment.algorithm, command.data.length)
        ? ecdsaP384(key, command.data)
        : null;
  if (signature === null) return status(state.traits.cardKey.type === 'rsa' ? STATUS.wrongLength : STATUS.badData);
  return waiting(state, signature);
}

/** Signs the 48 bytes of the challenge as they are with the basic key, without PIN. Clears the signing set-up. */
export function internalAuthenticate(state: CardState, command: CommandApdu): Answer {
  const key = state.keys.get(KEY.basic);
  if (!state.traits.hasReadableBasicKey || key === undefined) return status(STATUS.unknownInstruction);
  if (command.p2 !== KEY.basic) return status(STATUS.referenceNotFound);
  if (command.p1 !== 0x02) return status(STATUS.wrongParameters);
  if (command.data.length !== 50) return status(STATUS.wrongLength);
  if (command.data[0] !== 0x94 || command.data[1] !== 0x30) return status(STATUS.badData);
  state.environment = null;
  return waiting(state, ecdsaP384(key, command.data.slice(2)));
}

function waiting(state: CardState, signature: Uint8Array): Answer {
  state.pending = signature;
  return status(moreBytes(signature.length));
}

function mayUse(state: CardState, key: number): boolean {
  if (key === KEY.authentication) return state.authenticationAllowed;
  const since = state.commandsSinceSignatureVerify;
  return since !== null && since <= state.traits.commandsBetweenVerifyAndSign;
}

const RSA_1024_ALGORITHMS = new Set([0x01, 0x02, 0x04]);
const RSA_2048_ALGORITHMS = new Set([0x01, 0x02, 0x04, 0x08, 0x10, 0x20]);
const EC_HASH_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [0x01, [32]],
  [0x02, [48]],
  [0x04, [64]],
  [0x08, [32]],
  [0x10, [48]],
  [0x20, [64]],
  [0x40, [20, 28, 32, 48, 64]],
]);

function algorithms(state: CardState): { has(algorithm: number): boolean } {
  if (state.traits.cardKey.type !== 'rsa') return EC_HASH_SIZES;
  return state.traits.cardKey.bits === 1024 ? RSA_1024_ALGORITHMS : RSA_2048_ALGORITHMS;
}

function ecdsaHashFits(algorithm: number, length: number): boolean {
  return EC_HASH_SIZES.get(algorithm)?.includes(length) ?? false;
}
