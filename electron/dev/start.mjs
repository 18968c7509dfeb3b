/**
 * `npm start`: installs what is missing, builds, opens the application. Where the Electron binary cannot be had, the
 * stand-in opens the same application. `npm start -- --demo` plays a counter day on a virtual card; without a display
 * that is what happens by itself.
 */
import { applicationRuntime, inProject, projectFolder, say } from './project.mjs';
import { runtimeNode, runUntilClosed } from './runtime.mjs';
import { setUp } from './setup.mjs';

const DEMO = '--demo';
const words = process.argv.slice(2);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const demo = words.includes(DEMO) || !hasDisplay;

if (!(await setUp(demo ? 'test' : 'start'))) process.exit(1);

const runtime = applicationRuntime();
say(`The application runs on ${runtime.says}.`);

const playDemo = () => {
  if (!words.includes(DEMO)) say('There is no display here, so a counter day is played on a virtual card instead.');
  const rest = words.filter((word) => word !== DEMO);
  const play = [inProject('test/real-parts/in-own-pcscd.mjs'), runtimeNode(), inProject('test/e2e/demo.ts'), ...rest];
  return runUntilClosed(runtimeNode(), play);
};

const openApplication = () => {
  // Chromium's sandbox refuses to work for root; everybody else keeps it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return runUntilClosed(runtime.executable, [...sandbox, projectFolder, ...words]);
};

process.exit(await (demo ? playDemo() : openApplication()));
