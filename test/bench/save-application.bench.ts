import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { finishApplication, saveDraft, startDraft } from '../../electron/cases/index.ts';
import { application, els, granted } from '../integration/cases/counter-house.ts';
import { type Bench, quantile, spread, timed } from './bench.ts';
import { filledHouse } from './filled-house.ts';

const CASES = 100_000;
const TURNS = 300;
const WARM_UP = 30;
const BOUND_MS = 20;

/** Saving an application in a full house, beside the least that SQLite can do on the same disk in the same second. */
export const bench: Bench = {
  title: `Saving an application at ${CASES.toLocaleString('en')} cases`,
  note:
    'SQLite in WAL with synchronous=FULL. Each command writes case, search words and audit entry; finishing also receipt and ' +
    'ledger. The bare commit is one insert of one row of 3 KB into an empty database beside it, between the commands.',
  run: async (shop) => {
    const house = await filledHouse(shop, CASES);
    const bare = bareDatabase(join(house.folder, 'bare.sqlite'));
    const times = { bare: [] as number[], start: [] as number[], save: [] as number[], finish: [] as number[] };
    for (let turn = 0; turn < TURNS + WARM_UP; turn += 1) {
      const draft = application(`SPECIMEN BENCH${turn}`, 'Bram');
      const { services } = house;
      let draftId = '';
      let revision = 0;
      const taken = {
        bare: await timed(async () => bare.commit(turn)),
        start: await timed(async () => {
          ({ draftId, revision } = granted(await startDraft(services, els, null)));
        }),
        save: await timed(async () => granted(await saveDraft(services, els, { draftId, revision, draft }))),
        finish: await timed(async () =>
          granted(await finishApplication(services, els, { draftId, draft, shownDueCents: 2130 })),
        ),
      };
      if (turn >= WARM_UP) {
        for (const name of ['bare', 'start', 'save', 'finish'] as const) {
          times[name].push(taken[name]);
        }
      }
    }
    bare.close();
    const ratio = (values: readonly number[]) =>
      `${(quantile(values, 0.5) / quantile(times.bare, 0.5)).toFixed(1)} × a bare commit`;
    const row = (work: string, values: readonly number[]) => ({
      work,
      measured: `${spread(values)}; ${ratio(values)}`,
      bound: `median under ${BOUND_MS} ms`,
      kept: quantile(values, 0.5) < BOUND_MS,
    });
    return [
      { work: 'bare SQLite commit, same disk', measured: spread(times.bare), bound: '', kept: null },
      row('starting an application (case number taken)', times.start),
      row('saving what was typed', times.save),
      row('finishing an application (case, receipt, ledger, audit)', times.finish),
    ];
  },
};

function bareDatabase(file: string) {
  const database = new BetterSqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table line (number integer primary key, text text)');
  const insert = database.prepare('insert into line (number, text) values (?, ?)');
  return {
    commit: (number: number) => insert.run(number, 'x'.repeat(3_000)),
    close: () => database.close(),
  };
}
