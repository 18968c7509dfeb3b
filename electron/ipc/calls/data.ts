/** Calls about the place where everything is kept, in Instellingen. */
import { z } from 'zod';
import { shortText } from '../shapes/common.ts';
import {
  backupOverview,
  chainReport,
  dataConnection,
  dataOverview,
  movedToServer,
  restoredFacts,
  serverFound,
} from '../shapes/data.ts';
import { call } from './call.ts';

const nothing = z.undefined();
/** `postgresql://NAME@HOST:PORT/DATABASE`; the password apart, so that no screen shows it. */
const server = z.object({ url: z.string().trim().max(2000), password: z.string().max(500) });

export const dataCalls = {
  'data.connection': call('anybody', nothing, dataConnection),
  'data.overview': call('signedIn', nothing, dataOverview),
  /** Walks the whole audit chain. `headHash` is one that was written down, e.g. on a day's closing report (with or without spaces, at least 16 digits), or empty. */
  'data.verify': call(
    'signedIn',
    z.object({
      headHash: z
        .string()
        .trim()
        .max(200)
        .regex(/^((\s*[0-9a-f]){16,64})?$/i, 'headHash'),
    }),
    chainReport,
  ),
  'data.testServer': call('supervisor', server, serverFound),
  /** Brings everything from this file to an empty database on a server; from the next start on this desk works there. */
  'data.moveToServer': call('supervisor', server.extend({ desk: shortText.min(1) }), movedToServer),
  /** From the next start on this desk works with a database that other counters use already. */
  'data.joinServer': call('supervisor', server.extend({ desk: shortText.min(1) }), serverFound),
  'data.backups': call('signedIn', nothing, backupOverview),
  'data.setBackup': call(
    'supervisor',
    z.object({
      folder: z.string().trim().min(1).max(1000),
      passphrase: z.string().min(12, 'passphraseShort').max(200),
    }),
    backupOverview,
  ),
  'data.backUpNow': call('supervisor', nothing, backupOverview),
  /** Opens and checks a backup; it takes the place of the present data at the next start. */
  'data.restore': call(
    'supervisor',
    z.object({ file: z.string().trim().min(1).max(1000), passphrase: z.string().max(200) }),
    restoredFacts,
  ),
  /** Everything that is kept of one person, in files that the person may be given: a paper to read, the same in full as JSON. */
  'data.exportPerson': call(
    'supervisor',
    z.object({ nationalNumber: z.string().regex(/^\d{11}$/) }),
    z.object({ paper: z.string(), file: z.string(), cases: z.int() }),
  ),
  /** Closes the application, so that the next start takes the new place. */
  'data.quit': call('signedIn', nothing, z.null()),
} as const;
