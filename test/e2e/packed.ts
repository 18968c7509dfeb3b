/**
 * Starts an extracted package and reaches everything that is loaded late: page, database, reader process with its
 * add-on, print window. `node test/e2e/packed.ts FOLDER`; ends with a line of counts.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolder } from '../../electron/dev/project.mjs';
import { type Application, launch, removeDataFolders, runtime } from './application.ts';

const folder = resolve(process.argv[2] ?? '');
if (!existsSync(join(folder, 'package.json'))) throw new Error(`no package in ${folder}`);
// Inside the repository Node would find the packages of the repository, and nothing would be proven.
if (folder.startsWith(projectFolder)) throw new Error('the package must lie outside the repository');

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
}

const call = (application: Application, name: string, input: unknown) =>
  application.page.evaluate(
    ({ name, input }) =>
      (
        window as unknown as { verblijfsloket: { call(name: string, input: unknown): Promise<Answer> } }
      ).verblijfsloket.call(name, input ?? undefined),
    { name, input },
  );

const checks: readonly (readonly [string, (application: Application) => Promise<boolean>])[] = [
  ['the page shows itself', async ({ page }) => (await page.waitForSelector('h1')) !== null],
  [
    'the database takes the first start',
    async (application) => {
      const officer = { name: 'PROEFPERSOON', password: 'een goed wachtwoord' };
      return (await call(application, 'session.firstStart', { profileId: 'seed-002', desk: 'Loket 1', officer })).ok;
    },
  ],
  [
    'the reader process loads pcsclite and sees the readers',
    async (application) => {
      for (const end = Date.now() + 20_000; Date.now() < end; ) {
        const { value } = await call(application, 'reader.state', null);
        const { state, readers } = value as { state: { kind: string }; readers: unknown[] };
        if (state.kind === 'empty' && readers.length > 0) return true;
        await application.page.waitForTimeout(100);
      }
      return false;
    },
  ],
  [
    'the print page is there',
    async ({ electron, page }) => {
      const status = await page.evaluate(() =>
        fetch('./print.html').then(
          () => 'fetched',
          () => 'refused by the policy',
        ),
      );
      const own = await electron.evaluate(({ app }) => app.getAppPath());
      return status === 'refused by the policy' && existsSync(join(own, 'out/renderer/print.html'));
    },
  ],
  [
    'it runs from the package',
    async ({ electron }) => (await electron.evaluate(({ app }) => app.getAppPath())) === folder,
  ],
];

console.log(`application runs on ${runtime.says}`);
const application = await launch({ application: folder });
let failed = 0;
for (const [what, check] of checks) {
  const held = await check(application).catch((error: unknown) => {
    console.log(String(error));
    return false;
  });
  console.log(`${held ? 'ok    ' : 'FAILED'}  ${what}`);
  if (!held) failed += 1;
}
if (failed > 0) console.log(application.errors());
await application.close();
removeDataFolders();
console.log(`${checks.length - failed} passed, ${failed} failed, 0 skipped`);
process.exit(failed === 0 ? 0 : 1);
