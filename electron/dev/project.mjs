/** Places of the project, for the scripts in this folder. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../..');
export const inProject = (...parts) => join(projectFolder, ...parts);

const executableName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform];
const electronBinary = inProject('node_modules/electron/dist', executableName ?? 'electron');

/** Path of the real Electron binary, or null where it could not be had. Never starts a download. */
export const realElectron = () => (existsSync(electronBinary) ? electronBinary : null);

/** Path of the stand-in: an executable with Electron's command line on Node and Chromium. */
export const standIn = inProject('test/electron-stand-in/electron');

/** Which runtime drives the application on this machine, and how to say so. */
export const applicationRuntime = () => {
  const real = realElectron();
  return real === null
    ? {
        name: 'stand-in',
        executable: standIn,
        says: 'the stand-in (Node and Chromium); the Electron binary is not here',
      }
    : { name: 'electron', executable: real, says: 'Electron' };
};

/** True when this script was started itself, not imported. */
export const isStarted = (meta) => process.argv[1] !== undefined && resolve(process.argv[1]) === meta.filename;

/** One line to the person at the terminal. */
export const say = (line) => process.stderr.write(`${line}\n`);
