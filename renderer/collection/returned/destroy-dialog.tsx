import { useState } from 'react';
import type { CallError, DestructionRecord } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useClient, useOpenPaper, useToast } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, CheckBox, Dialog, TextField } from '../../ui/index.ts';
import { fieldMessage } from '../visit.ts';

/** Cards that may be cut now, all chosen to begin with; the record gets a number and can be printed. */
export const DestroyDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useTexts();
  return (
    <Dialog title={t('returned.destroy.title')} isOpen={isOpen} isWide onClose={onClose}>
      <DestroyForm onClose={onClose} />
    </Dialog>
  );
};

const DestroyForm = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, error } = useTexts();
  const client = useClient();
  const list = useCall('returned.list', { day: null }, { staleMs: 0 });
  const rules = useCall('returned.destructionRules', undefined);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [witness, setWitness] = useState('');
  const [refused, setRefused] = useState<CallError | null>(null);
  const [isPending, setPending] = useState(false);
  const [done, setDone] = useState<DestructionRecord | null>(null);
  const entries = (list.data ?? []).filter((entry) => entry.mayDestroy);
  const chosen = entries.filter((entry) => !left.has(entry.entryId));
  const destroy = async (): Promise<void> => {
    if (chosen.length === 0 || isPending) return;
    setPending(true);
    const answer = await client.call('returned.destroy', { entryIds: chosen.map((entry) => entry.entryId), witness });
    setPending(false);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) setDone(answer.value);
  };
  if (done !== null) return <Destroyed record={done} onClose={onClose} />;
  if (list.data !== undefined && entries.length === 0) {
    return (
      <>
        <Banner tone="info">{t('returned.destroy.none')}</Banner>
        <div className="acts">
          <Button kind="main" shortcut="Esc" autoFocus onPress={onClose}>
            {t('returned.action.close')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void destroy();
      }}
    >
      <p>{t('returned.destroy.text')}</p>
      <div className="stack">
        {entries.map((entry) => (
          <CheckBox
            key={entry.entryId}
            isSelected={!left.has(entry.entryId)}
            onChange={(isSelected) => setLeft(toggled(left, entry.entryId, !isSelected))}
          >
            {t('returned.destroy.which', { card: entry.cardNumber })}
            {entry.case === null ? '' : ` · ${entry.case.caseNumber}`}
          </CheckBox>
        ))}
      </div>
      <TextField
        label={t('returned.destroy.witness')}
        value={witness}
        onChange={setWitness}
        maxLength={200}
        error={fieldMessage(refused, 'witness', error)}
        required={rules.data?.witnessNeeded === true}
      />
      {refused === null || (refused.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={refused} />}
      <div className="acts">
        <Button shortcut="Esc" onPress={onClose}>
          {t('returned.action.close')}
        </Button>
        <Button kind="dangerMain" type="submit" isPending={isPending}>
          {t('returned.destroy.confirm', { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
};

const toggled = (set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> => {
  const next = new Set(set);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
};

/** The record stands; its paper is printed from here, as often as wanted. */
const Destroyed = ({ record, onClose }: { readonly record: DestructionRecord; readonly onClose: () => void }) => {
  const { t } = useTexts();
  const client = useClient();
  const toast = useToast();
  const [refused, setRefused] = useState<CallError | null>(null);
  const [isPending, setPending] = useState(false);
  const openPaper = useOpenPaper();
  const print = async (): Promise<void> => {
    setPending(true);
    const answer = await client.call('returned.printDestruction', { destructionId: record.destructionId });
    setPending(false);
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { documentId } = answer.value;
    toast({
      tone: 'ok',
      title: t('returned.destroy.done', { number: record.number }),
      action: { label: t('returned.action.openPdf'), onPress: () => void openPaper(documentId) },
    });
  };
  return (
    <>
      <Banner tone="ok" live="status" title={t('returned.destroy.done', { number: record.number })} />
      {refused === null ? null : <RefusalBanner error={refused} />}
      <div className="acts">
        <Button shortcut="Esc" onPress={onClose}>
          {t('returned.action.close')}
        </Button>
        <Button kind="main" autoFocus isPending={isPending} onPress={() => void print()}>
          {t('returned.action.print')}
        </Button>
      </div>
    </>
  );
};
