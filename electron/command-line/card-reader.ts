/** The application's own reader process, started for one run of the command line; a driver that hangs hangs in there. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TrustAnchor } from '../../native/messages.ts';
import { overChildProcess } from '../cards/reader-child.ts';
import { createReaderClient, type ReaderClient, type ReaderClientListener } from '../cards/reader-client.ts';
import { belgianTrustAnchors } from '../cards/trust-anchors.ts';

/** Opens the readers of this machine and tells `listener` what happens there. */
export type OpenReaders = (listener: ReaderClientListener) => Pick<ReaderClient, 'start' | 'stop'>;

const ENTRY = fileURLToPath(new URL('../../native/reader-process.ts', import.meta.url));

/** Under the pinned Belgian roots and `roots`. Pin pads are left alone: nothing is asked of a person here. */
export const openReaders =
  (roots: readonly TrustAnchor[]): OpenReaders =>
  (listener) =>
    createReaderClient({
      // Its output would get between ours.
      spawn: () =>
        overChildProcess(
          fork(ENTRY, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] }),
        ),
      trustAnchors: [...belgianTrustAnchors(), ...roots],
      pinPadDisabledFor: [],
      listener,
    });

/** Whether the reader is the one that was asked for: by its name, or by a part of it in any case of letters. */
export const isAskedReader = (name: string, asked: string | null): boolean =>
  asked === null || name.toLowerCase().includes(asked.toLowerCase());
