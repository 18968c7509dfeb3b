import { type Actor, NUMBER_SHOWN, record } from '../audit/index.ts';
import { type CallError, type CallValue, type Result, refusal, success } from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import type { CaseServices } from './services.ts';
import { loadCase } from './store.ts';

/** The national number of a case in full; that somebody asked for it is recorded each time. Refusal: `caseNotFound`. */
export const showNumber = (
  services: CaseServices,
  officer: Actor,
  caseId: string,
): Promise<Result<CallValue<'cases.showNumber'>>> =>
  services.database.transaction<CallValue<'cases.showNumber'>, CallError>(async (transaction) => {
    const stored = await loadCase(transaction, caseId);
    if (stored === null) return refusal('caseNotFound');
    const at = storedInstant(services.clock.now());
    await record(transaction, at, officer, { caseId, caseVersion: null }, { action: NUMBER_SHOWN });
    return success({ nationalNumber: stored.application.person.nationalNumber });
  });
