import { powerMonitor } from 'electron';

/** Calls `run` whenever the machine woke up: readers may have lost their power, cards may have been changed meanwhile. */
export function onWakeUp(run: () => void): void {
  powerMonitor.on('resume', run);
}
