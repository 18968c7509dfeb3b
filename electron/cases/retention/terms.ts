import { type RecordKind, type RetentionTerm, retentionTerms } from '../../rules/index.ts';
import { houseSettings } from '../../staff/index.ts';
import { belgianDate, type Executor } from '../../storage/index.ts';
import type { CaseServices, Profiles } from '../services.ts';

export type RetentionServices = CaseServices & {
  readonly profiles: Profiles;
  /** Removes the papers of cases that are no more from the folder of this desk. */
  readonly sweepPapers: () => Promise<void>;
};

/** Terms of this house today. */
export async function termsToday(services: RetentionServices, executor: Executor): Promise<readonly RetentionTerm[]> {
  const settings = await houseSettings(executor);
  const today = belgianDate(services.clock.now());
  return retentionTerms(settings === null ? null : services.profiles.inForce(settings.profileId, today));
}

/** The term of one kind of record. */
export async function termOf(
  services: RetentionServices,
  executor: Executor,
  kind: RecordKind,
): Promise<RetentionTerm> {
  const found = (await termsToday(services, executor)).find((term) => term.kind === kind);
  if (found === undefined) throw new RangeError(`no retention for ${kind}`);
  return found;
}
