import { useEffect } from 'react';
import { usePlace } from '../../app/index.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
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
