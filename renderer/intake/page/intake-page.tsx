import { useEffect } from 'react';
import { usePlace } from '../../app/index.ts';
import type { IntakePhase } from '../store/intake-store.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { rememberDraft, rememberedDraft } from '../store/remembered.ts';
import { Cancelled } from './cancelled.tsx';
import { Confirmation } from './confirmation.tsx';
import { Editor } from './editor.tsx';
import { StartView } from './start-view.tsx';
import '../intake.css';

/** The place "Aanvraag": its start, the application that is open, and its end. */
export const IntakePage = ({ draftId }: { readonly draftId: string | null }) => {
  const store = useIntakeStore();
  const { go, forget } = usePlace();
  const phase = useIntake((state) => state.phase);
  const openId = useIntake((state) => state.stored?.draftId ?? null);
  const finished = useIntake((state) => state.finished);
  useEffect(() => {
    if (draftId === null) return;
    void store.open(draftId).then((opened) => {
      if (opened) return;
      // What is typed in the open one could not be saved, or the draft asked for is gone: back to where something is.
      forget(draftId);
      go({ name: 'intake', draftId: store.getState().stored?.draftId ?? null });
    });
  }, [store, draftId, go, forget]);
  useEffect(() => {
    if (phase === 'finished' && openId !== null) forget(openId);
  }, [phase, openId, forget]);
  useBackAfterReload(draftId, phase, openId);
  useEffect(
    () => () => {
      const { phase: left } = store.getState();
      if (left === 'finished') store.clear();
      if (left === 'cancelling') void store.confirmCancel();
    },
    [store],
  );
  if (draftId === null) return <StartView />;
  if (phase === 'finished' && finished !== null) return <Confirmation done={finished} />;
  if (phase === 'cancelling') return <Cancelled />;
  if ((phase === 'editing' || phase === 'finishing') && openId === draftId) return <Editor />;
  return phase === 'none' ? <StartView /> : null;
};

/** Leads back to the draft that stood open when the page was loaded again, and remembers the one that is open now. */
const useBackAfterReload = (draftId: string | null, phase: IntakePhase, openId: string | null): void => {
  const { go } = usePlace();
  useEffect(() => {
    if (phase === 'editing') rememberDraft(window.sessionStorage, openId);
    if (phase === 'finished' || phase === 'cancelling') rememberDraft(window.sessionStorage, null);
    if (phase !== 'none' || draftId !== null) return;
    const before = rememberedDraft(window.sessionStorage);
    if (before === null) return;
    rememberDraft(window.sessionStorage, null);
    go({ name: 'intake', draftId: before });
  }, [draftId, phase, openId, go]);
};
