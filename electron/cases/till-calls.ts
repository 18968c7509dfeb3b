/** The calls of the till and the functions that answer them: money of cases is this room's, the rest the till's. */
import type { Actor } from '../audit/index.ts';
import type { CallName, CallResult, CheckedInput, Result } from '../ipc/contract.ts';
import { success } from '../ipc/contract.ts';
import {
  type BookServices,
  chargeTerminal,
  closeOfDesk,
  closingsOf,
  countOfDesk,
  dayFileOf,
  exportOf,
  moveCashOfDesk,
  noteUnclear,
  openTillOfDesk,
  overviewOf,
  receiptsLike,
  receiptViews,
  reckon,
  reckonRefund,
  refundOfDesk,
  refundStateOfDesk,
  rememberedMapping,
  resolveAttempt,
  reverseOfDesk,
  type TerminalServices,
  takeManual,
  tillToday,
} from '../payments/index.ts';
import type { StaffRole } from '../rules/index.ts';
import type { PrintServices } from './documents/keep-and-print.ts';
import { printTillPaper } from './documents/till-papers.ts';
import { owedCases } from './owed.ts';
import { payCases } from './pay-cases.ts';

/** What the calls of the till work with. */
export interface TillCallServices extends PrintServices {
  readonly terminal: TerminalServices['terminal'];
  readonly writeDocument: BookServices['writeDocument'];
}

type TillCallName = Extract<CallName, `till.${string}` | `payments.${string}` | `terminal.${string}`>;
type TillCalls = { readonly [Name in TillCallName]: (input: CheckedInput<Name>) => Promise<CallResult<Name>> };

/** Hands a call on with the officer who is signed in. */
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

/** One function per call. */
export const tillCallAnswers = (
  services: TillCallServices,
  byOfficer: ByOfficer,
  role: () => StaffRole,
): TillCalls => ({
  'till.today': byOfficer((officer) => tillToday(services, officer)),
  'till.open': byOfficer((officer, input) => openTillOfDesk(services, officer, input)),
  'till.count': byOfficer((officer, input) => countOfDesk(services, officer, input)),
  'till.close': byOfficer((officer, input) => closeOfDesk(services, officer, input)),
  'till.move': byOfficer((officer, input) => moveCashOfDesk(services, officer, input)),
  'till.reverse': byOfficer((officer, input) => reverseOfDesk(services, officer, input)),
  'till.closings': (input) => closingsOf(services, input),
  'till.overview': byOfficer((officer, input) => overviewOf(services, officer, input)),
  'till.export': byOfficer((officer, input) => exportOf(services, officer, input)),
  'till.dayFile': byOfficer((officer, input) => dayFileOf(services, officer, input)),
  'till.dayFileMapping': () => rememberedMapping(services),
  'till.print': byOfficer((officer, input) => printTillPaper(services, officer, input)),
  'payments.owed': async ({ text }) => success(await owedCases(services.database.read, text)),
  'payments.take': byOfficer((officer, input) => payCases(services, officer, role(), input)),
  'payments.manual': byOfficer((officer, input) => takeManual(services, officer, input)),
  'payments.reckon': byOfficer((officer, input) => reckon(services, officer, input)),
  'payments.find': async ({ text }) => {
    const { read } = services.database;
    return success(await receiptViews(read, await receiptsLike(read, text)));
  },
  'payments.refundState': byOfficer((officer, { receiptId }) => refundStateOfDesk(services, officer, receiptId)),
  'payments.reckonRefund': byOfficer((officer, input) => reckonRefund(services, officer, input)),
  'payments.refund': byOfficer((officer, input) => refundOfDesk(services, officer, input)),
  'terminal.charge': byOfficer((officer, input) => chargeTerminal(services, officer, input)),
  'terminal.unclear': byOfficer((officer, input) => noteUnclear(services, officer, input)),
  'terminal.resolve': byOfficer((officer, input) => resolveAttempt(services, officer, input)),
});
