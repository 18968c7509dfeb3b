import { defineConfig } from 'vitest/config';

/** Tests with real parts start processes and write to disk; the limits stop what hangs, they prove nothing about speed. */
const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...slow } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], fileParallelism: false, maxWorkers: 1, ...slow } },
      {
        test: { name: 'faults', include: ['test/faults/**/*.test.ts'], fileParallelism: false, maxWorkers: 1, ...slow },
      },
    ],
  },
});
