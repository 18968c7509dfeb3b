import { expect, test } from 'vitest';
import { playYear } from './till-year.ts';

test('a short year at three tills closes to the cent', async () => {
  const found = await playYear({ days: 12, payments: 10, tills: 3, seed: 7 });
  expect(found).toMatchObject({ payments: 360, closings: 36, faults: [] });
});
