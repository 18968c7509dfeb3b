/** Makes `import 'electron'`, `require('electron')` and the inspector's `require` give the stand-in. */
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.mjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common|utility))?$/.test(specifier)
      ? { url: standIn, format: 'module', shortCircuit: true }
      : next(specifier, context),
});
