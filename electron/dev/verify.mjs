/** `npm run verify`: every script `verify:*` of package.json, one after another, then a table of their last lines. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject, projectFolder, say } from './project.mjs';

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const names = Object.keys(scripts).filter((name) => name.startsWith('verify:'));

/** Runs one npm script, shows what it says, and keeps its last line, which holds its counts. */
const run = (name) =>
  new Promise((resolve) => {
    const words = ['run', '--silent', name];
    const viaNpm = process.env.npm_execpath;
    const [command, commandWords] = viaNpm?.endsWith('.js') ? [process.execPath, [viaNpm, ...words]] : ['npm', words];
    const child = spawn(command, commandWords, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      process.stdout.write(part);
    });
    child.on('exit', (code) => resolve({ name, passed: code === 0, line: said.trim().split('\n').at(-1) ?? '' }));
  });

const done = [];
for (const name of names) {
  say(`\n── ${name}`);
  done.push(await run(name));
}
const width = Math.max(0, ...names.map((name) => name.length));
process.stdout.write('\n');
for (const { name, passed, line } of done) {
  process.stdout.write(`${name.padEnd(width)}  ${passed ? 'ok    ' : 'FAILED'}  ${line}\n`);
}
process.exit(done.every(({ passed }) => passed) ? 0 : 1);
