import type { Provenance } from './profile.ts';
import type { TriState } from './vocabulary.ts';

/** What happens to cards that come back, where the municipality said so. */
export interface ReturnedCardRules {
  /** Cards that were withdrawn or reported lost or stolen. */
  readonly withdrawn: 'KEEP' | 'SEND_ON';
  /** Cards of people of another municipality. */
  readonly otherMunicipality: 'SEND_ON' | 'GIVE_BACK';
  readonly destructionWitness: TriState;
  /** Names of this municipality as cards print them; empty: not known, and no card is called foreign. */
  readonly issuers: readonly string[];
  readonly source: Provenance;
}
