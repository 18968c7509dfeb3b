/** Whether a version needs a second supervisor before it rules. */
import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CallValue, type Result, refusal, success } from '../ipc/contract.ts';
import { type Executor, readSetting, storedInstant, writeSetting } from '../storage/index.ts';
import type { ProfileServices } from './profile-services.ts';

const SETTING = 'profileFourEyes';

/** Off until a supervisor asks for it: a house with one supervisor could approve nothing. */
export const isFourEyes = async (executor: Executor): Promise<boolean> =>
  (await readSetting(executor, SETTING)) === true;

/** Switches it. Refusal: `profileWaits` while a version waits, so that nobody lets his own pass by switching it off. */
export async function setFourEyes(
  services: ProfileServices,
  officer: Actor,
  fourEyes: boolean,
): Promise<Result<CallValue<'profiles.fourEyes'>>> {
  return services.database.transaction<CallValue<'profiles.fourEyes'>, CallError>(async (transaction) => {
    const waiting = await transaction
      .selectFrom('profile_drafts')
      .select(['profile_id', 'version'])
      .where('state', '=', 'PROPOSED')
      .executeTakeFirst();
    if (!fourEyes && waiting !== undefined)
      return refusal('profileWaits', { profile: waiting.profile_id, version: Number(waiting.version) });
    await writeSetting(transaction, SETTING, fourEyes);
    await record(transaction, storedInstant(services.clock.now()), officer, noCase, {
      action: fourEyes ? 'profileFourEyesOn' : 'profileFourEyesOff',
    });
    return success({ fourEyes });
  });
}
