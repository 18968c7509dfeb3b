/**
 * `npm test`: set-up, types, lint, unit, then integration, end-to-end and faults (short form) side by side. The last line is
 * `N passed, N failed, N skipped` over all tests; types, lint and set-up that fail count as one failure each. What failed is
 * named once more just above that line, so that the end of a long log tells it all.
 */
import { applicationRuntime, inProject, say } from './project.mjs';
import { setUp } from './setup.mjs';
import { forgetReports, runSideBySide, runTests, runTool } from './stages.mjs';
import { countLine, sum } from './test-report.mjs';

const failures = [];
const secondTries = [];
const finish = (counts) => {
  const total = sum(counts);
  if (secondTries.length > 0) say(`\n── passed only at the second try\n${secondTries.join('\n')}`);
  if (failures.length > 0) say(`\n── failed\n${failures.join('\n')}`);
  process.stdout.write(`\n${countLine(total)}\n`);
  process.exit(total.failed === 0 ? 0 : 1);
};
const oneFailure = { passed: 0, failed: 1, skipped: 0 };

if (!(await setUp('test'))) {
  failures.push('set-up');
  finish([oneFailure]);
}
forgetReports();

const counts = [];
const failedOnce = (what) => {
  counts.push(oneFailure);
  failures.push(what);
};
if (!runTool('types', inProject('node_modules/typescript/bin/tsc'), ['-p', '.'])) failedOnce('types');
if (!runTool('lint', inProject('electron/dev/lint.mjs'))) failedOnce('lint');

const count = ({ title }, { passed, counts: counted, failures: failed, secondTries: again }) => {
  counts.push(counted);
  failures.push(...failed);
  secondTries.push(...again);
  if (!passed && counted.failed === 0) failedOnce(`${title}: an error outside every test`);
  if (counted.skipped > 0) say(`${title}: ${counted.skipped} skipped`);
};

const unit = { title: 'unit', projects: ['unit'], withReader: false };
count(unit, await runTests(unit, { isAlone: true }));

/** In parts, the longest first, so that no lane has a long part left when the others are done. */
const inParts = (stage, parts) => Array.from({ length: parts }, (_, at) => stage(`${at + 1}/${parts}`));
const endToEnd = (part) => ({
  title: `end to end, ${part}, on ${applicationRuntime().says}`,
  projects: ['e2e'],
  withReader: true,
  part,
});
const integration = (part) => ({
  title: `integration, ${part}, with a PC/SC daemon of its own`,
  projects: ['integration'],
  withReader: true,
  part,
});
const withRealParts = [
  ...inParts(endToEnd, 6),
  ...inParts(integration, 6),
  { title: 'faults, short form', projects: ['faults'], withReader: true },
];
const played = await runSideBySide(withRealParts);
for (const [at, stage] of withRealParts.entries()) count(stage, played[at]);
finish(counts);
