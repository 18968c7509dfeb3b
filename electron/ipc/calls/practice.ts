/** Calls of the practice reader. They answer in training mode only. */
import { z } from 'zod';
import { call } from './call.ts';

const practiceState = z.object({
  /** Cards to choose from; each has a text under `practice.card`. */
  cards: z.array(z.string()),
  /** The card that is in, null when there is none. */
  inside: z.string().nullable(),
});

export const practiceCalls = {
  'practice.state': call('signedIn', z.undefined(), practiceState),
  'practice.insert': call('signedIn', z.object({ card: z.string().max(40) }), practiceState),
  'practice.remove': call('signedIn', z.undefined(), practiceState),
};
