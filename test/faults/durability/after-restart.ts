/** What must hold after a kill and a restart. */
import BetterSqlite from 'better-sqlite3';
import { verifyChain } from '../../../electron/audit/index.ts';
import { fromRow } from '../../../electron/cases/store.ts';
import { balances, verifyLedger } from '../../../electron/payments/index.ts';
import type { Database } from '../../../electron/storage/index.ts';
import type { Acknowledged } from './counter-script.ts';

/** Everything that is wrong, in words; an empty list is a house in order. */
export async function faultsAfterRestart(
  database: Database,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const { read } = database;
  const faults: string[] = [];
  const rows = await read.selectFrom('cases').selectAll().orderBy('case_number').execute();
  const cases = new Map(rows.map((row) => [row.id, fromRow(row)]));
  const receipts = await read.selectFrom('receipts').selectAll().execute();
  const lines = await read.selectFrom('receipt_lines').selectAll().execute();

  for (const line of lastPerCase(acknowledged)) {
    const stored = cases.get(line.caseId);
    if (stored === undefined || stored.version < line.version || stored.caseNumber !== line.caseNumber) {
      faults.push(`lost: ${line.caseNumber} version ${line.version} ${line.state}`);
    } else if (stored.version === line.version && stored.state !== line.state) {
      faults.push(`other state: ${line.caseNumber} is ${stored.state}, acknowledged ${line.state}`);
    } else if (line.surname !== '' && stored.application.person.surname !== line.surname) {
      faults.push(`other content: ${line.caseNumber}`);
    }
    if (line.receiptNumber !== null && !receipts.some((receipt) => receipt.number === line.receiptNumber)) {
      faults.push(`receipt lost: ${line.receiptNumber}`);
    }
  }

  const entries = await read.selectFrom('audit_entries').select(['case_id', 'case_version', 'action']).execute();
  for (const stored of cases.values()) {
    const own = entries.filter((entry) => entry.case_id === stored.id);
    const finished = own.some((entry) => entry.action === 'applicationFinished');
    const paid = lines.filter((line) => line.case_id === stored.id).length;
    if (finished !== (stored.state !== 'DRAFT') || paid !== (finished ? 1 : 0)) {
      faults.push(`half done: ${stored.caseNumber} ${stored.state}, ${paid} receipts`);
    }
    const written = Math.max(0, ...own.map((entry) => Number(entry.case_version)));
    if (stored.state === 'DRAFT' ? written > stored.version : written !== stored.version) {
      faults.push(`history and case differ: ${stored.caseNumber} version ${stored.version}, history ${written}`);
    }
  }
  const kept = await read.selectFrom('returned_cards').select(['card_number', 'deed']).execute();
  for (const { keptCard } of acknowledged) {
    if (keptCard !== undefined && !kept.some((card) => card.card_number === keptCard && card.deed === 'KEPT')) {
      faults.push(`returned card lost: ${keptCard}`);
    }
  }
  const keptSays = entries.filter(({ action }) => action === 'returnedCardKept').length;
  if (keptSays !== kept.length) faults.push(`${kept.length} returned cards, but ${keptSays} in the history`);
  rows.forEach((row, position) => {
    if (row.case_number !== `2026-${String(position + 1).padStart(5, '0')}`) {
      faults.push(`case number missing before ${row.case_number}`);
    }
  });

  const chain = await verifyChain(read);
  if (!chain.whole) {
    faults.push(`audit chain broken at ${chain.sequence}: ${chain.fault}`);
  }
  faults.push(...(await verifyLedger(read)).map((fault) => `ledger: ${fault.kind} ${fault.of}`));
  const account = await balances(read);
  if (account.tillCash + account.terminal !== 2130 * receipts.length || account.feeIncome !== -2130 * receipts.length) {
    faults.push(`ledger: ${receipts.length} receipts, but ${JSON.stringify(account)}`);
  }
  return [...faults, ...fileFaults(database.location)];
}

function fileFaults(location: string): readonly string[] {
  const file = new BetterSqlite(location, { readonly: true });
  const broken = file.pragma('integrity_check', { simple: true });
  const strays = file.pragma('foreign_key_check') as unknown[];
  file.close();
  return [
    ...(broken === 'ok' ? [] : [`file: ${String(broken)}`]),
    ...(strays.length === 0 ? [] : [`file: ${strays.length} references to nothing`]),
  ];
}

/** The last acknowledgement per case: every earlier one is contained in it. */
const lastPerCase = (acknowledged: readonly Acknowledged[]): readonly Acknowledged[] => [
  ...new Map(acknowledged.map((line) => [line.caseId, line])).values(),
];
