/**
 * `node electron/dev/in-real-parts.mjs SCRIPT …`: sets up, then runs SCRIPT with the pinned Node inside a PC/SC daemon of
 * its own with two virtual readers. For the long proofs (`verify:*`), the bench, and single test stages.
 */
import { inProject, say } from './project.mjs';
import { COMPILED_ONCE, runScript, runtimeNode } from './runtime.mjs';
import { setUp } from './setup.mjs';

const [script, ...words] = process.argv.slice(2);
if (script === undefined) {
  say('Which script? node electron/dev/in-real-parts.mjs SCRIPT …');
  process.exit(2);
}
if (!(await setUp('test'))) process.exit(1);
process.exit(
  runScript(inProject('test/real-parts/in-own-pcscd.mjs'), [runtimeNode(), inProject(script), ...words], COMPILED_ONCE),
);
