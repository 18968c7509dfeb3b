/** Stages of the test run, and the sum of what they counted. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, projectFolder, say } from './project.mjs';
import { COMPILED_ONCE, runScript, runtimeEnvironment, runtimeNode } from './runtime.mjs';
import { countsOf, failuresOf, secondTriesOf } from './test-report.mjs';

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

/**
 * Runs vitest projects or a `part` of their files (`1/2`), where asked inside a PC/SC daemon of their own; what they counted stands in a report. What they say
 * is shown as it comes, or in one piece at the end where another stage runs beside.
 */
export const runTests = ({ title, projects, withReader, part }, { isAlone }) => {
  const report = join(
    REPORTS,
    `${[...projects, ...(part === undefined ? [] : [part.replace('/', '-of-')])].join('-')}.json`,
  );
  const vitest = [
    VITEST,
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...(part === undefined ? [] : [`--shard=${part}`]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const words = withReader ? [IN_OWN_PCSCD, runtimeNode(), ...vitest] : vitest;
  if (isAlone) say(`\n── ${title}`);
  return new Promise((resolve) => {
    const child = spawn(runtimeNode(), words, {
      cwd: projectFolder,
      stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: runtimeEnvironment(COMPILED_ONCE),
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
    const end = (passed) => {
      if (!isAlone) {
        say(`\n── ${title}`);
        process.stdout.write(Buffer.concat(said));
      }
      resolve({
        passed,
        counts: countsOf(report),
        failures: failuresOf(report),
        secondTries: secondTriesOf(report),
      });
    };
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
};

/** Runs stages three at a time: they wait for cards, windows and disks more than they compute. Answers in the order of the stages. */
export const runSideBySide = async (stages) => {
  say(`\n── side by side: ${stages.map(({ title }) => title).join(' · ')}`);
  const done = [];
  const waiting = stages.map((stage, at) => ({ stage, at }));
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      done[next.at] = await runTests(next.stage, { isAlone: false });
  };
  await Promise.all([lane(), lane(), lane()]);
  return done;
};
