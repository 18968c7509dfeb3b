/** A house in a folder of its own: real SQLite, one supervisor signed in, rules that answer what the test says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createCaseDiary } from '../../../electron/appointments/index.ts';
import type { Actor } from '../../../electron/audit/index.ts';
import { emptyDraft, type IntakeServices } from '../../../electron/cases/index.ts';
import type { ApplicationDraft, Result } from '../../../electron/ipc/contract.ts';
import { manualTerminal, type PaymentTerminal, type TillServices } from '../../../electron/payments/index.ts';
import type { AssessmentFound, FeeRule, PaymentRules, Profile } from '../../../electron/rules/model/index.ts';
import { keepHouseSettings } from '../../../electron/staff/settings.ts';
import type { Database } from '../../../electron/storage/index.ts';
import { type DatabaseKind, openTestDatabase } from '../../real-parts/databases.ts';

// The same in every process, so that a house that was opened again knows its officers.
export const els: Actor = {
  staffId: '0e1f5c1e-0000-4000-8000-000000000e15',
  name: 'Els PROEFMANS',
  workstation: 'Loket 3',
};
export const jan: Actor = {
  staffId: '0e1f5c1e-0000-4000-8000-000000000a17',
  name: 'Jan VOORBEELD',
  workstation: 'Loket 1',
};

/** Rules that find nothing open and ask 21,30 euro; a test changes what it is about. */
export const calmRules: AssessmentFound = {
  profile: { id: 'voorbeeldegem', version: 4, name: { nl: 'Voorbeeldegem' } },
  today: '2026-11-09',
  letters: [],
  procedures: [],
  fee: { state: 'amount', cents: 2130, rule: 'card-normal' },
  promised: { from: '2026-11-30', to: '2026-11-30' },
  validUntil: null,
  activationNotBefore: null,
  window: { state: 'none', opens: null, closes: null, consequence: null },
  fingerprints: 'required',
  certificates: { authentication: 'yes', signature: 'yes' },
  checklist: [],
  photoRules: [],
  questions: [],
  payment: {
    methods: ['BANCONTACT', 'CASH'],
    preferred: 'BANCONTACT',
    moment: 'AT_APPLICATION',
    dueCents: 2130,
    amountFrom: 'RULE',
    cashDueCents: 2130,
    changeCents: null,
    change: [],
  },
  warnings: [],
  reasons: [],
  openPoints: [],
};

/** The little of a profile that these rules and the till look at; `payment` changes its part about payments. */
export const calmProfile = (version = 4, payment: object = {}): Profile =>
  ({
    profileId: 'voorbeeldegem',
    version,
    replacingDocuments: [],
    fees: [],
    appointmentTypes: [],
    invitations: [],
    windows: [],
    letters: [],
    reminders: null,
    retention: [],
    payment: { methods: [], cashRounding: 'TO_5_CENTS', refund: null, ...payment },
  }) as unknown as Profile;

/** An application by an invented applicant, paid by terminal. */
export const application = (surname = 'SPECIMEN', givenNames = 'João'): ApplicationDraft => {
  const empty = emptyDraft();
  return {
    ...empty,
    person: {
      ...empty.person,
      surname,
      givenNames,
      birthDate: '1984-07-02',
      nationality: 'PRT',
      nationalNumber: '84.07.02-997.77',
    },
    held: { ...empty.held, kind: 'CARD', letter: 'EU', model: 'new', cardNumber: 'B 000 7654 32' },
    letter: 'EU',
    reason: 'RENEWAL',
    payment: { ...empty.payment, method: 'BANCONTACT', terminalReference: 'T-0001' },
  };
};

type FeeParts = Pick<FeeRule, 'code' | 'federalCents' | 'municipalCents'>;
type TillOfCouncil = Pick<
  PaymentRules,
  'refundRule' | 'reversalApprovalAboveCents' | 'differenceApprovalAboveCents' | 'waiverBy' | 'accountNumbers'
>;
/** What a council says of its till. */
export const usualTill: TillOfCouncil = {
  refundRule: 'BEFORE_ORDER',
  reversalApprovalAboveCents: 50_00,
  differenceApprovalAboveCents: 5_00,
  waiverBy: ['SUPERVISOR'],
  accountNumbers: [
    { account: 'tillCash', number: '570000' },
    { account: 'terminal', number: '580100' },
  ],
};

export type HouseServices = IntakeServices & TillServices & { readonly terminal: PaymentTerminal };

export interface CounterHouse {
  readonly folder: string;
  readonly file: string;
  /** File, or address with its password. */
  readonly address: string;
  readonly database: Database;
  readonly services: HouseServices;
  readonly announced: string[];
  /** Runs statements as somebody with the file, or with all rights on the server. */
  behindItsBack(statements: string): Promise<void>;
  /** What the rules answer from now on. */
  rules: AssessmentFound;
  /** The instant that it is. */
  now: string;
  /** What the council says of its till from now on. */
  till: TillOfCouncil;
  /** The rows of the fee table of which the profile gives the parts. */
  fees: readonly FeeParts[];
  close(): Promise<void>;
}

/** Opens a house; with `existing`, that of an existing folder. */
export async function openHouse(
  at = '2026-11-09T13:42:00Z',
  existing?: string,
  kind: DatabaseKind = 'sqlite',
): Promise<CounterHouse> {
  const folder = existing ?? mkdtempSync(join(tmpdir(), 'verblijfsloket-'));
  const file = join(folder, 'verblijfsloket.sqlite');
  const announced: string[] = [];
  const state = { rules: calmRules, now: at, till: usualTill, fees: [] as readonly FeeParts[] };
  const clock = { now: () => Temporal.Instant.from(state.now) };
  const { database, address, behindItsBack } = await openTestDatabase(kind, file, clock);
  await database.transaction(async (transaction) => {
    await keepHouseSettings(transaction, {
      profileId: 'voorbeeldegem',
      desk: 'Loket 3',
      till: 'L3',
      lockAfterMinutes: 3,
    });
    return { ok: true, value: null };
  });
  const profile = (version: number): Profile => ({
    ...calmProfile(version, state.till),
    fees: state.fees as Profile['fees'],
  });
  const around = {
    database,
    clock,
    profiles: {
      inForce: () => profile(state.rules.profile.version),
      version: (_id: string, version: number) => profile(version),
    },
    assess: () => state.rules,
  };
  const services: HouseServices = {
    ...around,
    announceCases: (caseIds) => announced.push(...caseIds),
    diary: createCaseDiary(around),
    terminal: manualTerminal,
  };
  return {
    folder,
    file,
    address,
    database,
    services,
    announced,
    behindItsBack,
    get rules() {
      return state.rules;
    },
    set rules(rules) {
      state.rules = rules;
    },
    get till() {
      return state.till;
    },
    set till(rules) {
      state.till = rules;
    },
    get fees() {
      return state.fees;
    },
    set fees(rows) {
      state.fees = rows;
    },
    get now() {
      return state.now;
    },
    set now(instant) {
      state.now = instant;
    },
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The value, or a failed test that names the refusal. */
export const granted = <Value>(result: Result<Value>): Value => {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
};

/** Code of a refusal, or null for a value. */
export const codeOf = (result: Result<unknown, { readonly code: string }>): string | null =>
  result.ok ? null : result.error.code;
