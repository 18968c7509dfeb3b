/**
 * `npm test`: set-up, types, lint, unit, then integration, end-to-end and faults (short form) side by side. The last line is
 * `N passed, N failed, N skipped` over all tests; types, lint and set-up that fail count as one failure each.
 */
import { applicationRuntime, inProject, say } from './project.mjs';
import { setUp } from './setup.mjs';
import { countLine, forgetReports, runSideBySide, runTests, runTool, sum } from './stages.mjs';

const finish = (counts) => {
  const total = sum(counts);
  process.stdout.write(`\n${countLine(total)}\n`);
  process.exit(total.failed === 0 ? 0 : 1);
};
const oneFailure = { passed: 0, failed: 1, skipped: 0 };

if (!(await setUp('test'))) finish([oneFailure]);
forgetReports();

const counts = [];
if (!runTool('types', inProject('node_modules/typescript/bin/tsc'), ['-p', '.'])) counts.push(oneFailure);
if (!runTool('lint', inProject('electron/dev/lint.mjs'))) counts.push(oneFailure);

const count = ({ title }, { passed, counts: counted }) => {
  counts.push(counted);
  // For example an error outside every test: the run failed although no test did.
  if (!passed && counted.failed === 0) counts.push(oneFailure);
  if (counted.skipped > 0) say(`${title}: ${counted.skipped} skipped`);
};

const unit = { title: 'unit', projects: ['unit'], withReader: false };
count(unit, await runTests(unit, { isAlone: true }));

/** The longest first. */
const withRealParts = [
  { title: `end to end, on ${applicationRuntime().says}`, projects: ['e2e'], withReader: true },
  { title: 'integration, with a PC/SC daemon of its own', projects: ['integration'], withReader: true },
  { title: 'faults, short form', projects: ['faults'], withReader: true },
];
const played = await runSideBySide(withRealParts);
for (const [at, stage] of withRealParts.entries()) count(stage, played[at]);
finish(counts);
