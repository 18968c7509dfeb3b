/** Inviting many at once: the holders of cards that run out. */
import type { Actor } from '../audit/index.ts';
import { type CallError, type CallValue, type Result, refusal, success } from '../ipc/contract.ts';
import { belgianDate, type Executor, type Transaction } from '../storage/index.ts';
import { beginApplication } from './drafts.ts';
import type { StoredCase } from './record.ts';
import type { IntakeServices } from './services.ts';
import { nextApplication } from './start-next.ts';
import { takeStep } from './steps/record-step.ts';
import { fromRow, loadCase } from './store.ts';

/**
 * Invites the holders of these finished cases for their next card: each gets the case of that card, invited, which is what the
 * letter is made from. Asked again, it answers the same cases and changes nothing. A case of which the holder cannot be invited
 * is left out with the code of the reason: `caseNotFound`, `notOver`, `noNationalNumber`, `nextBegun`, `guard.invitationAllowed`.
 */
export async function inviteHolders(
  services: IntakeServices,
  officer: Actor,
  { caseIds }: { readonly caseIds: readonly string[] },
): Promise<Result<CallValue<'cases.invite'>>> {
  const invited: string[] = [];
  const leftOut: { caseId: string; code: string }[] = [];
  for (const caseId of new Set(caseIds)) {
    const one = await services.database.transaction<string, CallError>((transaction) =>
      inviteHolder(services, transaction, officer, caseId),
    );
    if (one.ok) invited.push(one.value);
    else if (one.error.code.startsWith('storage')) return one;
    else leftOut.push({ caseId, code: one.error.code });
  }
  services.announceCases([...caseIds, ...invited]);
  return success({ invited, leftOut });
}

const inviteHolder = async (
  services: IntakeServices,
  transaction: Transaction,
  officer: Actor,
  caseId: string,
): Promise<Result<string>> => {
  const before = await loadCase(transaction, caseId);
  if (before === null) return refusal('caseNotFound');
  if (before.state !== 'DONE') return refusal('notOver', { caseNumber: before.caseNumber });
  if (before.application.person.nationalNumber === '') return refusal('noNationalNumber');
  const later = await laterCase(transaction, before);
  if (later !== null) return later.state === 'INVITED' ? success(later.id) : refusal('nextBegun');
  const next = await beginApplication(services, transaction, officer, {
    application: nextApplication(before, 'RENEWAL', belgianDate(services.clock.now())),
    photo: null,
    origin: { from: 'case', caseNumber: before.caseNumber },
  });
  for (const step of ['rightKnown', 'invited'] as const) {
    const taken = await takeStep(services, transaction, { caseId: next.id, officer }, { step });
    if (!taken.ok) return taken;
  }
  return success(next.id);
};

/** The case that was begun for the same person since, or null. */
const laterCase = async (executor: Executor, before: StoredCase): Promise<StoredCase | null> => {
  const row = await executor
    .selectFrom('cases')
    .selectAll()
    .where('national_number', '=', before.application.person.nationalNumber.replace(/\D/g, ''))
    .where('created_at', '>', before.createdAt)
    .where('state', '<>', 'CANCELLED')
    .where('id', '<>', before.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
};
