/** Stages of the test run, and the sum of what they counted. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, say } from './project.mjs';
import { runScript, runtimeNode } from './runtime.mjs';

const REPORTS = inProject('out/test/reports');
const VITEST = inProject('node_modules/vitest/vitest.mjs');
const IN_OWN_PCSCD = inProject('test/real-parts/in-own-pcscd.mjs');

/** Takes away the reports of an earlier run, so that none of them is counted again. */
export const forgetReports = () => {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
};

/** Runs a script with the runtime; true when it succeeded. */
export const runTool = (title, script, words = []) => {
  say(`\n── ${title}`);
  return runScript(script, words) === 0;
};

/** Runs vitest projects, where asked inside a PC/SC daemon of their own; what they counted stands in a report. */
export const runTests = (title, projects, { withReader }) => {
  say(`\n── ${title}`);
  const report = join(REPORTS, `${projects.join('-')}.json`);
  const vitest = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const status = withReader ? runScript(IN_OWN_PCSCD, [runtimeNode(), VITEST, ...vitest]) : runScript(VITEST, vitest);
  return { passed: status === 0, counts: countsOf(report) };
};

/** What a report counted; a run that left none counts as one failure. */
const countsOf = (report) => {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const read = JSON.parse(readFileSync(report, 'utf8'));
  // A file that could not be loaded has no test that failed, but it did fail.
  const brokenFiles = read.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + brokenFiles,
    skipped: read.numPendingTests + read.numTodoTests,
  };
};

export const sum = (counts) =>
  counts.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

export const countLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
