/**
 * Verdicts that a command may lean on. A verdict is bound to one case, one card session and one moment, and is kept
 * here in main: the page only gets its id back. Kept in memory on purpose: after a restart nobody knows what lies in the reader.
 */
import { randomUUID } from 'node:crypto';
import type { CallError, Result } from '../ipc/contract.ts';
import { refusal, success } from '../ipc/contract.ts';

/** Minutes after which a card must be judged again. */
export const VERDICT_MINUTES = 15;

interface Bound<Judgement> {
  readonly verdictId: string;
  readonly caseId: string;
  readonly cardSessionId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly judgement: Judgement;
}

/** One kind of verdict: only the newest of each case counts. */
export interface BoundVerdicts<Judgement> {
  /** Keeps a verdict and gives it a name; an older one of the same case is void from now on. */
  bind(caseId: string, cardSessionId: string, at: Date, judgement: Judgement): string;
  /**
   * The judgement behind the name, if it is the newest of this case, not older than `VERDICT_MINUTES`, and the card it
   * speaks of is still the last one that lay in the reader. Otherwise `verdictExpired`.
   */
  read(verdictId: string, caseId: string, cardSessionId: string | null, now: Date): Result<Judgement, CallError>;
  /** Forgets the verdict of a case once a command used it, so that it cannot be used twice. */
  spend(caseId: string): void;
}

/** An empty keeping place. */
export const createBoundVerdicts = <Judgement>(): BoundVerdicts<Judgement> => {
  const newest = new Map<string, Bound<Judgement>>();
  return {
    bind: (caseId, cardSessionId, at, judgement) => {
      const verdictId = randomUUID();
      newest.set(caseId, { verdictId, caseId, cardSessionId, at: at.getTime(), judgement });
      return verdictId;
    },
    read: (verdictId, caseId, cardSessionId, now) => {
      const bound = newest.get(caseId);
      if (bound === undefined || bound.verdictId !== verdictId) return refusal('verdictExpired');
      if (bound.cardSessionId !== (cardSessionId ?? '')) return refusal('verdictExpired');
      const age = now.getTime() - bound.at;
      if (age < 0 || age > VERDICT_MINUTES * 60_000) return refusal('verdictExpired');
      return success(bound.judgement);
    },
    spend: (caseId) => {
      newest.delete(caseId);
    },
  };
};
