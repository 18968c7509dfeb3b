import type { ApplicationDraft, Assessment, CallError, Result } from '../../../electron/ipc/contract.ts';
import type { Schedule } from '../../app/saving/index.ts';

/** How the assessment on the screen relates to what is typed. */
export type AssessingState =
  | { readonly kind: 'current' }
  | { readonly kind: 'behind' }
  /** Asking failed; the assessment shown is of earlier data. Tried again by itself. */
  | { readonly kind: 'failed'; readonly error: CallError };

export interface AssessingPorts {
  readonly assess: (draft: ApplicationDraft) => Promise<Result<Assessment>>;
  readonly schedule: Schedule;
  readonly tell: (state: AssessingState) => void;
  readonly show: (assessment: Assessment) => void;
}

/** Milliseconds: pause in typing before the rules are asked, and between two tries after a failure. */
export const ASSESSING_TIMES = { pause: 150, retry: 5000 } as const;

export interface Assessing {
  /** Asks after a short pause; only the answer to the newest question is shown. */
  readonly changed: (draft: ApplicationDraft) => void;
  /** Asks at once. */
  readonly ask: (draft: ApplicationDraft) => Promise<Result<Assessment>>;
  /** Drops what is under way. */
  readonly close: () => void;
}

/** Keeps the assessment up with what is typed. The page asks and shows; it decides nothing. */
export const createAssessing = (ports: AssessingPorts, times = ASSESSING_TIMES): Assessing => {
  let asked = 0;
  let waiting = false;
  let callOff = (): void => {};

  const ask = async (draft: ApplicationDraft): Promise<Result<Assessment>> => {
    asked += 1;
    const mine = asked;
    waiting = false;
    callOff();
    ports.tell({ kind: 'behind' });
    const answer = await ports.assess(draft).catch(() => unreachable);
    if (mine !== asked) return answer;
    if (answer.ok) ports.show(answer.value);
    // Something was typed since: the answer is shown, but the question about the newer data is still to come.
    if (waiting) return answer;
    if (answer.ok) {
      ports.tell({ kind: 'current' });
    } else {
      ports.tell({ kind: 'failed', error: answer.error });
      callOff = ports.schedule(times.retry, () => void ask(draft));
    }
    return answer;
  };

  return {
    changed(draft) {
      callOff();
      waiting = true;
      ports.tell({ kind: 'behind' });
      callOff = ports.schedule(times.pause, () => void ask(draft));
    },
    ask,
    close() {
      asked += 1;
      waiting = false;
      callOff();
    },
  };
};

const unreachable: Result<never> = {
  ok: false,
  error: { code: 'noAnswer', messageKey: 'errors.noAnswer' },
};
