import { defineConfig } from 'vitest/config';

/**
 * Tests with real parts: they start processes, write to disk, and share the virtual readers of the run, so they take
 * turns. The limits stop what hangs; they prove nothing about speed. One more try keeps a hiccup of a busy machine from
 * costing a whole run; the run names every test that needed it.
 */
const withRealParts = {
  fileParallelism: false,
  maxWorkers: 1,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  retry: 1,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      // Nothing is left behind by a file: a module is taken in once per worker, not once per file.
      {
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000, isolate: false },
      },
      // In one process: modules are taken in once, and one database server gives every test databases of its own.
      {
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...withRealParts, isolate: false },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...withRealParts } },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...withRealParts } },
    ],
  },
});
