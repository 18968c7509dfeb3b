/**
 * `npm test`: set-up, types, lint, unit, integration, end-to-end, faults (short form). The last line is
 * `N passed, N failed, N skipped` over all tests; types, lint and set-up that fail count as one failure each.
 */
import { applicationRuntime, inProject, say } from './project.mjs';
import { setUp } from './setup.mjs';
import { countLine, forgetReports, runTests, runTool, sum } from './stages.mjs';

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

const stages = [
  { title: 'unit', projects: ['unit'], withReader: false },
  { title: 'integration, with a PC/SC daemon of its own', projects: ['integration'], withReader: true },
  { title: `end to end, on ${applicationRuntime().says}`, projects: ['e2e'], withReader: true },
  { title: 'faults, short form', projects: ['faults'], withReader: true },
];
for (const { title, projects, withReader } of stages) {
  const stage = runTests(title, projects, { withReader });
  counts.push(stage.counts);
  // For example an error outside every test: the run failed although no test did.
  if (!stage.passed && stage.counts.failed === 0) counts.push(oneFailure);
  if (stage.counts.skipped > 0) say(`${title}: ${stage.counts.skipped} skipped`);
}
finish(counts);
