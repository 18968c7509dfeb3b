/** A real database in a folder of its own, with one case whose card lies at the counter. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createCaseDiary } from '../../../electron/appointments/index.ts';
import type { Actor } from '../../../electron/audit/index.ts';
import {
  type Assess,
  type CaseContent,
  type CaseDiary,
  emptyCollection,
  emptyCourse,
  emptyOrder,
  type Profiles,
  type StoredCase,
} from '../../../electron/cases/index.ts';
import { insertCase } from '../../../electron/cases/store.ts';
import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import type { Database } from '../../../electron/storage/index.ts';
import { type DatabaseKind, openTestDatabase } from '../../real-parts/databases.ts';
import { calmRules } from './counter-house.ts';

export const els: Actor = { staffId: randomUUID(), name: 'Els PROEFMANS', workstation: 'Loket 3' };
export const jan: Actor = { staffId: randomUUID(), name: 'Jan VOORBEELD', workstation: 'Loket 1' };

/** An application for a new EU card by somebody who holds one. */
export const application: ApplicationDraft = {
  person: {
    surname: 'SPECIMEN',
    givenNames: 'João',
    birthDate: '1984-07-02',
    birthPlace: 'Voorbeeldstad',
    sex: 'M',
    nationality: 'PRT',
    nationalNumber: '84.07.02-997.77',
    street: 'Molenweg 8',
    postalCode: '9999',
    municipality: 'Voorbeeldegem',
    phone: '',
    email: '',
    contactLanguage: 'nl',
    sources: {},
  },
  held: {
    kind: 'CARD',
    letter: 'EU',
    model: 'new',
    cardNumber: 'B 000 7654 32',
    validUntil: '2026-11-30',
    attestNumber: '',
    attestDate: null,
    attestOffice: '',
  },
  product: 'EVK',
  letter: 'EU',
  reason: 'RENEWAL',
  procedure: 'NORMAL',
  delivery: 'MUNICIPALITY',
  servicePoint: null,
  rightUntil: null,
  dvz: { agreement: 'unknown', date: null, reference: '' },
  answers: {},
  checklist: [],
  photo: { source: 'BROUGHT', takenOn: '2026-10-01', verdicts: [], exemption: null },
  fingerprints: { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' },
  signature: 'TAKEN',
  representative: { name: '', relation: '', documentSeen: '' },
  emergencyContact: '',
  payment: {
    method: 'CASH',
    terminalReference: '',
    givenCents: 2500,
    officerAmountCents: null,
    officerAmountReason: '',
    cardCents: null,
    waiverReason: '',
  },
  notes: '',
};

/** The day on which everything happens, movable. */
export interface MovableClock {
  now(): Temporal.Instant;
  set(instant: string): void;
}

export interface CollectionDesk {
  readonly database: Database;
  readonly clock: MovableClock;
  readonly announced: string[];
  readonly services: {
    readonly database: Database;
    readonly clock: MovableClock;
    readonly announceCases: (caseIds: readonly string[]) => void;
    readonly diary: CaseDiary;
    readonly profiles: Profiles;
    readonly assess: Assess;
  };
  /** Stores a case whose card arrived, changed as told. */
  newCase(change?: Partial<CaseContent>): Promise<StoredCase>;
  close(): Promise<void>;
}

/** A diary in a house without rules. */
const ruleless = (database: Database, clock: MovableClock): CaseDiary =>
  createCaseDiary({
    database,
    clock,
    profiles: { inForce: () => null, version: () => null },
    assess: () => calmRules,
  });

const deed = { at: '2026-10-19T08:00:00.000Z', staffId: els.staffId, by: els.name };

export const openDesk = async (kind: DatabaseKind = 'sqlite'): Promise<CollectionDesk> => {
  const folder = mkdtempSync(join(tmpdir(), 'collection-'));
  let now = Temporal.Instant.from('2026-11-09T13:51:00Z');
  const clock = {
    now: () => now,
    set: (instant: string) => {
      now = Temporal.Instant.from(instant);
    },
  };
  const { database } = await openTestDatabase(kind, join(folder, 'cases.sqlite'), clock);
  const announced: string[] = [];
  let number = 0;
  return {
    database,
    clock,
    announced,
    services: {
      database,
      clock,
      announceCases: (caseIds) => announced.push(...caseIds),
      diary: ruleless(database, clock),
      profiles: { inForce: () => null, version: () => null },
      assess: () => {
        throw new Error('no profile, so no rule is asked');
      },
    },
    newCase: async (change = {}) => {
      number += 1;
      const stored: StoredCase = {
        id: randomUUID(),
        caseNumber: `2026-${String(number).padStart(5, '0')}`,
        version: 1,
        createdAt: deed.at,
        createdBy: els.name,
        updatedAt: deed.at,
        updatedBy: els.name,
        state: 'READY',
        application,
        decision: {
          profile: { id: 'voorbeeldegem', version: 1 },
          appliedAt: deed.at,
          appliedOn: '2026-10-19',
          fee: { state: 'amount', cents: 2500, rule: 'test' },
          dueCents: 2500,
          promised: { from: '2026-11-09', to: '2026-11-09' },
          validUntil: '2031-11-09',
          activationNotBefore: null,
        },
        order: {
          ...emptyOrder,
          ordered: deed,
          accepted: { ...deed, reference: 'BELPIC-1' },
          arrived: { ...deed, cardNumber: 'B 000 9876 54', location: 'C7' },
          codesSent: deed,
        },
        collection: emptyCollection,
        closedOn: null,
        course: emptyCourse,
        ...change,
      };
      await database.transaction(async (transaction) => {
        await insertCase(transaction, stored);
        return { ok: true, value: null };
      });
      return stored;
    },
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
