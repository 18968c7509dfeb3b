import { afterAll, describe, expect, test } from 'vitest';
import { killedHouse, statementsPerCase } from './durability/kill-run.ts';

const house = killedHouse();
afterAll(() => house.remove());

describe('killed with SIGKILL, what was acknowledged is there, whole, and nothing is half done', () => {
  test.each([1, 2, 3, 6, 14])('right after acknowledgement %i', async (number) => {
    expect(await house.kill({ kind: 'afterAcknowledgement', number })).toEqual([]);
  });

  test.each([3, 11, 29, 67])('%i ms into the work', async (milliseconds) => {
    expect(await house.kill({ kind: 'atRandom', milliseconds })).toEqual([]);
  });

  test('at write points: close together where money is taken, and at the end of a case', async () => {
    const statements = await statementsPerCase();
    expect(statements).toBeGreaterThan(50);
    for (const statement of [15, 20, 24, 26, 28, 30, 32, statements - 3]) {
      expect(await house.kill({ kind: 'atWritePoint', statement })).toEqual([]);
    }
  });

  test('something was acknowledged at all', () => {
    expect(house.acknowledged.length).toBeGreaterThan(26);
  });
});
