import type { BlockCause, Result } from '../../ipc/contract.ts';
import { refusal, success } from '../../ipc/contract.ts';
import { type CaseCommand, runCaseCommand } from '../command.ts';
import type { StoredCase } from '../record.ts';
import type { CaseServices } from '../services.ts';

/** Keeps a case from being removed, whatever its term. Refusal: `stepDone` when it is blocked already. */
export const blockCase = (
  services: CaseServices,
  command: CaseCommand,
  cause: BlockCause,
  reason: string,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) =>
    current.course.block === null
      ? success({
          next: { ...current, course: { ...current.course, block: { ...deed, cause, reason } } },
          notes: [{ action: 'caseBlocked', params: { cause }, reason }],
        })
      : refusal('stepDone'),
  );

/** Lets the term of a case count again. Refusal: `stepDone` when it is not blocked. */
export const unblockCase = (
  services: CaseServices,
  command: CaseCommand,
  reason: string,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current) =>
    current.course.block === null
      ? refusal('stepDone')
      : success({
          next: { ...current, course: { ...current.course, block: null } },
          notes: [{ action: 'caseUnblocked', reason }],
        }),
  );
