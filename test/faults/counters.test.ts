import { expect, test } from 'vitest';
import { runCounters } from './counters/run-counters.ts';

test('four counters on one server that is killed and restarted twice: nothing lost, nothing twice, no gap', async () => {
  const report = await runCounters({ counters: 4, commands: 60, kills: 2 });
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ commands: 240, kills: 2 });
  expect(report.done).toBeGreaterThan(100);
  expect(report.receipts).toBeGreaterThan(5);
});
