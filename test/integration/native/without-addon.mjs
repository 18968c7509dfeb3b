/** Preloaded into a reader process: pcsclite is there, but no build of it fits. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'pcsclite') throw new Error('Could not locate the bindings file.');
    return next(specifier, context);
  },
});
