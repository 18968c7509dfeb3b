/** A desk of main over a reader process of its own, as the application has it, with its changes to wait for. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createReaderDesk, overChildProcess, type ReaderDesk } from '../../../electron/cards/index.ts';
import type { ReaderView } from '../../../electron/ipc/contract.ts';
import type { OcspSettings } from '../../../native/messages.ts';
import { type TestTrustAnchor, testTrustAnchors } from '../../virtual-card/index.ts';

export interface ADesk {
  readonly desk: ReaderDesk;
  /** Every view since the start or since `forget`. */
  readonly views: readonly ReaderView[];
  forget(): void;
  /** The first view that fits, now or later; rejects with what was seen instead. */
  until(fits: (view: ReaderView) => boolean, what: string): Promise<ReaderView>;
  untilState(kind: ReaderView['state']['kind']): Promise<ReaderView>;
  /** The newest reader process. */
  child(): ChildProcess;
  stop(): Promise<void>;
}

export interface DeskSettings {
  readonly trustAnchors?: readonly TestTrustAnchor[];
  readonly rememberedReader?: string;
  readonly ocsp?: OcspSettings;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds after which something that does not come is given up. */
  readonly patience?: number;
}

const ENTRY = fileURLToPath(new URL('../../../native/reader-process.ts', import.meta.url));
const PATIENCE = 60_000;

export const startDesk = async (settings: DeskSettings = {}): Promise<ADesk> => {
  const patience = settings.patience ?? PATIENCE;
  const views: ReaderView[] = [];
  const waiting = new Set<() => void>();
  let newest: ChildProcess | null = null;
  const desk = createReaderDesk({
    spawn: () => {
      newest = fork(ENTRY, [], {
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        execArgv: [],
        env: { ...process.env, ...settings.environment },
      });
      return overChildProcess(newest);
    },
    trustAnchors: settings.trustAnchors ?? (await testTrustAnchors()),
    pinPadDisabledFor: [],
    remembersCards: true,
    ...(settings.ocsp === undefined ? {} : { ocsp: settings.ocsp }),
    rememberedReader: settings.rememberedReader ?? null,
    rememberReader: () => undefined,
    describeCardType: () => ({ letter: null, model: null, kind: 'residence' }),
    findCase: async () => null,
    now: () => new Date().toISOString(),
    changed: (view) => {
      views.push(view);
      for (const look of [...waiting]) look();
    },
  });
  desk.start();
  const until: ADesk['until'] = (fits, what) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const view = desk.view();
        if (!fits(view)) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve(view);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        const seen = views.map((view) => view.state.kind).join(' ');
        reject(new Error(`${what} did not come in ${patience} ms; seen: ${seen}`));
      }, patience);
      waiting.add(look);
      look();
    });
  return {
    desk,
    views,
    forget: () => {
      views.length = 0;
    },
    until,
    untilState: (kind) => until((view) => view.state.kind === kind, kind),
    child: () => {
      if (newest === null) throw new Error('no reader process');
      return newest;
    },
    stop: () => desk.stop(),
  };
};
