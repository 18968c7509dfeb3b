/** A house with many cases of invented people, each with search words and a true audit chain. */
import { randomUUID } from 'node:crypto';
import BetterSqlite from 'better-sqlite3';
import { canonicalJson, sha256 } from '../../electron/audit/canonical.ts';
import { entryHash } from '../../electron/audit/chain.ts';
import { emptyCollection, emptyCourse, emptyOrder, type StoredCase } from '../../electron/cases/index.ts';
import { toRow, wordsOf } from '../../electron/cases/store.ts';
import type { CaseState } from '../../electron/rules/model/index.ts';
import { application, type CounterHouse, els, openHouse } from '../integration/cases/counter-house.ts';
import type { BenchShop } from './bench.ts';

export const CASES = 100_000;
/** Entries per case: started, finished, accepted. */
const ENTRIES = ['draftStarted', 'applicationFinished', 'acceptedByRegister'];

const SURNAMES = ['VOORBEELD', 'SPECIMEN', 'PROEFKAART', 'FICTIEF', 'NIETECHT', 'DUMMY', 'TESTKIND', 'OEFENING'];
const GIVEN = ['Amina', 'João', 'Oksana', 'Kwame', 'Mehmet', 'Wei', 'Giulia', 'Thi Mai', 'Ana-Maria', 'Youssef'];
const SYLLABLES = ['va', 'ro', 'mi', 'len', 'dri', 'kos', 'ten', 'ba', 'sul', 'gor', 'ne', 'pa'];

/** The shared house with 100,000 cases; built once per run. */
export const filledHouse = (shop: BenchShop): Promise<CounterHouse> =>
  shop.once('filled house', async () => {
    const house = await openHouse();
    fill(house.file, CASES);
    return { thing: house, close: () => house.close() };
  });

/** An invented surname, different for every number. */
export function surnameOf(number: number): string {
  const pick = (position: number) => SYLLABLES[Math.floor(number / 12 ** position) % 12] ?? '';
  return `${SURNAMES[number % SURNAMES.length]} ${pick(0)}${pick(1)}${pick(2)}${pick(3)}`.toUpperCase();
}

function fill(file: string, count: number): void {
  const database = new BetterSqlite(file);
  database.pragma('synchronous = OFF');
  const caseInsert = insertInto(database, 'cases', Object.keys(toRow(caseOf(1))));
  const wordInsert = database.prepare('insert into case_search (token, case_id) values (?, ?)');
  const entryInsert = insertInto(database, 'audit_entries', [
    'sequence',
    'at',
    'actor_id',
    'actor_name',
    'workstation',
    'action',
    'case_id',
    'case_version',
    'details',
    'details_hash',
    'previous_hash',
    'hash',
  ]);
  let sequence = 0;
  let hash = '';
  database.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const stored = caseOf(number);
      caseInsert.run(toRow(stored));
      for (const word of wordsOf(stored)) {
        wordInsert.run(word, stored.id);
      }
      for (const [position, action] of ENTRIES.entries()) {
        sequence += 1;
        const details = canonicalJson({ params: {}, reason: null, salt: randomUUID() });
        const entry = {
          sequence,
          at: stored.updatedAt,
          actor_id: els.staffId,
          actor_name: els.name,
          workstation: els.workstation,
          action,
          case_id: stored.id,
          case_version: position + 1,
          details_hash: sha256(details),
          previous_hash: hash,
        };
        hash = entryHash(entry);
        entryInsert.run({ ...entry, details, hash });
      }
    }
    database.prepare('update audit_head set sequence = ?, hash = ?').run(sequence, hash);
    database.prepare("insert into counters (name, value) values ('case/2026', ?)").run(count);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.exec('analyze');
  database.close();
}

const insertInto = (database: BetterSqlite.Database, table: string, columns: readonly string[]) =>
  database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  );

/** Most cases are over, as in a house that has worked for years; some are in every state between. */
const stateOf = (number: number): CaseState => {
  const states: readonly CaseState[] = ['ORDERED', 'IN_PRODUCTION', 'CARD_AT_COUNTER', 'CODES_SENT', 'READY'];
  return number % 50 === 0 ? (states[(number / 50) % states.length] ?? 'DONE') : 'DONE';
};

function caseOf(number: number): StoredCase {
  const draft = application(surnameOf(number), GIVEN[number % GIVEN.length]);
  draft.person.nationalNumber = String(70_000_000_000 + number * 97);
  draft.held.cardNumber = `B${String(number).padStart(9, '0')}`;
  const minute = String(number % 60).padStart(2, '0');
  const month = String(1 + (number % 10)).padStart(2, '0');
  const at = `2026-${month}-15T09:${minute}:00.000Z`;
  return {
    id: randomUUID(),
    caseNumber: `2026-${String(number).padStart(5, '0')}`,
    version: 3,
    state: stateOf(number),
    createdAt: at,
    createdBy: els.name,
    updatedAt: at,
    updatedBy: els.name,
    application: draft,
    decision: {
      profile: { id: 'voorbeeldegem', version: 4 },
      appliedAt: at,
      appliedOn: at.slice(0, 10),
      fee: { state: 'amount', cents: 2130, rule: 'card-normal' },
      dueCents: 2130,
      promised: { from: '2026-11-30', to: '2026-11-30' },
      validUntil: null,
      activationNotBefore: null,
    },
    order: emptyOrder,
    collection: emptyCollection,
    course: emptyCourse,
  };
}
