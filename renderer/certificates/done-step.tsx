import { useState } from 'react';
import type { CallError, CertificatesDone } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useClient, useOpenPaper, usePlace, useShortcuts, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EvidenceList } from '../pin/index.ts';
import { Button, Verdict } from '../ui/index.ts';

/** The visit is recorded: the proof, what goes back, and on to the next applicant. */
export const DoneStep = ({ done }: { readonly done: CertificatesDone }) => {
  const { t, money } = useTexts();
  const client = useClient();
  const place = usePlace();
  const toast = useToast();
  const [isPrinting, setPrinting] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const openPaper = useOpenPaper();
  const print = async (): Promise<void> => {
    setPrinting(true);
    const answer = await client.call('print.make', { caseId: done.caseId, kind: 'certificateProof' });
    setPrinting(false);
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { documentId } = answer.value;
    toast({
      tone: 'ok',
      title: t('certificates.done.printed'),
      action: { label: t('collection.print.open'), onPress: () => void openPaper(documentId) },
    });
  };
  const next = (): void => place.go({ name: 'counter' });
  useShortcuts([
    { keys: 'Mod+P', label: t('keys.print'), run: () => void print(), inBar: true },
    { keys: 'Mod+Enter', label: t('collection.action.next'), run: next, guard: 'certificate-next', inBar: true },
  ]);
  return (
    <>
      <RefusalBanner error={refused} />
      <Verdict
        tone="ok"
        verdictId={done.caseId}
        title={t('certificates.done.title')}
        actions={
          <>
            <Button kind="main" shortcut="Mod+P" isPending={isPrinting} onPress={() => void print()}>
              {t('certificates.done.print')}
            </Button>
            <Button shortcut="Mod+Enter" onPress={next}>
              {t('collection.action.next')}
            </Button>
          </>
        }
      >
        {t('certificates.done.text', { number: done.caseNumber })}
        {done.changeCents > 0 ? ` ${t('certificates.done.change', { amount: money(done.changeCents) })}` : ''}
      </Verdict>
      <EvidenceList evidence={done.evidence} />
    </>
  );
};
