/** Feeds parsers with random bytes and with random changes of real ones; the same seed gives the same inputs. */
import fc from 'fast-check';
import { fuzzTargets, type Target } from './parsers.ts';

export interface FuzzOutcome {
  readonly inputs: number;
  readonly faults: readonly string[];
  /** The slowest input of all, in milliseconds, at its best of several attempts. */
  readonly slowest: number;
}

const LONGEST_INPUT = 600;

export const runFuzz = async (inputs: number, seed: number): Promise<FuzzOutcome> => {
  const targets = await fuzzTargets();
  const weights = targets.reduce((sum, { weight }) => sum + weight, 0);
  const faults: string[] = [];
  let done = 0;
  let slowest = 0;
  for (const target of targets) {
    const share = Math.ceil((inputs * target.weight) / weights);
    for (const input of fc.sample(inputsFor(target), { numRuns: share, seed })) {
      const { wrong, milliseconds } = checked(target, input);
      slowest = Math.max(slowest, milliseconds);
      done += 1;
      if (wrong !== null) faults.push(`${target.name}: ${wrong}, input ${Buffer.from(input).toString('hex')}`);
    }
  }
  return { inputs: done, faults, slowest };
};

/** An input that took long is taken again: only one that takes long each time hangs, the others met a busy machine. */
const checked = (target: Target, input: Uint8Array): { wrong: string | null; milliseconds: number } => {
  let milliseconds = Number.POSITIVE_INFINITY;
  let wrong: string | null = null;
  for (let attempt = 0; attempt < 5 && milliseconds > SUSPICIOUS; attempt += 1) {
    const begin = performance.now();
    try {
      wrong = target.check(input);
    } catch (error) {
      wrong = `threw ${error instanceof Error ? error.name : String(error)}`;
    }
    milliseconds = Math.min(milliseconds, performance.now() - begin);
  }
  return { wrong, milliseconds };
};
const SUSPICIOUS = 20;

const byte = fc.integer({ min: 0, max: 255 });

/** Three quarters are real inputs with a few bytes changed, cut, doubled or put in; the rest is random. */
const inputsFor = ({ seeds }: Target): fc.Arbitrary<Uint8Array> => {
  const change = fc.tuple(fc.constantFrom('set', 'cut', 'insert', 'double'), fc.nat(4_096), byte);
  const changed = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([seed, changes]) => changes.reduce((input, [how, at, value]) => apply(input, how, at, value), seed));
  return fc.oneof(
    { weight: 3, arbitrary: changed },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: LONGEST_INPUT }) },
  );
};

const apply = (input: Uint8Array, how: 'set' | 'cut' | 'insert' | 'double', at: number, value: number): Uint8Array => {
  const place = input.length === 0 ? 0 : at % input.length;
  switch (how) {
    case 'set': {
      const copy = Uint8Array.from(input);
      if (copy.length > 0) copy[place] = value;
      return copy;
    }
    case 'cut':
      return input.slice(0, place);
    case 'insert':
      return Uint8Array.from([...input.slice(0, place), value, ...input.slice(place)]);
    case 'double':
      return Uint8Array.from([
        ...input.slice(0, place),
        ...input.slice(Math.max(0, place - 16), place),
        ...input.slice(place),
      ]);
  }
};
