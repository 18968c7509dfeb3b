import type { Actor } from '../audit/index.ts';
import { type CallError, type CallValue, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import {
  approvedBy,
  consumeAttempt,
  paidView,
  type Receipt,
  settleMeans,
  type TillServices,
  tillHouse,
} from '../payments/index.ts';
import { type StaffRole, tillRulesOf } from '../rules/index.ts';
import type { Transaction } from '../storage/index.ts';
import { owedCents } from './owed.ts';
import { linesOf, takePayment } from './payment.ts';
import type { Deed, StoredCase } from './record.ts';
import type { IntakeServices } from './services.ts';
import { loadCase, updateCase } from './store.ts';
import { type CaseEvent, isMadeAtCounter, stateAfterAll } from './transitions.ts';

/** What paying for cases needs: the till, and the profile under which each case runs. */
export type PayServices = TillServices & Pick<IntakeServices, 'profiles'>;

/**
 * One receipt for one case or several: a family at the desk, or a card that is paid at its collection. Cases that waited for
 * the money go on to be ordered, all in one transaction. With `waiverReason` nothing is asked.
 * Refusals: `caseNotFound`, `changedMeanwhile`, `nothingOwed`, `amountChanged`, `fieldsWrong`, `secondPersonNeeded`,
 * `profileMissing`, `tillHeld`, those of `consumeAttempt`.
 */
export async function payCases(
  services: PayServices,
  officer: Actor,
  role: StaffRole,
  input: CheckedInput<'payments.take'>,
): Promise<Result<CallValue<'payments.take'>>> {
  const house = await tillHouse(services, officer);
  if (!house.ok) return house;
  const { moment, profile } = house.value;
  const waives = input.means === null;
  if (waives && input.waiverReason === '') {
    return refusal('fieldsWrong', undefined, [{ path: 'waiverReason', messageKey: 'errors.reasonNeeded' }]);
  }
  const mustAgree = waives && !tillRulesOf(profile).waiverBy.includes(role);
  const approved = await approvedBy(services, officer, input.approval, mustAgree, 0);
  if (!approved.ok) return approved;
  const taken = await services.database.transaction<Receipt, CallError>(async (transaction) => {
    const found = await owing(transaction, input.cases);
    if (!found.ok) return found;
    const lines = [];
    for (const stored of found.value) {
      const own = services.profiles.version(stored.decision?.profile.id ?? '', stored.decision?.profile.version ?? 0);
      if (own === null) return refusal('profileMissing');
      lines.push(...linesOf(stored, own, waives ? input.waiverReason : null));
    }
    const due = lines.reduce((sum, line) => sum + line.cents, 0);
    if (!waives && due !== input.shownCents) {
      return refusal('amountChanged', { shownCents: input.shownCents, dueCents: due });
    }
    const parts =
      input.means === null ? success([]) : settleMeans(due, input.means, profile.payment.cashRounding, 'means.');
    if (!parts.ok) return parts;
    const deed: Deed = { at: moment.at, staffId: officer.staffId, by: officer.name };
    const cases: StoredCase[] = [];
    for (const stored of found.value) {
      const settled = await goOn(transaction, stored, deed, moment.date);
      if (!settled.ok) return settled;
      cases.push(settled.value);
    }
    const receipt = await takePayment(transaction, {
      cases,
      at: moment.at,
      officer,
      till: moment.till,
      lines,
      parts: parts.value,
      approvedBy: approved.value,
    });
    if (!receipt.ok) return receipt;
    const used = await consumeAttempt(transaction, moment, input.attemptId, receipt.value);
    return used.ok ? receipt : used;
  });
  if (!taken.ok) return taken;
  services.announceCases(input.cases.map(({ caseId }) => caseId));
  return success(paidView(taken.value));
}

async function owing(
  transaction: Transaction,
  wanted: readonly { readonly caseId: string; readonly version: number }[],
): Promise<Result<readonly StoredCase[]>> {
  const found: StoredCase[] = [];
  for (const { caseId, version } of wanted) {
    const stored = await loadCase(transaction, caseId);
    if (stored === null) return refusal('caseNotFound');
    if (stored.version !== version) {
      return refusal('changedMeanwhile', {
        by: stored.updatedBy,
        action: '',
        at: stored.updatedAt,
        state: stored.state,
        version: stored.version,
      });
    }
    const isTwice = found.some((one) => one.id === stored.id);
    if (isTwice || (await owedCents(transaction, stored)) === 0) {
      return refusal('nothingOwed', { caseNumber: stored.caseNumber });
    }
    found.push(stored);
  }
  return success(found);
}

/** A case that waited for the money is ordered, or made at once; one that pays at collection stays where it is. */
async function goOn(
  transaction: Transaction,
  stored: StoredCase,
  deed: Deed,
  today: string,
): Promise<Result<StoredCase>> {
  const waits = stored.state === 'PAYMENT_DUE';
  const made = isMadeAtCounter(stored.application.product);
  const events: readonly CaseEvent[] = !waits ? [] : made ? ['settledAndMade', 'closed'] : ['settled'];
  const content = { ...stored, order: waits && !made ? { ...stored.order, ordered: deed } : stored.order };
  const state = stateAfterAll(stored.state, events, { content, today, openPoints: 0 });
  if (!state.ok) return state;
  const next: StoredCase = {
    ...content,
    state: state.value,
    version: stored.version + 1,
    updatedAt: deed.at,
    updatedBy: deed.by,
  };
  await updateCase(transaction, stored, next);
  return success(next);
}
