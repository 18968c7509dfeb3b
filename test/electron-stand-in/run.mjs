/** Starts the application folder given on the command line, as the Electron binary does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { becomeReady, describeApplication } from './app.mjs';
import { commandLineSwitches } from './command-line.mjs';

const words = process.argv.slice(2);
const folderWord = words.find((word) => !word.startsWith('-'));
if (folderWord === undefined) {
  process.stderr.write('stand-in: which application folder?\n');
  process.exit(2);
}
const folder = resolve(folderWord);
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

commandLineSwitches(words);
describeApplication({ folder, description });
process.argv = [process.execPath, ...words];
// Playwright waits for this function before it lets the application run; here the application just runs.
globalThis.__playwright_run = () => undefined;
globalThis.require ??= createRequire(import.meta.url);
process.type = 'browser';
process.defaultApp = true;
process.resourcesPath = join(import.meta.dirname, 'resources');

process.on('uncaughtException', (error) => {
  process.stderr.write(`stand-in: uncaught: ${error.stack ?? error}\n`);
  process.exit(1);
});

await import(pathToFileURL(join(folder, description.main ?? 'index.js')).href);
await becomeReady();
