/** `app.commandLine`, and the switches the stand-in itself looks at. */
import { strict } from './strict.mjs';

const switches = new Map();

/** Takes the switches from the words of the command line. */
export const commandLineSwitches = (words) => {
  for (const word of words) {
    const match = /^--([^=]+)(?:=(.*))?$/.exec(word);
    if (match) switches.set(match[1], match[2] ?? '');
  }
};

export const commandLine = strict('app.commandLine', {
  appendSwitch: (name, value = '') => void switches.set(name, value),
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
  removeSwitch: (name) => void switches.delete(name),
});
