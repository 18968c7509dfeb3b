/** What commands keep beside the cases for speed is what a recount of all cases finds, whatever was done in whatever order. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  emptyCollection,
  emptyCourse,
  emptyOrder,
  type StoredCase,
  workList,
  workListCounts,
} from '../../../electron/cases/index.ts';
import { fromRow, insertCase, updateCase, wordsOf } from '../../../electron/cases/store.ts';
import { STATES_OF_LIST } from '../../../electron/cases/work-lists.ts';
import { WORK_LISTS, type WorkListName } from '../../../electron/ipc/contract.ts';
import { addDays, monthsBefore, remindersOf, timeBefore } from '../../../electron/rules/index.ts';
import { CASE_STATES, type CaseState, type Product } from '../../../electron/rules/model/index.ts';
import type { CasesTable } from '../../../electron/storage/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, calmProfile, els, openHouse } from './counter-house.ts';

const TODAY = '2026-11-09';
const NOW = `${TODAY}T13:42:00Z`;

/** What may differ between cases, as far as any list looks at it. */
interface Shape {
  readonly state: CaseState;
  /** Which of a few persons; 0 has no national number. */
  readonly person: number;
  readonly product: Product;
  /** Years of the person on the day of today, in months, so that birthdays come near. */
  readonly ageMonths: number;
  readonly daysAgo: number;
  readonly promisedIn: number;
  readonly readyAgo: number;
  readonly inviteIn: number;
  readonly paperIn: number | null;
  readonly activationIn: number | null;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  state: fc.oneof(
    fc.constantFrom(...CASE_STATES),
    fc.constantFrom<CaseState>('DONE', 'DONE', 'READY', 'REMINDED', 'CANCELLED'),
  ),
  person: fc.nat(3),
  product: fc.constantFrom<Product>('EVK', 'EVK_CHILD'),
  ageMonths: fc.oneof(
    fc.integer({ min: 138, max: 152 }),
    fc.integer({ min: 210, max: 224 }),
    fc.integer({ min: 0, max: 900 }),
  ),
  daysAgo: fc.integer({ min: 0, max: 400 }),
  promisedIn: fc.integer({ min: -5, max: 5 }),
  readyAgo: fc.integer({ min: 0, max: 120 }),
  inviteIn: fc.integer({ min: -220, max: 20 }),
  paperIn: fc.option(fc.integer({ min: -5, max: 30 })),
  activationIn: fc.option(fc.integer({ min: -5, max: 30 })),
});
/** A new case, or one of those that stand there with other content; mostly it stays with its person. */
const deed = fc.record({ at: fc.option(fc.nat(30), { nil: null, freq: 2 }), staysWithPerson: fc.boolean(), shape });
const deeds = fc.array(deed, { minLength: 5, maxLength: 40, size: 'max' });

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(NOW, undefined, kind);
  });
  afterEach(() => house.close());

  const inTransaction = (work: Parameters<typeof house.database.transaction<null, never>>[0]) =>
    house.database.transaction<null, never>(work);
  let number = 0;
  const personOf = new Map<string, number>();
  const caseOf = ({ state, product, ...of }: Shape, before: StoredCase | null, stays: boolean): StoredCase => {
    const person = stays && before !== null ? (personOf.get(before.id) ?? 0) : of.person;
    const id = before?.id ?? randomUUID();
    personOf.set(id, person);
    const draft = application(['SPECIMEN', "D'VOORBEELD", 'VAN DEN PROEF', 'EL FICTIEF', 'PROEF'][person], 'João');
    draft.person.nationalNumber = person === 0 ? '' : String(84_070_299_700 + person);
    draft.person.birthDate = Temporal.PlainDate.from(TODAY).subtract({ months: of.ageMonths }).toString();
    draft.product = product;
    if (before === null) number += 1;
    const at = `${addDays(TODAY, -of.daysAgo)}T09:00:00.000Z`;
    const deed = { at: `${addDays(TODAY, -of.readyAgo)}T09:00:00.000Z`, staffId: els.staffId, by: els.name };
    const paper = { ...deed, paper: 'ANNEX_15' as const, number: '', issuedOn: TODAY, inTime: true };
    return {
      id,
      caseNumber: before?.caseNumber ?? `2026-${String(number).padStart(5, '0')}`,
      version: (before?.version ?? 0) + 1,
      state,
      createdAt: before?.createdAt ?? at,
      createdBy: els.name,
      updatedAt: at,
      updatedBy: els.name,
      closedOn: null,
      application: draft,
      decision: {
        profile: { id: 'voorbeeldegem', version: 4 },
        appliedAt: at,
        appliedOn: at.slice(0, 10),
        fee: { state: 'amount', cents: 2130, rule: 'card-normal' },
        dueCents: 2130,
        promised: { from: addDays(TODAY, of.promisedIn), to: addDays(TODAY, of.promisedIn) },
        validUntil: null,
        activationNotBefore: of.activationIn === null ? null : addDays(TODAY, of.activationIn),
        inviteFrom: addDays(TODAY, of.inviteIn),
      },
      order: { ...emptyOrder, arrived: { ...deed, cardNumber: 'B1', location: 'C7' }, codesSent: deed },
      collection: emptyCollection,
      course: {
        ...emptyCourse,
        interimPapers: of.paperIn === null ? [] : [{ ...paper, validUntil: addDays(TODAY, of.paperIn) }],
        reminders: state === 'REMINDED' ? [{ ...deed, dueOn: TODAY }] : [],
      },
    };
  };

  test('the counts of all lists, the rows of each, and the words of names', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (some) => {
        await inTransaction(async (transaction) => {
          for (const table of ['case_search', 'name_words', 'cases'] as const)
            await transaction.deleteFrom(table).execute();
          return { ok: true, value: null };
        });
        const there: StoredCase[] = [];
        for (const { at, shape: one, staysWithPerson } of some) {
          const before = at === null ? null : (there[at % Math.max(1, there.length)] ?? null);
          const stored = caseOf(one, before, staysWithPerson);
          await inTransaction(async (transaction) => {
            if (before === null) await insertCase(transaction, stored);
            else await updateCase(transaction, before, stored);
            return { ok: true, value: null };
          });
          if (before === null) there.push(stored);
          else there[there.indexOf(before)] = stored;
        }
        const rows = await house.database.read.selectFrom('cases').selectAll().execute();
        expect(rows.map((row) => [row.case_number, Number(row.followed)])).toEqual(
          rows.map((row) => [row.case_number, isFollowed(row, rows) ? 1 : 0]),
        );
        const counts = await workListCounts(house.services);
        for (const list of WORK_LISTS) {
          const expected = rows.filter((row) => isOn(list, row, rows)).map((row) => row.case_number);
          expect({ list, count: counts[list] }).toEqual({ list, count: expected.length });
          const shown = await workList(house.services, list, '');
          expect({ list, rows: shown.map((row) => row.caseNumber).sort() }).toEqual({ list, rows: expected.sort() });
        }
        expect(await nameWords()).toEqual(recounted(rows));
      }),
      { numRuns: kind === 'sqlite' ? 50 : 20 },
    );
  });

  const nameWords = async () => {
    const rows = await house.database.read.selectFrom('name_words').selectAll().orderBy('word').execute();
    return rows.map(({ word, cases }) => [word, Number(cases)]);
  };
});

/** Each word of names once, with the number of cases that have it. */
function recounted(rows: readonly CasesTable[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of rows.flatMap((row) => wordsOf(fromRow(row)))) {
    if (!/[0-9]/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whether the same person began a later case that stands. */
const isFollowed = (row: CasesTable, all: readonly CasesTable[]): boolean =>
  row.national_number !== '' &&
  all.some(
    (other) =>
      other.national_number === row.national_number && other.created_at > row.created_at && other.state !== 'CANCELLED',
  );

/** Whether a case belongs on a list, by looking at every case of the house. */
function isOn(list: WorkListName, row: CasesTable, all: readonly CasesTable[]): boolean {
  const { firstAfter, lapseAfter } = remindersOf(calmProfile());
  const within = (date: string | null, after: string, upTo: string) => date !== null && date > after && date <= upTo;
  const last = row.state === 'DONE' && !isFollowed(row, all);
  switch (list) {
    case 'today':
      return row.updated_at >= `${TODAY}T00:00` && row.state !== 'CANCELLED';
    case 'late':
      return (
        ['ORDERED', 'ORDER_REJECTED', 'IN_PRODUCTION', 'CODES_SENT'].includes(row.state) &&
        (row.promised_to ?? '9') < TODAY
      );
    case 'toScanIn':
      return ['IN_PRODUCTION', 'CODES_SENT'].includes(row.state) && (row.promised_from ?? '9') <= TODAY;
    case 'remindersDue':
      return row.state === 'READY' && (row.ready_on ?? '9') <= timeBefore(TODAY, firstAfter);
    case 'lapsing':
      return row.state === 'REMINDED' && (row.reminded_on ?? '9') <= timeBefore(TODAY, lapseAfter);
    case 'annexesEnding':
      return (
        (row.interim_until ?? '9') <= addDays(TODAY, 14) &&
        (!['ACTIVE', 'DONE'].includes(row.state) ||
          (!isFollowed(row, all) && (row.interim_until ?? '') > monthsBefore(TODAY, 6)))
      );
    case 'activationFrom':
      return (
        row.activation_from !== null && ['CARD_AT_COUNTER', 'READY', 'APPT_COLLECT', 'REMINDED'].includes(row.state)
      );
    case 'toInvite':
      return last && within(row.invite_from, monthsBefore(TODAY, 6), TODAY);
    case 'turning12':
      return (
        last &&
        row.product === 'EVK_CHILD' &&
        within(row.birth_date, monthsBefore(TODAY, 150), monthsBefore(TODAY, 141))
      );
    case 'turning18':
      return (
        last &&
        row.product === 'EVK' &&
        within(row.birth_date, monthsBefore(TODAY, 222), monthsBefore(TODAY, 215)) &&
        (row.applied_on ?? '9') < `${Number(row.birth_date?.slice(0, 4)) + 18}${row.birth_date?.slice(4)}`
      );
    default:
      return (STATES_OF_LIST[list] as readonly string[]).includes(row.state);
  }
}
