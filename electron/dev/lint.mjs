/** `npm run lint`: biome (style, mistakes, circles), then the house's own rules: rooms, texts, repository, packages. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { checkLocales } from './lint/locales.mjs';
import { checkPackages } from './lint/packages.mjs';
import { checkRepository } from './lint/repository.mjs';
import { checkRooms } from './lint/rooms.mjs';
import { inProject, projectFolder, say } from './project.mjs';
import { runScript } from './runtime.mjs';

const read = (file) => readFileSync(inProject(file), 'utf8');
const json = (file) => JSON.parse(read(file));

/** Files of the repository and those not yet in it, except what is ignored. */
const files = () =>
  spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
    .stdout.split('\0')
    .filter((file) => file !== '' && statSync(inProject(file), { throwIfNoEntry: false })?.isFile());

const locales = () => {
  const folder = inProject('resources/locales');
  return Object.fromEntries(
    readdirSync(folder).map((language) => [
      language,
      Object.fromEntries(
        readdirSync(`${folder}/${language}`).map((file) => [file, json(`resources/locales/${language}/${file}`)]),
      ),
    ]),
  );
};

const all = files();
const complaints = [
  ...checkRooms(all, read),
  ...checkLocales(locales()),
  ...checkRepository(all, read),
  ...checkPackages(json('package.json'), json('package-lock.json')),
];
for (const complaint of complaints) say(complaint);
const biome = runScript(inProject('node_modules/@biomejs/biome/bin/biome'), [
  'check',
  '--error-on-warnings',
  '--max-diagnostics=200',
  '.',
]);
if (complaints.length > 0) say(`\n${complaints.length} complaints`);
process.exit(complaints.length === 0 && biome === 0 ? 0 : 1);
