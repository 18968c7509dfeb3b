/** What the JSON report of a test run says: how many passed, and which did not. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { projectFolder } from './project.mjs';

/** Enough to see what was expected and where; the whole stands with the test's own output. */
const LINES_OF_A_FAILURE = 12;

/** What a report counted; a run that left none counts as one failure. */
export const countsOf = (report) => {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const read = JSON.parse(readFileSync(report, 'utf8'));
  return {
    passed: read.numPassedTests,
    // A file that could not be loaded has no test that failed, but it did fail.
    failed: read.numFailedTests + read.testResults.filter(isBroken).length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
};

/** One text for each test that failed: its file, its name and the first lines of why. */
export const failuresOf = (report) => {
  if (!existsSync(report))
    return [`no report at ${relative(projectFolder, report)}: the run ended before its tests did`];
  const broken = JSON.parse(readFileSync(report, 'utf8')).testResults.filter(isBroken);
  return [
    ...broken.map((file) => `${relative(projectFolder, file.name)}\n${firstLines(file.message)}`),
    ...testsOf(report, ({ status }) => status === 'failed'),
  ];
};

/**
 * The tests that passed only when they were tried once more, with why they failed first. They count as passed, but each is a race
 * in a test or in the application that waits to be found, so they are named at the end of the run.
 */
export const secondTriesOf = (report) => {
  if (!existsSync(report)) return [];
  return testsOf(report, ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0);
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

const testsOf = (report, isMeant) =>
  JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) =>
    file.assertionResults
      .filter(isMeant)
      .map(
        (test) =>
          `${relative(projectFolder, file.name)} > ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`,
      ),
  );

const isBroken = (file) => file.status === 'failed' && file.assertionResults.length === 0;

const firstLines = (text) =>
  String(text)
    .split('\n')
    .filter((line) => !line.includes('node_modules') && !line.includes('new Promise'))
    .slice(0, LINES_OF_A_FAILURE)
    .map((line) => `  ${line}`)
    .join('\n');
