/** Commands at three tills: the same list for the same seed, and how each is carried out. What a command is about (which receipt, which movement) is read from the books, so that a list can be taken up again after a kill. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../../electron/audit/index.ts';
import type { CallError, Result } from '../../../electron/ipc/contract.ts';
import {
  closeTill,
  countTill,
  expectedCash,
  manualTerminal,
  moveCash,
  noteUnclear,
  openAttempts,
  openSessionOf,
  openTill,
  recordPayment,
  refund,
  refundState,
  resolveAttempt,
  reverseMovement,
  type TerminalServices,
  takeManual,
} from '../../../electron/payments/index.ts';
import { keepHouseSettings } from '../../../electron/staff/settings.ts';
import {
  belgianDate,
  type Database,
  openPostgresql,
  openSqlite,
  storedInstant,
  type Transaction,
} from '../../../electron/storage/index.ts';
import { calmProfile, els, granted, jan } from '../../integration/cases/counter-house.ts';
import { byCard, inCash, lineOf } from '../../integration/payments/payment-of.ts';
import type { DatabaseKind } from '../../real-parts/databases.ts';

const TILLS = ['L1', 'L2', 'L3'] as const;
/** The till of the desk itself: loose receipts and charges of the terminal are made there. */
const OWN_TILL = 'L3';
const KINDS = [
  'cash',
  'card',
  'split',
  'parts',
  'manual',
  'refund',
  'move',
  'reverse',
  'open',
  'count',
  'close',
  'unclear',
  'resolve',
] as const;

/** One command. `pick` chooses what it is about. */
export interface TillCommand {
  readonly kind: (typeof KINDS)[number];
  readonly till: (typeof TILLS)[number];
  readonly by: 'els' | 'jan';
  readonly cents: number;
  readonly pick: number;
}

/** Closings come often, so that money also goes back after them and tills change hands. */
export const tillCommand: fc.Arbitrary<TillCommand> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...KINDS) },
    { weight: 1, arbitrary: fc.constantFrom('close' as const, 'refund' as const) },
  ),
  till: fc.constantFrom(...TILLS),
  by: fc.constantFrom('els' as const, 'jan' as const),
  cents: fc.integer({ min: 6, max: 20_000 }),
  pick: fc.nat({ max: 999 }),
});

/** So many commands, the same for the same seed. */
export const commandsOf = (seed: number, count: number): readonly TillCommand[] =>
  fc.sample(tillCommand, { seed, numRuns: count });

/** Two hours before the new year, so that a list runs over midnight into another series of numbers. */
const BEGIN = Temporal.Instant.from('2026-12-31T21:00:00Z');
const STEP_MINUTES = 7;

export interface TillBooks {
  readonly database: Database;
  /** Carries out the command that stands at this place of the list. */
  run(command: TillCommand, place: number): Promise<Result<unknown>>;
  close(): Promise<void>;
}

/** Opens the books in a file or on a server; `isNew` writes the settings of the desk. */
export async function openBooks(kind: DatabaseKind, address: string, isNew: boolean): Promise<TillBooks> {
  let now = BEGIN;
  const clock = { now: () => now };
  const database = granted(
    kind === 'sqlite' ? await openSqlite({ file: address, clock }) : await openPostgresql({ url: address, clock }),
  );
  if (isNew) {
    await database.transaction(async (transaction) => {
      await keepHouseSettings(transaction, {
        profileId: 'voorbeeldegem',
        desk: 'Loket 3',
        till: OWN_TILL,
        lockAfterMinutes: 3,
      });
      return { ok: true, value: null };
    });
  }
  const services: TerminalServices = {
    database,
    clock,
    profiles: { inForce: () => calmProfile() },
    terminal: manualTerminal,
    announceCases: () => undefined,
  };
  return {
    database,
    run: (command, place) => {
      now = BEGIN.add({ minutes: place * STEP_MINUTES });
      return carryOut(services, command);
    },
    close: () => database.close(),
  };
}

async function carryOut(services: TerminalServices, command: TillCommand): Promise<Result<unknown>> {
  const { database } = services;
  const { till, cents, pick } = command;
  const officer: Actor = command.by === 'els' ? els : jan;
  const moment = { at: storedInstant(services.clock.now()), date: belgianDate(services.clock.now()), till, officer };
  const run = <Value>(work: (transaction: Transaction) => Promise<Result<Value>>) =>
    database.transaction<Value, CallError>(work);
  const session = await openSessionOf(database.read, till);
  const there = session === null ? 0 : await expectedCash(database.read, session);
  const half = Math.floor(cents / 2);
  switch (command.kind) {
    case 'cash':
      return run((transaction) =>
        recordPayment(transaction, { ...moment, lines: [lineOf(cents)], parts: [inCash(cents, pick)] }),
      );
    case 'card':
      return run((transaction) =>
        recordPayment(transaction, { ...moment, lines: [lineOf(cents)], parts: [byCard(cents, `T-${pick}`)] }),
      );
    case 'split':
      return run((transaction) =>
        recordPayment(transaction, {
          ...moment,
          lines: [lineOf(cents)],
          parts: [byCard(half, `T-${pick}`), inCash(cents - half)],
        }),
      );
    case 'parts': {
      const lines = [
        lineOf(cents, { federalCents: half, municipalCents: cents - half }),
        lineOf(pick, { feeKind: 'SURCHARGE.X', federalCents: 0, municipalCents: pick }),
      ];
      return run((transaction) =>
        recordPayment(transaction, { ...moment, lines, parts: [byCard(cents + pick, `T-${pick}`)] }),
      );
    }
    case 'manual':
      return takeManual(services, officer, {
        lines: [{ label: 'Kopie', reason: 'aan de balie', cents }],
        means: { method: 'BANCONTACT', reference: `T-${pick}`, cardCents: null, givenCents: null },
        attemptId: null,
      });
    case 'refund': {
      const receiptId = await pickReceipt(database, pick);
      const state = await refundState(database.read, receiptId);
      if (!state.ok) return state;
      const lineCents = state.value.leftByLine.map((left) => (pick % 2 === 0 ? left : Math.min(left, cents)));
      const wanted = {
        receiptId,
        lineCents,
        reference: `R-${pick}`,
        reason: 'fout',
        cause: 'MISTAKE' as const,
        approvedBy: null,
      };
      return run((transaction) => refund(transaction, moment, wanted, 'TO_5_CENTS'));
    }
    case 'move': {
      const kind = (['safeDrop', 'paidIn', 'paidOut'] as const)[pick % 3] ?? 'paidIn';
      return run((transaction) => moveCash(transaction, moment, { kind, cents, reason: `nr ${pick}` }));
    }
    case 'reverse': {
      const bookingId = await pickMovement(database, till, pick);
      return run((transaction) =>
        reverseMovement(transaction, moment, { bookingId, reason: 'fout', approvedBy: 'Verantwoordelijke' }),
      );
    }
    case 'open':
      return run((transaction) => openTill(transaction, moment, cents, 'geteld'));
    case 'count':
      return run((transaction) => countTill(transaction, moment, { counts: pieces(cents), terminalCents: null }));
    case 'close': {
      const isOwn = session?.officerId === officer.staffId;
      return run((transaction) =>
        closeTill(transaction, moment, {
          kind: isOwn ? 'day' : 'handOver',
          counts: pieces(there + (pick % 3 === 0 ? 100 : 0)),
          terminalCents: isOwn ? cents : null,
          reason: 'nageteld',
          keptCents: Math.min(there, 5000),
          approvedBy: 'Verantwoordelijke',
          approvalAboveCents: 500,
        }),
      );
    }
    case 'unclear':
      return noteUnclear(services, officer, { cents, purpose: `nr ${pick}`, detail: 'liep vast' });
    case 'resolve': {
      const [open] = await openAttempts(database.read, OWN_TILL);
      const states =
        open?.state === 'approved' ? (['cancelled'] as const) : (['approved', 'declined', 'cancelled'] as const);
      return resolveAttempt(services, officer, {
        attemptId: open?.attemptId ?? NOBODY,
        state: states[pick % states.length] ?? 'declined',
        reference: `T-${pick}`,
        reason: 'journaal gezien',
      });
    }
  }
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

const pieces = (cents: number) => [{ denominationCents: 1, count: cents }];

async function pickReceipt({ read }: Database, pick: number): Promise<string> {
  const rows = await read
    .selectFrom('receipts')
    .select('id')
    .where('kind', '=', 'payment')
    .orderBy('till')
    .orderBy('year')
    .orderBy('sequence')
    .execute();
  return rows[pick % Math.max(1, rows.length)]?.id ?? NOBODY;
}

async function pickMovement({ read }: Database, till: string, pick: number): Promise<string> {
  const rows = await read
    .selectFrom('ledger_bookings')
    .select('id')
    .where('till', '=', till)
    .where('kind', 'in', ['safeDrop', 'paidIn', 'paidOut', 'float'])
    .orderBy('at')
    .orderBy('kind')
    .execute();
  return rows[pick % Math.max(1, rows.length)]?.id ?? NOBODY;
}
