/** What is packed, and the fuses of the binary, as the configuration says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../electron/dev/project.mjs';

const configuration = readFileSync(inProject('electron-builder.yml'), 'utf8');
const description = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
  dependencies: Record<string, string>;
};

/** The lines `name: value` below a heading. */
const settingsBelow = (heading: string): Record<string, string> => {
  const block = new RegExp(`^${heading}:\\n((?:[ ]+.*\\n)+)`, 'm').exec(configuration)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
};

describe('electron-builder.yml', () => {
  it('sets every fuse', () => {
    expect(settingsBelow('electronFuses')).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      enableCookieEncryption: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });

  it('packs the archive with machine code beside it', () => {
    expect(configuration).toMatch(/^asar: true$/m);
    expect(configuration).toMatch(/^asarUnpack:\n {2}- "\*\*\/\*\.node"$/m);
    expect(configuration).toMatch(/^npmRebuild: false$/m);
  });

  it('takes the build and nothing else of the project', () => {
    const files = /^files:\n((?: {2}- .+\n)+)/m.exec(configuration)?.[1] ?? '';
    const taken = [...files.matchAll(/^ {2}- "?([^"\n]+)"?$/gm)]
      .map((match) => match[1])
      .filter((pattern) => !pattern?.startsWith('!'));
    expect(taken).toEqual([
      'out/main/**',
      'out/preload/**',
      'out/renderer/**',
      'out/resources/**',
      'package.json',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
      '**/node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
    ]);
  });

  it('names the Electron that is installed', () => {
    expect(configuration).toContain(`electronVersion: ${description.devDependencies['electron']}`);
  });
});

describe('package.json', () => {
  it('packs only what cannot be bundled', () => {
    expect(Object.keys(description.dependencies)).toEqual(['better-sqlite3', 'pcsclite']);
  });
});
