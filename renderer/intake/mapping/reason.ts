import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';

type Kind = ApplicationDraft['held']['kind'];

/** What became of the held document by a reason that tells it; null for the other reasons. */
const kindTold = (reason: ApplicationDraft['reason']): Kind | null =>
  reason === 'LOSS' ? 'LOST' : reason === 'THEFT' ? 'STOLEN' : null;

/**
 * Takes a reason over. A lost or stolen card cannot be the card on the desk, so the held document follows as long as
 * nothing else was said of it, and comes back when the arrows only passed by that reason.
 */
export const withReason = (draft: ApplicationDraft, reason: ApplicationDraft['reason']): ApplicationDraft => {
  const { held } = draft;
  const before = kindTold(draft.reason);
  const follows = before === null ? held.kind === 'CARD' || held.kind === 'NONE' : held.kind === before;
  const back = before === null ? held.kind : held.cardNumber === '' ? 'NONE' : 'CARD';
  return follows ? { ...draft, reason, held: { ...held, kind: kindTold(reason) ?? back } } : { ...draft, reason };
};
