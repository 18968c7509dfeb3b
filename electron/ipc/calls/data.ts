/** Calls about the place where everything is kept, in Instellingen. */
import { z } from 'zod';
import { shortText } from '../shapes/common.ts';
import { chainReport, dataConnection, dataOverview, movedToServer, serverFound } from '../shapes/data.ts';
import { call } from './call.ts';

const nothing = z.undefined();
/** `postgresql://NAME@HOST:PORT/DATABASE`; the password apart, so that no screen shows it. */
const server = z.object({ url: z.string().trim().max(2000), password: z.string().max(500) });

export const dataCalls = {
  'data.connection': call('anybody', nothing, dataConnection),
  'data.overview': call('signedIn', nothing, dataOverview),
  /** Walks the whole audit chain. `headHash` is one that was written down, e.g. on a day's closing report, or empty. */
  'data.verify': call(
    'signedIn',
    z.object({
      headHash: z
        .string()
        .trim()
        .regex(/^([0-9a-f]{64})?$/i, 'headHash'),
    }),
    chainReport,
  ),
  'data.testServer': call('supervisor', server, serverFound),
  /** Brings everything from this file to an empty database on a server; from the next start on this desk works there. */
  'data.moveToServer': call('supervisor', server.extend({ desk: shortText.min(1) }), movedToServer),
  /** From the next start on this desk works with a database that other counters use already. */
  'data.joinServer': call('supervisor', server.extend({ desk: shortText.min(1) }), serverFound),
  /** Closes the application, so that the next start takes the new place. */
  'data.quit': call('signedIn', nothing, z.null()),
} as const;
