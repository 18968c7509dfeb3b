import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  CallError,
  CallValue,
  ProfileDraftSummary,
  Result,
  VerblijfsloketBridge,
} from '../../../electron/ipc/contract.ts';
import { createAutosave, type SaveRemedy, type SaveState, type Schedule } from '../../app/saving/index.ts';
import type { SectionId } from '../../profile/index.ts';
import type { Content } from './paths.ts';

type Check = CallValue<'profiles.check'>;
type Opened = CallValue<'profiles.open'>;

/** What the work area shows of the draft. */
export type EditorView = 'edit' | 'compare' | 'try';

/** Everything that the profile editor draws. */
export interface EditorState {
  readonly phase: 'none' | 'opening' | 'editing';
  readonly draft: ProfileDraftSummary | null;
  readonly content: Content;
  /** The version beside which the draft is shown. */
  readonly base: Content | null;
  readonly fourEyes: boolean;
  readonly past: readonly Content[];
  readonly future: readonly Content[];
  readonly saving: SaveState;
  readonly check: Check | null;
  readonly view: EditorView;
  readonly section: SectionId;
  /** Chosen row of each list. */
  readonly chosen: Readonly<Record<string, number>>;
  readonly refused: CallError | null;
}

export interface EditorStore extends StoreApi<EditorState> {
  /** Opens a draft; false when it was refused, or when the one open now could not be saved. */
  readonly open: (draftId: string) => Promise<boolean>;
  /** Takes a draft that a call just began. */
  readonly take: (opened: Opened) => void;
  /** One change. Changes of the same `step` close after each other are undone together. */
  readonly edit: (step: string, change: (content: Content) => Content) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly show: (view: EditorView) => void;
  readonly goTo: (section: SectionId) => void;
  readonly choose: (list: string, row: number) => void;
  readonly flush: () => Promise<SaveState>;
  /** The revision that main has, for a command on the draft; null while something is not saved. */
  readonly saved: () => Promise<number | null>;
  /** Shows why a command on the draft was refused. */
  readonly refuse: (error: CallError) => void;
  /** Ends a conflict: what is on this screen is saved over what was saved elsewhere. */
  readonly keepMine: () => Promise<void>;
  /** Back to the list; what was typed is saved first. False when it could not be. */
  readonly close: () => Promise<boolean>;
  /** Back to the list without saving: the draft is gone or approved. */
  readonly leave: () => void;
}

export interface EditorPorts {
  readonly call: VerblijfsloketBridge['call'];
  readonly schedule: Schedule;
  /** Milliseconds, for joining keystrokes of one field into one step. */
  readonly now: () => number;
}

const NOTHING: EditorState = {
  phase: 'none',
  draft: null,
  content: {},
  base: null,
  fourEyes: false,
  past: [],
  future: [],
  saving: { kind: 'saved', at: null },
  check: null,
  view: 'edit',
  section: 'fees',
  chosen: {},
  refused: null,
};

/** Steps that can be undone. */
const MOST_STEPS = 200;
/** Keystrokes in one field within this time are one step. */
const SAME_STEP_MS = 1500;
/** Pause in typing after which main judges the draft. */
const CHECK_PAUSE_MS = 250;

/** The store of the profile editor. It stands above the pages: what is typed stays while other pages are open. */
export const createEditorStore = ({ call, schedule, now }: EditorPorts): EditorStore => {
  const store = createStore<EditorState>(() => NOTHING);
  const set = store.setState;
  const get = store.getState;
  let lastStep: { readonly step: string; readonly at: number } | null = null;
  let callOffCheck = (): void => {};
  let asked = 0;
  let revision = 0;

  const autosave = createAutosave<Content>({
    save: async (content, known): Promise<Result<{ revision: number; savedAt: string }>> => {
      const draftId = get().draft?.draftId ?? '';
      const answer = await call('profiles.save', { draftId, revision: known, content: { ...content } });
      if (answer.ok) revision = answer.value.revision;
      return answer;
    },
    judge,
    schedule,
    tell: (saving) => set({ saving }),
  });

  const check = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const { content, base } = get();
    const answer = await call('profiles.check', {
      content: { ...content },
      base: base === null ? null : { ...base },
    }).catch(() => null);
    if (mine === asked && answer?.ok === true) set({ check: answer.value });
  };
  const checkSoon = (): void => {
    callOffCheck();
    callOffCheck = schedule(CHECK_PAUSE_MS, () => void check());
  };

  const become = (content: Content, past: readonly Content[], future: readonly Content[]): void => {
    set({ content, past, future });
    autosave.changed(content);
    checkSoon();
  };

  const take = (opened: Opened): void => {
    const { draft, content, base, fourEyes } = opened;
    revision = opened.revision;
    lastStep = null;
    set({ ...NOTHING, phase: 'editing', draft, content, base, fourEyes, section: get().section });
    autosave.open(opened.revision, draft.updatedAt);
    void check();
  };

  const canLeave = async (): Promise<boolean> => {
    if (get().phase !== 'editing') return true;
    const saving = await autosave.flush();
    if (saving.kind === 'saved' || saving.kind === 'stopped') return true;
    set({ refused: { code: 'profileNotSaved', messageKey: 'profileEditor.stayHere' } });
    return false;
  };
  const leave = (): void => {
    callOffCheck();
    asked += 1;
    autosave.close();
    set({ ...NOTHING, section: get().section });
  };

  return Object.assign(store, {
    take,
    leave,
    open: async (draftId: string) => {
      if (!(await canLeave())) return false;
      set({ phase: 'opening', refused: null });
      const answer = await call('profiles.open', { draftId });
      if (answer.ok) take(answer.value);
      else set({ ...NOTHING, refused: answer.error });
      return answer.ok;
    },
    edit: (step: string, change: (content: Content) => Content) => {
      const { content, past, draft } = get();
      if (draft?.state !== 'DRAFT') return;
      const next = change(content);
      if (next === content) return;
      const at = now();
      const joins = lastStep !== null && lastStep.step === step && at - lastStep.at < SAME_STEP_MS;
      lastStep = { step, at };
      become(next, joins ? past : [...past.slice(-MOST_STEPS + 1), content], []);
    },
    undo: () => {
      const { past, content, future } = get();
      const before = past.at(-1);
      if (before === undefined) return;
      lastStep = null;
      become(before, past.slice(0, -1), [content, ...future]);
    },
    redo: () => {
      const { past, content, future } = get();
      const [after, ...rest] = future;
      if (after === undefined) return;
      lastStep = null;
      become(after, [...past, content], rest);
    },
    show: (view: EditorView) => set({ view }),
    goTo: (section: SectionId) => set({ section, view: 'edit' }),
    choose: (list: string, row: number) => set({ chosen: { ...get().chosen, [list]: row } }),
    flush: autosave.flush,
    saved: async () => ((await autosave.flush()).kind === 'saved' ? revision : null),
    refuse: (refused: CallError) => set({ refused }),
    keepMine: async () => {
      const draftId = get().draft?.draftId ?? '';
      const stored = await call('profiles.open', { draftId });
      if (stored.ok) await autosave.keepMine(stored.value.revision);
      else set({ refused: stored.error });
    },
    close: async () => {
      const free = await canLeave();
      if (free) leave();
      return free;
    },
  });
};

const judge = (error: CallError): SaveRemedy => {
  if (error.code === 'profileChangedMeanwhile') return 'conflict';
  return error.code === 'profileDraftNotFound' || error.code === 'profileDraftProposed' ? 'stop' : 'retry';
};
