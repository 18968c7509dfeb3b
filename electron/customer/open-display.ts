/** The display of this desk over what the house keeps: its cases, its rules, its settings. */
import { assessDraft, fingerprintsAtCollection, type IntakeServices, loadCase, owedCases } from '../cases/index.ts';
import { success } from '../ipc/contract.ts';
import { type ProfileShelf, profileInForce } from '../municipality/index.ts';
import { houseSettings, rememberCustomerPlace, rememberedCustomerPlace } from '../staff/index.ts';
import { belgianDate } from '../storage/index.ts';
import { type CustomerDesk, type CustomerServices, createCustomerDesk } from './desk.ts';
import { customerPlaceOf } from './place.ts';

export interface DisplayOptions
  extends Pick<CustomerServices, 'screens' | 'window' | 'isAtWork' | 'changed' | 'failed'> {
  readonly database: IntakeServices['database'];
  readonly clock: IntakeServices['clock'];
  readonly shelf: ProfileShelf;
  /** What a draft is judged with. */
  readonly intake: () => IntakeServices;
}

export const openCustomerDisplay = async (options: DisplayOptions): Promise<CustomerDesk> => {
  const { database, clock, shelf, intake } = options;
  return createCustomerDesk({
    ...options,
    house: async () => {
      const settings = await houseSettings(database.read);
      const profile = settings === null ? null : profileInForce(shelf, settings.profileId, belgianDate(clock.now()));
      return profile === null ? null : { municipality: profile.displayName, language: profile.officialLanguage };
    },
    loadCase: (caseId) => loadCase(database.read, caseId),
    assess: async ({ application }) => {
      const judged = await assessDraft(intake(), application);
      return judged.ok ? judged.value : null;
    },
    comparesFingerprints: (stored) => fingerprintsAtCollection(stored, intake().profiles) === 'compare',
    owed: () => owedCases(database.read, ''),
    place: customerPlaceOf(await rememberedCustomerPlace(database.read)),
    rememberPlace: async (place) => {
      await database.transaction<null, never>(async (transaction) => {
        await rememberCustomerPlace(transaction, place);
        return success(null);
      });
    },
  });
};
