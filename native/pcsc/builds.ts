/**
 * Where the compiled pcsclite add-ons lie. pcsclite is a NAN add-on: one build fits one ABI, so the builds for Node
 * (tests, stand-in) and for Electron (application) lie side by side and the reader process takes the one of its runtime.
 *
 * Decision: `node_modules/pcsclite/lib/binding/node-v<ABI>-<platform>-<arch>/pcsclite.node`.
 * - The ABI number (`process.versions.modules`) comes from one register for Node and Electron together (137 is Node 24,
 *   150 is Electron 45), so it alone tells the runtimes apart.
 * - pcsclite finds its add-on through the package `bindings`, and this is one of the places where `bindings` looks by
 *   itself: no environment variable, no patched loader, in the repository as in the packed application.
 * - It lies inside a production dependency, so electron-builder packs it; `asarUnpack: ["**\/*.node"]` puts it on disk.
 *
 * `bindings` looks into `build/Release` first and gives up when it finds another ABI there. That folder must therefore
 * not exist: `build-addon.mjs` compiles in a folder of its own and moves only the finished file here.
 *
 * Who compiles: `node native/pcsc/build-addon.mjs` for the Node that runs it, `… --electron` for the installed Electron
 * (needs Electron's headers from the network). Both print one line and exit 0 when the add-on is there and fits.
 */

/** The three facts that decide which build fits; `process` itself serves. */
export interface AddonRuntime {
  readonly versions: { readonly modules: string };
  readonly platform: string;
  readonly arch: string;
}

/** File name of the compiled add-on. */
export const ADDON_FILE = 'pcsclite.node';

/** Folder of the build for a runtime, relative to the package folder of pcsclite, with `/`. */
export const addonFolder = (runtime: AddonRuntime): string =>
  `lib/binding/node-v${runtime.versions.modules}-${runtime.platform}-${runtime.arch}`;
