/** The right to rectification: wrong data of a person in a case are put right, old and new stay in the case. */
import {
  type CheckedInput,
  type CorrectableField,
  personInput,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { checkNationalNumber } from '../rules/index.ts';
import { type CaseCommand, runCaseCommand } from './command.ts';
import { isApplication } from './drafts.ts';
import type { StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';

/**
 * Puts one field right. The history says which and why; what stood there and what stands there now is kept in the case, so
 * that it goes with it. Refusals: `correctInApplication` while the application is still being typed, `nothingToCorrect`,
 * `fieldsWrong`.
 */
export const correctPerson = (
  services: CaseServices,
  command: CaseCommand,
  { field, value, reason }: Pick<CheckedInput<'cases.correct'>, 'field' | 'value' | 'reason'>,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    if (isApplication(current.state)) return refusal('correctInApplication');
    const before = current.application.person[field];
    if (!isRight(field, value)) {
      return refusal('fieldsWrong', undefined, [{ path: 'value', messageKey: 'errors.fieldWrong' }]);
    }
    if (before === value) return refusal('nothingToCorrect');
    const person = {
      ...current.application.person,
      [field]: value,
      sources: { ...current.application.person.sources, [field]: 'typed' as const },
    };
    const corrections = [...current.course.corrections, { ...deed, field, before, after: value, reason }];
    return success({
      next: {
        ...current,
        application: { ...current.application, person },
        course: { ...current.course, corrections },
      },
      notes: [{ action: 'personCorrected', params: { field }, reason }],
    });
  });

/** What may never be emptied. */
const NEEDED: readonly CorrectableField[] = ['surname', 'nationality'];

function isRight(field: CorrectableField, value: string): boolean {
  if (value === '' && NEEDED.includes(field)) return false;
  if (field === 'nationalNumber') return value === '' || checkNationalNumber(value).ok;
  return personInput.shape[field].safeParse(value).success;
}
