import type { CallError, Result } from '../../../electron/ipc/contract.ts';
import type { Schedule } from './schedule.ts';

/** Where the typed data stands. Everything but `saved` means that the newest data is only on the screen. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'pending' }
  /** Saving failed and is tried again every few seconds. */
  | { readonly kind: 'retrying'; readonly error: CallError }
  /** The draft was changed in another place; somebody must say which version stays. */
  | { readonly kind: 'conflict'; readonly error: CallError }
  /** The draft can never be saved again, e.g. because it was finished in another place. */
  | { readonly kind: 'stopped'; readonly error: CallError };

/** What a refused save asks for. */
export type SaveRemedy = 'retry' | 'conflict' | 'stop';

export interface AutosavePorts<Draft> {
  readonly save: (draft: Draft, revision: number) => Promise<Result<{ revision: number; savedAt: string }>>;
  readonly judge: (error: CallError) => SaveRemedy;
  readonly schedule: Schedule;
  readonly tell: (state: SaveState) => void;
}

/** Milliseconds: pause in typing that starts a save, longest wait while typing goes on, and between two tries. */
export interface AutosaveTimes {
  readonly pause: number;
  readonly longest: number;
  readonly retry: number;
}

export const AUTOSAVE_TIMES: AutosaveTimes = { pause: 400, longest: 2000, retry: 5000 };

export interface Autosave<Draft> {
  /** Starts with a draft as stored; forgets everything of an earlier one. */
  readonly open: (revision: number, savedAt: string) => void;
  /** Takes the newest version; an older one that was not sent yet is replaced, never queued. */
  readonly changed: (draft: Draft) => void;
  /** Sends what is not saved yet, now; answers when it is stored or refused. */
  readonly flush: () => Promise<SaveState>;
  /** Ends a conflict in favour of what is on this screen: it is saved over the stored revision. */
  readonly keepMine: (storedRevision: number) => Promise<SaveState>;
  /** Stops; later changes are not saved any more. */
  readonly close: () => void;
}

/**
 * Saves a draft while somebody types: one save under way at a time, always the newest version next,
 * every save naming the revision that the one before it gave. A failed save keeps the data and is tried again;
 * nothing but a stored answer of main counts as saved.
 */
export const createAutosave = <Draft>(ports: AutosavePorts<Draft>, times = AUTOSAVE_TIMES): Autosave<Draft> => {
  let generation = 0;
  let revision = 0;
  let unsaved: { readonly draft: Draft } | null = null;
  let underWay: Promise<void> | null = null;
  let state: SaveState = { kind: 'saved', at: null };
  let callOffPause = (): void => {};
  let callOffLongest: (() => void) | null = null;

  const become = (next: SaveState): void => {
    state = next;
    ports.tell(next);
  };
  const callOff = (): void => {
    callOffPause();
    callOffPause = () => {};
    callOffLongest?.();
    callOffLongest = null;
  };
  const halted = (): boolean => state.kind === 'conflict' || state.kind === 'stopped';

  const answered = (sent: { readonly draft: Draft }, answer: Awaited<ReturnType<AutosavePorts<Draft>['save']>>) => {
    if (answer.ok) {
      revision = answer.value.revision;
      if (unsaved === sent) unsaved = null;
      if (unsaved === null) become({ kind: 'saved', at: answer.value.savedAt });
      else become({ kind: 'pending' });
      return;
    }
    const remedy = ports.judge(answer.error);
    if (remedy === 'retry') {
      become({ kind: 'retrying', error: answer.error });
      callOff();
      callOffPause = ports.schedule(times.retry, () => void send());
    } else {
      callOff();
      become({ kind: remedy === 'conflict' ? 'conflict' : 'stopped', error: answer.error });
    }
  };

  const send = (): Promise<void> => {
    if (underWay !== null) return underWay;
    if (unsaved === null || halted()) return Promise.resolve();
    callOff();
    const sent = unsaved;
    const mine = generation;
    const done = (async () => {
      const answer = await ports.save(sent.draft, revision).catch(() => unreachable);
      underWay = null;
      if (mine !== generation) return;
      answered(sent, answer);
      if (state.kind === 'pending') arm();
    })();
    underWay = done;
    return done;
  };

  const arm = (): void => {
    callOffPause();
    callOffPause = ports.schedule(times.pause, () => void send());
    callOffLongest ??= ports.schedule(times.longest, () => void send());
  };

  const flush = async (): Promise<SaveState> => {
    if (underWay !== null) await underWay;
    // A first save may have been under way with an older version, hence up to two rounds; a refusal ends it.
    while (unsaved !== null && !halted()) {
      await send();
      if (state.kind !== 'pending') break;
    }
    return state;
  };

  return {
    open(storedRevision, savedAt) {
      generation += 1;
      callOff();
      underWay = null;
      unsaved = null;
      revision = storedRevision;
      become({ kind: 'saved', at: savedAt });
    },
    changed(draft) {
      unsaved = { draft };
      if (halted()) return;
      if (state.kind === 'retrying') return;
      if (state.kind !== 'pending') become({ kind: 'pending' });
      arm();
    },
    flush,
    keepMine(storedRevision) {
      revision = storedRevision;
      become({ kind: 'pending' });
      return flush();
    },
    close() {
      generation += 1;
      callOff();
      underWay = null;
      unsaved = null;
    },
  };
};

/** Main did not answer at all: it is starting again, or the window is closing. */
const unreachable: Result<never> = {
  ok: false,
  error: { code: 'noAnswer', messageKey: 'errors.noAnswer' },
};
