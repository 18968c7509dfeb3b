/** The till of this desk: what it shows, and its commands. Each command is one transaction with its audit entry. */
import type { Actor } from '../audit/index.ts';
import {
  type Approval,
  type CallError,
  type CallValue,
  type CheckedInput,
  type ClosingView,
  type ReceiptView,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { type IsoDate, type Profile, tillRulesOf } from '../rules/index.ts';
import { confirmSupervisor, type HouseSettings, houseSettings, supervisorsBeside } from '../staff/index.ts';
import {
  belgianDate,
  type Clock,
  type Database,
  type Executor,
  storedInstant,
  type Transaction,
} from '../storage/index.ts';
import { type Closing, closeTill, countedCents, countTill } from './closing.ts';
import { totalsOf } from './day-totals.ts';
import { moveCash, movementsOf, reverseMovement, sizeOfBooking } from './movements.ts';
import { meansOf, type Receipt, receiptsOfDay } from './receipts-found.ts';
import { leftInTill, openSessionOf, openTill, type TillMoment } from './sessions.ts';
import { type Attempt, openAttempts } from './terminal/attempts.ts';
import type { PaymentTerminal } from './terminal/terminal.ts';

/** What the functions of this room work with. */
export interface TillServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly profiles: { inForce(profileId: string, on: IsoDate): Profile | null };
  /** How this desk reaches its payment terminal. */
  readonly terminal: Pick<PaymentTerminal, 'kind'>;
  /** Called after something is on disk; what is on the screen looks again. */
  readonly announceCases: (caseIds: readonly string[]) => void;
}

/** House, profile and moment of a command. */
export interface TillHouse {
  readonly settings: HouseSettings;
  readonly profile: Profile;
  readonly moment: TillMoment;
}

/** Refusals: `notSetUp`, `noProfileInForce`. */
export async function tillHouse(services: TillServices, officer: Actor): Promise<Result<TillHouse>> {
  const now = services.clock.now();
  const settings = await houseSettings(services.database.read);
  if (settings === null) return refusal('notSetUp');
  const date = belgianDate(now);
  const profile = services.profiles.inForce(settings.profileId, date);
  if (profile === null) return refusal('noProfileInForce', { date });
  return success({ settings, profile, moment: { at: storedInstant(now), date, till: settings.till, officer } });
}

/** The till as it stands. */
export async function tillToday(services: TillServices, officer: Actor): Promise<Result<CallValue<'till.today'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { read } = services.database;
  const { till, date } = house.value.moment;
  const { payment } = house.value.profile;
  const rules = tillRulesOf(house.value.profile);
  const session = await openSessionOf(read, till);
  const receipts = await receiptsOfDay(read, till, date);
  return success({
    till,
    date,
    session:
      session === null
        ? null
        : {
            officer: session.officer,
            isYours: session.officerId === officer.staffId,
            openedAt: session.openedAt,
            openingCents: session.openingCents,
            isCounted: session.counted,
            isFromEarlier: session.date < date,
          },
    leftCents: await leftInTill(read, till),
    totals: totalsOf(receipts).means.map((one) => ({ ...one })),
    receipts: await receiptViews(read, receipts),
    movements: (await movementsOf(read, till)).map(({ id, ...movement }) => ({ bookingId: id, ...movement })),
    openAttempts: (await openAttempts(read, till)).map(attemptView),
    terminal: services.terminal.kind,
    rules: {
      refund: rules.refund,
      refundText: payment.refund,
      reversalApprovalAboveCents: rules.reversalApprovalAboveCents,
      differenceApprovalAboveCents: rules.differenceApprovalAboveCents,
      waiverBy: [...rules.waiverBy],
      methods: payment.methods.length === 0 ? ['BANCONTACT', 'CASH'] : [...payment.methods],
    },
    supervisors: (await supervisorsBeside(read, officer.staffId)).map((one) => ({ ...one })),
  });
}

/** Opens the till; see `openTill`. */
export const openTillOfDesk = (services: TillServices, officer: Actor, input: CheckedInput<'till.open'>) =>
  onTill(services, officer, (transaction, { moment }) =>
    openTill(transaction, moment, countedCents(input.counts), input.reason),
  );

/** Moves cash; see `moveCash`. */
export const moveCashOfDesk = (services: TillServices, officer: Actor, input: CheckedInput<'till.move'>) =>
  onTill(services, officer, (transaction, { moment }) => moveCash(transaction, moment, input));

/** Takes a movement back; above the limit of the profile with a second person. See `reverseMovement`. */
export async function reverseOfDesk(
  services: TillServices,
  officer: Actor,
  input: CheckedInput<'till.reverse'>,
): Promise<Result<CallValue<'till.today'>>> {
  const size = await sizeOfBooking(services.database.read, input.bookingId);
  if (size === null) return refusal('bookingNotFound');
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const above = tillRulesOf(house.value.profile).reversalApprovalAboveCents;
  const approved = await approvedBy(services, officer, input.approval, size > above, above);
  if (!approved.ok) return approved;
  return onTill(services, officer, (transaction, { moment }) =>
    reverseMovement(transaction, moment, { ...input, approvedBy: approved.value }),
  );
}

/** A blind count; see `countTill`. */
export async function countOfDesk(
  services: TillServices,
  officer: Actor,
  input: CheckedInput<'till.count'>,
): Promise<Result<CallValue<'till.count'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  return services.database.transaction<CallValue<'till.count'>, CallError>((transaction) =>
    countTill(transaction, house.value.moment, input),
  );
}

/** Closes the till or takes it over; see `closeTill`. */
export async function closeOfDesk(
  services: TillServices,
  officer: Actor,
  input: CheckedInput<'till.close'>,
): Promise<Result<ClosingView>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const approved = await approvedBy(services, officer, input.approval, false, 0);
  if (!approved.ok) return approved;
  const { moment, profile } = house.value;
  const closed = await services.database.transaction<Closing, CallError>((transaction) =>
    closeTill(transaction, moment, {
      ...input,
      approvedBy: approved.value,
      approvalAboveCents: tillRulesOf(profile).differenceApprovalAboveCents,
    }),
  );
  if (!closed.ok) return closed;
  services.announceCases([]);
  return success(closingView(closed.value));
}

/** A command on the till, answered with the till as it then stands. */
async function onTill<Value>(
  services: TillServices,
  officer: Actor,
  work: (transaction: Transaction, house: TillHouse) => Promise<Result<Value>>,
): Promise<Result<CallValue<'till.today'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const done = await services.database.transaction<Value, CallError>((transaction) => work(transaction, house.value));
  if (!done.ok) return done;
  services.announceCases([]);
  return tillToday(services, officer);
}

/**
 * Name of the second person who agreed, or null where nobody was asked. Refusals: `secondPersonNeeded` with the limit, and
 * those of `confirmSupervisor`.
 */
export async function approvedBy(
  services: Pick<TillServices, 'database' | 'clock'>,
  officer: Actor,
  given: Approval,
  isNeeded: boolean,
  aboveCents: number,
): Promise<Result<string | null>> {
  if (given === null) return isNeeded ? refusal('secondPersonNeeded', { aboveCents }) : success(null);
  const approver = await confirmSupervisor(services, officer, given);
  return approver.ok ? success(approver.value.name) : approver;
}

/** Receipts as the screen shows them, with the names of the applicants and what went back since. */
export async function receiptViews(executor: Executor, receipts: readonly Receipt[]): Promise<ReceiptView[]> {
  const caseIds = [...new Set(receipts.flatMap(({ lines }) => lines.map(({ caseId }) => caseId)))].filter(
    (id) => id !== null,
  );
  const names = new Map<string, string>();
  if (caseIds.length > 0) {
    const rows = await executor
      .selectFrom('cases')
      .select(['id', 'surname', 'given_names'])
      .where('id', 'in', caseIds)
      .execute();
    for (const row of rows) names.set(row.id, `${row.surname} ${row.given_names}`.trim());
  }
  const back = new Map<string, number>();
  if (receipts.length > 0) {
    const rows = await executor
      .selectFrom('receipts')
      .select(['refunds_id', 'cents', 'rounding_cents'])
      .where(
        'refunds_id',
        'in',
        receipts.map(({ id }) => id),
      )
      .execute();
    for (const row of rows) {
      const id = row.refunds_id ?? '';
      back.set(id, (back.get(id) ?? 0) - Number(row.cents) - Number(row.rounding_cents));
    }
  }
  return receipts.map((receipt) => ({
    receiptId: receipt.id,
    number: receipt.number,
    at: receipt.at,
    date: receipt.date,
    kind: receipt.kind,
    officer: receipt.officer,
    who: [...new Set(receipt.lines.map(({ caseId }) => (caseId === null ? '' : (names.get(caseId) ?? ''))))].filter(
      (name) => name !== '',
    ),
    means: meansOf(receipt),
    paidCents: receipt.paidCents,
    reason: receipt.reason,
    approvedBy: receipt.approvedBy,
    refundsNumber: receipt.refundsNumber,
    refundedCents: back.get(receipt.id) ?? 0,
    lines: receipt.lines.map(({ federalCents: _federal, municipalCents: _municipal, ...line }) => ({ ...line })),
    parts: receipt.parts.map((part) => ({ ...part })),
  }));
}

/** A charge as the screen shows it. */
export const attemptView = ({ till: _till, ...attempt }: Attempt): CallValue<'terminal.charge'> => ({ ...attempt });

/** A closing as lists show it. */
export const closingView = (closing: Closing): ClosingView => {
  const { id, details, ...rest } = closing;
  return {
    ...rest,
    closingId: id,
    safeCents: details.safeCents,
    incomeCents: details.incomeCents,
    receipts: details.receipts,
    firstReceipt: details.first,
    lastReceipt: details.last,
  };
};
