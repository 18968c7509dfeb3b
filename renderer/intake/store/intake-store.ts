import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ApplicationDraft,
  Assessment,
  CallError,
  CardView,
  FinishedApplication,
  OpenPoint,
  PrintKind,
  Result,
  StoredDraft,
  VerblijfsloketBridge,
} from '../../../electron/ipc/contract.ts';
import { createAutosave, type SaveRemedy, type SaveState, type Schedule } from '../../app/saving/index.ts';
import { type Compared, fieldsOf, heldFromCard, takeOver } from '../mapping/card-comparison.ts';
import { allPoints, type NotUnderstood } from '../mapping/open-points.ts';
import { type AssessingState, createAssessing } from './assessing.ts';
import { type PrintState, print } from './printing.ts';

/** Where the application page stands. */
export type IntakePhase = 'none' | 'opening' | 'editing' | 'finishing' | 'finished' | 'cancelling';

/** Documents that the officer wants on paper when the application is finished. */
export type WantedPrints = Readonly<Record<'applicationProof' | 'receipt', boolean>>;

/** Everything the application page draws. */
export interface IntakeState {
  readonly phase: IntakePhase;
  readonly stored: Pick<StoredDraft, 'draftId' | 'caseNumber' | 'startedAt'> | null;
  readonly draft: ApplicationDraft | null;
  /** Texts that could not be understood, by field path; they stay as typed. */
  readonly notUnderstood: Readonly<Record<string, NotUnderstood>>;
  /** Fields that were filled and left once: their points show at the field. */
  readonly left: ReadonlySet<string>;
  /** True after "Afronden" was pressed with points still open: every point shows at its field. */
  readonly attempted: boolean;
  /** Rises with every refused "Afronden", so that the summary takes the focus each time. */
  readonly attempts: number;
  readonly saving: SaveState;
  readonly assessment: Assessment | null;
  readonly assessing: AssessingState;
  /** Refusal of the last command, with what to do; null when there is none. */
  readonly refused: CallError | null;
  readonly wanted: WantedPrints;
  readonly finished: (FinishedApplication & { readonly applicant: string }) | null;
  readonly prints: Readonly<Partial<Record<PrintKind, PrintState>>>;
  readonly cancelReason: string;
}

export interface IntakeStore extends StoreApi<IntakeState> {
  /** Starts a draft, from the card in the reader (its session id) or empty. Answers the draft's id. */
  readonly start: (cardSessionId: string | null) => Promise<string | null>;
  /** Loads a stored draft; does nothing when it is the one already open. False when it was refused, or when the one open now could not be saved. */
  readonly open: (draftId: string) => Promise<boolean>;
  readonly edit: (change: (draft: ApplicationDraft) => ApplicationDraft) => void;
  /** Keeps a typed text that could not be understood; null takes it away. */
  readonly keepText: (path: string, text: NotUnderstood | null) => void;
  /** A field was left: what was typed is saved now, and unless it stayed empty its points may show. */
  readonly leave: (path: string, isEmpty: boolean) => void;
  readonly takeFromCard: (card: CardView, rows: readonly Compared[]) => void;
  readonly takeHeldFromCard: (card: CardView) => void;
  readonly want: (kind: keyof WantedPrints, wanted: boolean) => void;
  /** Saves what is not saved yet. */
  readonly flush: () => Promise<SaveState>;
  /** Asks the rules again, now. */
  readonly assessNow: () => Promise<void>;
  /** Conflict: the version on this screen stays. */
  readonly keepMine: () => Promise<void>;
  /** Conflict: the stored version comes onto the screen. */
  readonly takeStored: () => Promise<void>;
  /** Finishes, or shows what is missing. `walkInReason`: why somebody without appointment is helped, where one is needed. */
  readonly finish: (walkInReason?: string) => Promise<void>;
  readonly printAgain: (kind: keyof WantedPrints) => Promise<void>;
  /** Puts the draft aside to be cancelled; nothing is recorded yet, so that it can still be undone. */
  readonly cancel: (reason: string) => void;
  readonly undoCancel: () => void;
  /** Records the cancellation with its reason. Answers false when it was refused; the draft is then open again. */
  readonly confirmCancel: () => Promise<boolean>;
  /** Goes back to the start of the page; what is typed is saved first. Answers false when it could not be saved. */
  readonly putAside: () => Promise<boolean>;
  /** Leaves the confirmation or the cancelled draft. */
  readonly clear: () => void;
  readonly dismissRefusal: () => void;
}

export interface IntakePorts {
  readonly call: VerblijfsloketBridge['call'];
  readonly schedule: Schedule;
}

const NOTHING: IntakeState = {
  phase: 'none',
  stored: null,
  draft: null,
  notUnderstood: {},
  left: new Set(),
  attempted: false,
  attempts: 0,
  saving: { kind: 'saved', at: null },
  assessment: null,
  assessing: { kind: 'behind' },
  refused: null,
  wanted: { applicationProof: true, receipt: true },
  finished: null,
  prints: {},
  cancelReason: '',
};

/** Codes after which the same draft can never be saved again. */
const CLOSED = new Set(['draftNotFound', 'alreadyFinished']);

/** What to do after a refused save. Whatever is not known to be final is tried again: typed data stays on the screen meanwhile. */
export const judgeRefusedSave = (error: CallError): SaveRemedy => {
  if (error.code === 'changedMeanwhile') return 'conflict';
  return CLOSED.has(error.code) ? 'stop' : 'retry';
};

/** All points that keep the application open, texts that were not understood included. */
export const openPointsOf = (state: IntakeState): readonly OpenPoint[] =>
  allPoints(state.assessment?.openPoints ?? [], state.notUnderstood);

/** The store of the application page. It holds what is typed, keeps it saved and assessed, and decides nothing. */
export const createIntakeStore = ({ call, schedule }: IntakePorts): IntakeStore => {
  const store = createStore<IntakeState>(() => NOTHING);
  const { getState: get, setState: set } = store;
  let opening = 0;

  const autosave = createAutosave<ApplicationDraft>({
    save: (draft, revision) => call('intake.save', { draftId: get().stored?.draftId ?? '', revision, draft }),
    judge: judgeRefusedSave,
    schedule,
    tell: (saving) => set({ saving }),
  });
  const assessing = createAssessing({
    assess: (draft) => call('intake.assess', { draft }),
    schedule,
    tell: (state) => set({ assessing: state }),
    show: (assessment) => set({ assessment }),
  });

  const take = (stored: StoredDraft): void => {
    set({
      ...NOTHING,
      wanted: get().wanted,
      phase: 'editing',
      stored: { draftId: stored.draftId, caseNumber: stored.caseNumber, startedAt: stored.startedAt },
      draft: stored.draft,
    });
    autosave.open(stored.revision, stored.savedAt);
    void assessing.ask(stored.draft);
  };

  const load = async (request: () => Promise<Result<StoredDraft>>): Promise<StoredDraft | null> => {
    opening += 1;
    const mine = opening;
    const before = get().phase;
    set({ phase: 'opening', refused: null });
    const answer = await request().catch(() => unreachable);
    if (mine !== opening) return null;
    if (answer.ok) {
      take(answer.value);
      return answer.value;
    }
    set({ phase: before === 'editing' ? 'editing' : 'none', refused: answer.error });
    return null;
  };

  /** Leaves the open draft; only when it is stored, so that nothing typed can be lost by opening another one. */
  const letGo = async (): Promise<boolean> => {
    if (get().phase === 'cancelling') return confirmCancel();
    if (get().phase !== 'editing') return true;
    const saved = await autosave.flush();
    if (saved.kind === 'saved' || saved.kind === 'stopped') return true;
    set({ refused: 'error' in saved ? saved.error : null });
    return false;
  };

  const edit: IntakeStore['edit'] = (change) => {
    const { draft, phase } = get();
    if (draft === null || phase !== 'editing') return;
    const changed = change(draft);
    if (changed === draft) return;
    set({ draft: changed });
    autosave.changed(changed);
    assessing.changed(changed);
  };

  const printOne = async (caseId: string, kind: keyof WantedPrints): Promise<void> => {
    await print(call, caseId, kind, (state) => set({ prints: { ...get().prints, [kind]: state } }));
  };

  const refuseToFinish = (refused: CallError | null): void => {
    set({ phase: 'editing', attempted: true, attempts: get().attempts + 1, refused });
  };

  const finish = async (walkInReason?: string): Promise<void> => {
    const { draft, phase, stored, assessment: seen, saving } = get();
    if (draft === null || stored === null || phase !== 'editing') return;
    if (saving.kind === 'conflict' || saving.kind === 'stopped') return refuseToFinish(saving.error);
    set({ phase: 'finishing', refused: null });
    const answer = await assessing.ask(draft);
    if (!answer.ok) return refuseToFinish(answer.error);
    if (openPointsOf(get()).length > 0) return refuseToFinish(null);
    const shownDueCents = answer.value.payment.dueCents;
    // What the officer saw and told counts: another amount is shown first, and the next press is about that one.
    if (seen !== null && seen.payment.dueCents !== shownDueCents) return refuseToFinish(amountChanged);
    if (seen !== null && !isSamePeriod(seen.promised, answer.value.promised)) return refuseToFinish(dateChanged);
    const saved = await autosave.flush();
    if (saved.kind === 'conflict' || saved.kind === 'stopped') return refuseToFinish(saved.error);
    const waiver = walkInReason === undefined ? null : { guard: 'walkInAllowed', reason: walkInReason };
    const input = { draftId: stored.draftId, draft, shownDueCents, waiver };
    const result = await call('intake.finish', input).catch(() => unreachable);
    if (!result.ok) {
      void assessing.ask(draft);
      return refuseToFinish(result.error);
    }
    autosave.close();
    assessing.close();
    const applicant = `${draft.person.givenNames} ${draft.person.surname}`.trim();
    set({ phase: 'finished', finished: { ...result.value, applicant }, attempted: false, refused: null, prints: {} });
    const { wanted } = get();
    if (wanted.applicationProof) await printOne(result.value.caseId, 'applicationProof');
    if (wanted.receipt && result.value.receiptNumber !== null) await printOne(result.value.caseId, 'receipt');
  };

  const clear = (): void => {
    opening += 1;
    autosave.close();
    assessing.close();
    set({ ...NOTHING, left: new Set() });
  };

  const confirmCancel = async (): Promise<boolean> => {
    const { stored, phase, cancelReason: reason } = get();
    if (stored === null || phase !== 'cancelling') return false;
    await autosave.flush();
    const answer = await call('intake.discard', { draftId: stored.draftId, reason }).catch(() => unreachable);
    if (get().stored?.draftId !== stored.draftId) return answer.ok;
    if (answer.ok) clear();
    else set({ phase: 'editing', refused: answer.error });
    return answer.ok;
  };

  return {
    ...store,
    async start(cardSessionId) {
      if (!(await letGo())) return null;
      const stored = await load(() => call('intake.start', { cardSessionId }));
      return stored?.draftId ?? null;
    },
    async open(draftId) {
      const { stored, phase } = get();
      if (stored?.draftId === draftId && phase !== 'none') return true;
      if (!(await letGo())) return false;
      return (await load(() => call('intake.load', { draftId }))) !== null;
    },
    edit,
    keepText(path, text) {
      const { [path]: _, ...others } = get().notUnderstood;
      set({ notUnderstood: text === null ? others : { ...others, [path]: text } });
    },
    leave(path, isEmpty) {
      if (get().phase !== 'editing') return;
      if (!isEmpty && !get().left.has(path)) set({ left: new Set([...get().left, path]) });
      void autosave.flush();
    },
    takeFromCard(card, rows) {
      const fields = new Set(rows.flatMap((row) => fieldsOf(row).map((field) => `person.${field}`)));
      const kept = Object.entries(get().notUnderstood).filter(([path]) => !fields.has(path));
      set({ notUnderstood: Object.fromEntries(kept) });
      edit((draft) => ({
        ...draft,
        person: rows.reduce((person, row) => takeOver(person, card, row), draft.person),
      }));
    },
    takeHeldFromCard(card) {
      edit((draft) => ({ ...draft, held: heldFromCard(draft.held, card) ?? draft.held }));
    },
    want(kind, wanted) {
      set({ wanted: { ...get().wanted, [kind]: wanted } });
    },
    flush: () => autosave.flush(),
    async assessNow() {
      const { draft } = get();
      if (draft !== null) await assessing.ask(draft);
    },
    async keepMine() {
      const { stored } = get();
      if (stored === null) return;
      const answer = await call('intake.load', { draftId: stored.draftId }).catch(() => unreachable);
      if (!answer.ok) return set({ refused: answer.error });
      set({ refused: null });
      await autosave.keepMine(answer.value.revision);
    },
    async takeStored() {
      const { stored } = get();
      if (stored !== null) await load(() => call('intake.load', { draftId: stored.draftId }));
    },
    finish,
    async printAgain(kind) {
      const { finished } = get();
      if (finished !== null) await printOne(finished.caseId, kind);
    },
    cancel(reason) {
      if (get().phase === 'editing') set({ phase: 'cancelling', cancelReason: reason });
    },
    undoCancel() {
      if (get().phase === 'cancelling') set({ phase: 'editing', cancelReason: '' });
    },
    confirmCancel,
    async putAside() {
      if (!(await letGo())) return false;
      clear();
      return true;
    },
    clear,
    dismissRefusal: () => set({ refused: null }),
  };
};

const isSamePeriod = (one: Assessment['promised'], other: Assessment['promised']): boolean =>
  one?.from === other?.from && one?.to === other?.to;

const dateChanged: CallError = { code: 'dateChanged', messageKey: 'errors.dateChanged' };
const amountChanged: CallError = { code: 'amountChanged', messageKey: 'errors.amountChanged' };
const unreachable: Result<never> = {
  ok: false,
  error: { code: 'noAnswer', messageKey: 'errors.noAnswer' },
};
