/** `node electron/dev/in-runtime.mjs SCRIPT …`: runs SCRIPT with the Node that the project pins. */
import { runScript } from './runtime.mjs';

const [script, ...scriptArguments] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write('Which script? node electron/dev/in-runtime.mjs SCRIPT …\n');
  process.exit(2);
}
process.exit(runScript(script, scriptArguments));
