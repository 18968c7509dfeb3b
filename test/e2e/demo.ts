/**
 * Plays a counter day on a virtual card in a real reader, visibly where there is a display, and leaves the papers, the
 * screenshots and the database in a folder that it names.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import { launch, takeScreenshots } from './application.ts';
import { playCounterDay } from './counter-day.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-demo-'));
const dataFolder = join(folder, 'data');
const screenshots = join(folder, 'screenshots');
mkdirSync(dataFolder);

const application = await launch({
  dataFolder,
  installation: { trainingMode: true, trustAnchors: await testTrustAnchors() },
});
try {
  const outcome = await playCounterDay({
    page: application.page,
    insert: async (name) => {
      const card = await makeNamedCard(name);
      if (card === null) throw new Error(`There is no virtual card ${name}.`);
      return insertCard(card);
    },
    onScreen: async (name) => {
      say(`  ${name}`);
      await takeScreenshots(application, name, screenshots);
    },
  });
  say(`Case ${outcome.caseNumber} went from application to destroyed old card.`);
} finally {
  await application.close();
}
const papers = join(folder, 'papers');
cpSync(join(dataFolder, 'documents'), papers, { recursive: true });
say('');
say(`Everything of this day lies in ${folder}:`);
for (const name of readdirSync(papers)) say(`  papers/${name}`);
say(`  screenshots/ (${readdirSync(screenshots).length} pictures)`);
say('  data/practice.sqlite');
