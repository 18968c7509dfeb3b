import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type Result, refusal, success } from '../ipc/contract.ts';
import { type Clock, type Database, storedInstant } from '../storage/index.ts';
import { houseSettings, keepHouseSettings } from './settings.ts';

/**
 * Sets the municipality of the house. Cases keep the profile under which they were taken.
 * Refusals: `notSetUp`, `profileNotInForce` when it has no rules for today.
 */
export async function chooseMunicipality(
  services: {
    readonly database: Database;
    readonly clock: Clock;
    readonly hasRulesToday: (profileId: string) => boolean;
  },
  officer: Actor,
  profileId: string,
): Promise<Result<{ readonly profileId: string }>> {
  if (!services.hasRulesToday(profileId)) return refusal('profileNotInForce');
  return services.database.transaction<{ readonly profileId: string }, CallError>(async (transaction) => {
    const settings = await houseSettings(transaction);
    if (settings === null) return refusal('notSetUp');
    await keepHouseSettings(transaction, { ...settings, profileId });
    await record(transaction, storedInstant(services.clock.now()), officer, noCase, {
      action: 'municipalityChosen',
      params: { profile: profileId, before: settings.profileId },
    });
    return success({ profileId });
  });
}
