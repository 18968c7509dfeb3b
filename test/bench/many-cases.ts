/**
 * Cases of invented people as a municipality collects them in twenty years: persons come back every five years, nearly all
 * cases are over, two in a hundred are open and stand in every state, each case has search words and a true audit chain.
 * The same numbers give the same house. Nothing is kept in memory: rows are made one case at a time.
 */
import { canonicalJson, sha256 } from '../../electron/audit/canonical.ts';
import { entryHash } from '../../electron/audit/chain.ts';
import {
  type CaseOrder,
  type Deed,
  emptyCollection,
  emptyCourse,
  emptyOrder,
  type StoredCase,
} from '../../electron/cases/index.ts';
import { toRow, wordsOf } from '../../electron/cases/store.ts';
import type { CaseState } from '../../electron/rules/model/index.ts';
import type { AuditEntriesTable, CasesTable } from '../../electron/storage/index.ts';
import { application, els } from '../integration/cases/counter-house.ts';

/** The instant that it is in a house with many cases. */
export const NOW = '2026-11-09T13:42:00Z';
const DAY_MS = 86_400_000;
const YEARS = 20;
/** One case in so many is open. */
const OPEN_SHARE = 0.02;
/** Of those who had a card five years before, so many in ten came back for the next. */
const COME_BACK = 6;

const SYLLABLES = 'va ro mi len dri kos ten ba sul gor ne pa el ka mo ha tsi wu fe jan ou bel'.split(' ');
const GIVEN_ENDINGS = ['a', 'o', 'e', 'i', 'ine', 'us', 'el', 'an'];
const PARTICLES = ['El ', 'Van den ', 'Ben ', "D'", 'De '];
const OPEN_STATES: readonly CaseState[] = [
  'DRAFT',
  'AWAITING_DVZ',
  'INCOMPLETE',
  'PAYMENT_DUE',
  'ORDERED',
  'ORDER_REJECTED',
  'IN_PRODUCTION',
  'CARD_AT_COUNTER',
  'CODES_SENT',
  'READY',
  'READY',
  'REMINDED',
];

/** One case with all that belongs to it. */
export interface ManyCasesRow {
  readonly row: CasesTable;
  readonly words: readonly string[];
  readonly entries: readonly AuditEntriesTable[];
}

/** A number that looks random and is always the same for the same input, from 0 to 1. */
function chance(number: number, salt: number): number {
  let mixed = Math.imul(number ^ (salt * 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

/** Some names are borne by very many, most by a few, as everywhere. */
const rankOf = (number: number, salt: number, names: number): number => Math.floor(names * chance(number, salt) ** 3);

const spelled = (rank: number, parts: number): string => {
  let left = rank * 7 + 3;
  let name = '';
  for (let part = 0; part < parts; part += 1) {
    name += SYLLABLES[left % SYLLABLES.length];
    left = Math.floor(left / SYLLABLES.length) + part;
  }
  return name;
};
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Name of an invented person. */
export function nameOf(person: number): { readonly surname: string; readonly givenNames: string } {
  const particle = chance(person, 3) < 0.15 ? PARTICLES[rankOf(person, 4, PARTICLES.length)] : '';
  const surname = `${particle}${capital(spelled(rankOf(person, 1, 40_000), 4))}`.toUpperCase();
  const given = rankOf(person, 2, 2_500);
  const second = chance(person, 5) < 0.3 ? ` ${capital(spelled(given % 90, 2))}a` : '';
  return { surname, givenNames: `${capital(spelled(given, 2))}${GIVEN_ENDINGS[given % 8]}${second}` };
}

/** Who a case of `count` is about: somebody from five years before, or somebody new. */
export function personOf(number: number, count: number): number {
  const before = number - Math.max(1, Math.floor((count * 5) / YEARS));
  return before > 0 && number % 10 < COME_BACK ? personOf(before, count) : number;
}

/** `count` cases in the order of their numbers. */
export function* manyCases(count: number): Generator<ManyCasesRow> {
  let sequence = 0;
  let hash = '';
  for (let number = 1; number <= count; number += 1) {
    const stored = caseOf(number, count);
    const entries: AuditEntriesTable[] = [];
    for (const [position, action] of actionsOf(stored.state).entries()) {
      sequence += 1;
      const details = canonicalJson({ params: {}, reason: null, salt: keyOf(sequence, 7) });
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
      entries.push({ ...entry, details, hash });
    }
    yield { row: toRow(stored), words: wordsOf(stored), entries };
  }
}

const actionsOf = (state: CaseState): readonly string[] =>
  state === 'DRAFT' ? ['draftStarted'] : ['draftStarted', 'applicationFinished', 'acceptedByRegister'];

/** A key in the form of a UUID. */
const keyOf = (number: number, salt: number): string => {
  const part = (more: number) =>
    Math.floor(chance(number, salt + more) * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const [a, b, c] = [part(100), part(200), part(300)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${number.toString(16).padStart(8, '0').slice(-8)}`;
};

export const caseKey = (number: number): string => keyOf(number, 1);
export const caseNumberOf = (number: number, count: number): string =>
  `${appliedOf(number, count).slice(0, 4)}-${String(number).padStart(7, '0')}`;

/** The day of application, spread evenly over the years up to today. */
const appliedOf = (number: number, count: number): string =>
  new Date(Date.parse(NOW) - Math.round(((count - number) / count) * YEARS * 365.25) * DAY_MS).toISOString();

const dayAfter = (instant: string, days: number): string =>
  new Date(Math.min(Date.parse(instant) + days * DAY_MS, Date.parse(NOW))).toISOString();
const dateAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MS).toISOString().slice(0, 10);

function stateOf(number: number, count: number): CaseState {
  if (number > count * (1 - OPEN_SHARE)) return OPEN_STATES[number % OPEN_STATES.length] ?? 'READY';
  return number % 33 === 0 ? 'CANCELLED' : number % 47 === 0 ? 'LAPSED' : 'DONE';
}

function caseOf(number: number, count: number): StoredCase {
  const person = personOf(number, count);
  const at = appliedOf(number, count);
  const state = stateOf(number, count);
  const age = Math.floor(chance(person, 6) * 75);
  const born = new Date(Date.parse(appliedOf(person, count)) - (age + chance(person, 8)) * 365.25 * DAY_MS);
  const ageNow = (Date.parse(at) - born.getTime()) / DAY_MS / 365.25;
  const draft = application(nameOf(person).surname, nameOf(person).givenNames);
  draft.person.birthDate = born.toISOString().slice(0, 10);
  draft.person.nationalNumber = String(10_000_000_000 + person * 97);
  draft.held.cardNumber = `B${String(number).padStart(9, '0')}`;
  draft.product = ageNow < 12 ? 'EVK_CHILD' : 'EVK';
  const isDraft = ['DRAFT', 'AWAITING_DVZ', 'INCOMPLETE'].includes(state);
  const updatedAt = dayAfter(at, state === 'DONE' ? 25 : isDraft ? 0 : number % 12);
  const deed: Deed = { at: updatedAt, staffId: els.staffId, by: els.name };
  return {
    id: caseKey(number),
    caseNumber: caseNumberOf(number, count),
    version: actionsOf(state).length,
    state,
    createdAt: at,
    createdBy: els.name,
    updatedAt,
    updatedBy: els.name,
    closedOn: null,
    application: draft,
    decision: isDraft
      ? null
      : {
          profile: { id: 'voorbeeldegem', version: 4 },
          appliedAt: at,
          appliedOn: at.slice(0, 10),
          fee: { state: 'amount', cents: 2130, rule: 'card-normal' },
          dueCents: 2130,
          promised: { from: dateAfter(at, 21), to: dateAfter(at, 21) },
          validUntil: dateAfter(at, 5 * 365),
          activationNotBefore: null,
          inviteFrom: dateAfter(at, 5 * 365 - 60),
        },
    order: orderOf(number, state, deed),
    collection: emptyCollection,
    course:
      state === 'REMINDED' ? { ...emptyCourse, reminders: [{ ...deed, dueOn: updatedAt.slice(0, 10) }] } : emptyCourse,
  };
}

function orderOf(number: number, state: CaseState, deed: Deed): CaseOrder {
  const isThere = ['CARD_AT_COUNTER', 'READY', 'REMINDED', 'DONE'].includes(state);
  const arrived = { ...deed, cardNumber: `B${String(500_000_000 + number)}`, location: `C${number % 40}` };
  const hasCodes = ['CODES_SENT', 'READY', 'REMINDED', 'DONE'].includes(state);
  return { ...emptyOrder, arrived: isThere ? arrived : null, codesSent: hasCodes ? deed : null };
}
