import type { HouseholdMember } from '../../electron/ipc/contract.ts';
import type { Place } from '../app/index.ts';

/** Where somebody goes on with an applicant: the application while it can be typed in, else the case. */
export const placeOfMember = ({ caseId, isTyped }: Pick<HouseholdMember, 'caseId' | 'isTyped'>): Place =>
  isTyped ? { name: 'intake', draftId: caseId } : { name: 'case', caseId };

/** The name as far as typed, else the number of the case. */
export const nameOfMember = ({ name, caseNumber }: Pick<HouseholdMember, 'name' | 'caseNumber'>): string =>
  name === '' ? caseNumber : name;

/** The applicant so many places further, around the end; null where there is no other. */
export const neighbour = (
  members: readonly HouseholdMember[],
  caseId: string,
  step: 1 | -1,
): HouseholdMember | null => {
  const at = members.findIndex((one) => one.caseId === caseId);
  if (at === -1 || members.length < 2) return null;
  return members[(at + step + members.length) % members.length] ?? null;
};
