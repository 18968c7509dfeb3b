import { useState } from 'react';
import type { CallError } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCommand, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { useEditor, useEditorStore } from './react.tsx';
import { useAfterRules } from './refresh.ts';
import { TYPING, TypedField } from './typed-input.tsx';

/** Hands the draft in with the decision of the council behind it. */
export const ProposeDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t, error: say, date } = useTexts();
  const store = useEditorStore();
  const toast = useToast();
  const after = useAfterRules();
  const fourEyes = useEditor((state) => state.fourEyes);
  const draft = useEditor((state) => state.draft);
  const from = useEditor((state) => state.content['effectiveFrom']);
  const count = useEditor((state) => state.check?.differences.length ?? 0);
  const propose = useCommand('profiles.propose');
  const [decision, setDecision] = useState('');
  const [day, setDay] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day);
  const field = (path: string): string | null => {
    const found = refused?.fields?.find((one) => one.path === path);
    return found === undefined ? null : say(found);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (decision.trim() === '' || !isDay || draft === null || typeof day !== 'string') return;
    const revision = await store.saved();
    if (revision === null) return setRefused({ code: 'profileNotSaved', messageKey: 'profileEditor.notSaved' });
    const answer = await propose.run({
      draftId: draft.draftId,
      revision,
      councilDecision: decision.trim(),
      councilDate: day,
    });
    if (!answer.ok) return setRefused(answer.error);
    toast({
      tone: 'ok',
      title: t(answer.value.state === 'APPROVED' ? 'profileEditor.approved' : 'profileEditor.proposed', {
        version: draft.version,
        from: date(typeof from === 'string' ? from : null),
      }),
    });
    onClose();
    store.leave();
    after();
  };
  return (
    <Dialog title={t('profileEditor.propose')} isOpen={isOpen} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!propose.isPending) void submit();
        }}
      >
        <p>{t(fourEyes ? 'profileEditor.proposeFourEyes' : 'profileEditor.proposeAlone', { count })}</p>
        {refused === null || (refused.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={refused} />}
        <TextField
          label={t('profileEditor.council.decision')}
          hint={t('profileEditor.council.hint')}
          value={decision}
          onChange={setDecision}
          required
          error={tried && decision.trim() === '' ? t('common.field.required') : field('councilDecision')}
        />
        <TypedField
          label={t('profileEditor.council.date')}
          typing={TYPING.date}
          value={day}
          onChange={setDay}
          required
          error={tried && !isDay ? t('common.field.noDate') : field('councilDate')}
        />
        <div className="acts">
          <Button shortcut="Esc" onPress={onClose}>
            {t('common.action.back')}
          </Button>
          <Button kind="main" type="submit" isPending={propose.isPending}>
            {t(fourEyes ? 'profileEditor.handIn' : 'profileEditor.approve')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
