/** The house's own lint rules find what they are for, and let pass what is allowed. */
import { describe, expect, it } from 'vitest';
import { checkLocales } from '../../../electron/dev/lint/locales.mjs';
import { checkPackages } from '../../../electron/dev/lint/packages.mjs';
import { checkRepository } from '../../../electron/dev/lint/repository.mjs';
import { checkRooms, importsOf } from '../../../electron/dev/lint/rooms.mjs';

const roomsOf = (file: string, text: string): readonly string[] => checkRooms([file], () => text);

describe('rooms', () => {
  it.each([
    ['electron/cases/finish.ts', "import { decide } from '../rules/index.ts';"],
    ['electron/cases/finish.ts', "import type { Result } from '../ipc/contract.ts';"],
    ['electron/cases/store.ts', "import './record.ts';"],
    ['electron/main.ts', "import { openSession } from './staff/index.ts';"],
    ['electron/preload.ts', "import { CALL_NAMES } from './ipc/names.ts';"],
    ['renderer/app/client/client.ts', "import { refusal } from '../../../electron/ipc/contract.ts';"],
    ['renderer/intake/index.ts', "import { Button } from '../ui/index.ts';"],
    ['native/pcsc/pcsclite-readers.ts', "import pcsclite from 'pcsclite';"],
    ['native/beid/read-card.ts', "import type { CardChannel } from '../pcsc/channel.ts';"],
  ])('%s may: %s', (file, text) => {
    expect(roomsOf(file, text)).toEqual([]);
  });

  it.each([
    ['electron/rules/decide.ts', "import { store } from '../storage/index.ts';"],
    ['electron/storage/database.ts', "import { openCase } from '../cases/index.ts';"],
    ['electron/shell/printing.ts', "import { refusal } from '../ipc/contract.ts';"],
    ['electron/payments/till.ts', "import { loadCase } from '../cases/index.ts';"],
    ['electron/cases/finish.ts', "import { fee } from '../rules/fees.ts';"],
    ['electron/cases/finish.ts', "export { fee } from '../rules/fees.ts';"],
    ['electron/cases/finish.ts', "const rules = await import('../rules/fees.ts');"],
    ['electron/cards/judge-card.ts', "import { readCard } from '../../native/beid/index.ts';"],
    ['native/reader-service.ts', "import { storedInstant } from '../electron/storage/index.ts';"],
    ['electron/preload.ts', "import { contract } from './ipc/contract.ts';"],
    ['electron/cases/finish.ts', "import { app } from 'electron';"],
    ['native/beid/read-card.ts', "import pcsclite from 'pcsclite';"],
    ['native/iso7816/tlv.ts', "import { read } from '../beid/index.ts';"],
    ['renderer/app/client/client.ts', "import { serveCalls } from '../../../electron/ipc/index.ts';"],
    ['renderer/intake/index.ts', "import { readFile } from 'node:fs/promises';"],
    ['renderer/intake/index.ts', "import { Button } from '../ui/button.tsx';"],
    ['renderer/ui/button.tsx', "import { useClient } from '../app/index.ts';"],
    ['electron/cases/finish.ts', "import { insertCard } from '../../test/virtual-card/index.ts';"],
  ])('%s may not: %s', (file, text) => {
    expect(roomsOf(file, text)).toHaveLength(1);
  });

  it('sees imports in every form, and none in comments', () => {
    const text = `
      import './a.ts';
      import type { B } from './b.ts'; import c from "./c.ts";
      import {
        d,
      } from './d.ts';
      export * from './e.ts';
      // import './f.ts';
      /* import './g.ts'; */
      const h = () => import('./h.ts');`;
    expect(importsOf(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './h.ts']);
  });
});

describe('locales', () => {
  const dutch = { 'a.json': { one: 'Hallo {{name}}', deep: { count_one: 'één', count_other: '{{count}}' } } };

  it('same keys in all languages pass, whatever their plural forms', () => {
    const french = {
      'a.json': {
        one: 'Bonjour {{name}}',
        deep: { count_one: 'un', count_many: '{{count}}', count_other: '{{count}}' },
      },
    };
    expect(checkLocales({ nl: dutch, fr: french })).toEqual([]);
  });

  it.each([
    ['a key less', { 'a.json': { one: 'Bonjour {{name}}' } }],
    ['a key more', { 'a.json': { ...dutch['a.json'], two: 'x' } }],
    ['an empty text', { 'a.json': { ...dutch['a.json'], one: ' ' } }],
    ['other parameters', { 'a.json': { ...dutch['a.json'], one: 'Bonjour {{nom}}' } }],
    ['a file less', {}],
    ['a file more', { ...dutch, 'b.json': {} }],
  ])('%s is found', (_what, french) => {
    expect(checkLocales({ nl: dutch, fr: french })).toHaveLength(1);
  });
});

describe('repository', () => {
  const check = (file: string, text: string): readonly string[] => checkRepository([file], () => text);

  it.each([
    ['docs/x.ts', ''],
    ['electron/x.ts', `const place = '/${'work'}/main/x';`],
    ['electron/x.ts', `const place = 'https://registry.${'npmjs'}.org';`],
    ['test/x.test.ts', `it.${'skip'}('later', () => {});`],
    ['test/x.test.ts', `describe.${'only'}('this', () => {});`],
    ['electron/x.ts', `// ${'TO'}DO later`],
    ['electron/x.ts', '\n'.repeat(401)],
  ])('%s: %s', (file, text) => {
    expect(check(file, text)).toHaveLength(1);
  });

  it('lets the usual pass', () => {
    expect(check('electron/cases/x.ts', "export const place = 'resources/profiles';\n")).toEqual([]);
  });
});

describe('packages', () => {
  const lock = (packages: Record<string, unknown>) => ({ packages });

  it('a package for another machine that npm left out of the lock is found', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-win': '1.0.0' } },
      'node_modules/a-linux': {},
    };
    expect(checkPackages({}, lock(packages))).toEqual([expect.stringContaining('a-win')]);
  });

  it('it may lie beside the package that wants it', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { b: '1.0.0' } },
      'node_modules/a/node_modules/b': {},
    };
    expect(checkPackages({}, lock(packages))).toEqual([]);
  });

  it('a script that nobody looked at, an address elsewhere, and an open version are found', () => {
    const packages = {
      'node_modules/a': { hasInstallScript: true },
      'node_modules/b': { resolved: 'git+ssh://example.org/b' },
    };
    expect(checkPackages({ dependencies: { b: '^1.0.0' } }, lock(packages))).toHaveLength(3);
    expect(
      checkPackages({ allowScripts: { a: false } }, lock({ 'node_modules/a': { hasInstallScript: true } })),
    ).toEqual([]);
  });
});
