/** The short form of the fuzz; `npm run verify:fuzz` feeds a million inputs. */
import { expect, it } from 'vitest';
import { runFuzz } from './fuzz/run-fuzz.ts';

it('no parser of card bytes throws, gives a value of another form, or accepts what was changed', async () => {
  const { inputs, faults } = await runFuzz(50_000, 20_261_122);
  expect(faults).toEqual([]);
  expect(inputs).toBeGreaterThanOrEqual(50_000);
});
