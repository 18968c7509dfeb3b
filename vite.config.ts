import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, 'renderer');

/** The page: relative addresses only, nothing inlined, so that the strict content security policy holds. */
export default defineConfig({
  root,
  base: './',
  plugins: [react()],
  publicDir: false,
  build: {
    target: 'chrome156',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: {
        index: resolve(root, 'index.html'),
        print: resolve(root, 'print.html'),
        customer: resolve(root, 'customer.html'),
      },
    },
  },
});
