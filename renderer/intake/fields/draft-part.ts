import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import { useIntake } from '../store/react.tsx';

/** A part of the open draft. Only for components that stand below an open draft. */
export const useDraftPart = <Part>(select: (draft: ApplicationDraft) => Part): Part =>
  useIntake((state) => {
    if (state.draft === null) throw new Error('no draft is open');
    return select(state.draft);
  });
