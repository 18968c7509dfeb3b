import { useEffect, useRef, useState } from 'react';
import { useClient, useOpenPaper, usePlace, useShortcuts, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EvidenceList } from '../pin/index.ts';
import { Banner, Button, Sheet, TextField, Verdict } from '../ui/index.ts';
import { OwnPin } from './pin-step.tsx';
import { fieldMessage, type Visit } from './visit.ts';

/** Step 6: the card goes over the desk, the old one is destroyed, the proof is printed. */
export const HandOverStep = ({ visit }: { readonly visit: Visit }) => {
  const { t, date } = useTexts();
  const { detail } = visit;
  const { collection } = detail;
  const name = `${detail.givenNames} ${detail.surname}`.trim();
  if (collection.handedOver !== null) return <HandedOver visit={visit} name={name} at={collection.handedOver.at} />;
  return (
    <>
      {detail.activationNotBefore !== null && visit.refused?.code === 'activationNotYet' ? (
        <Banner tone="warn" title={t('collection.tooEarly.title', { date: date(detail.activationNotBefore) })}>
          {t('collection.tooEarly.text')}
        </Banner>
      ) : null}
      <ReadyToHandOver visit={visit} name={name} />
    </>
  );
};

/** Makes the proof of the handover and offers to open it. What was recorded stays recorded when the paper fails. */
const useProof = (visit: Visit) => {
  const { t } = useTexts();
  const client = useClient();
  const toast = useToast();
  const openPaper = useOpenPaper();
  const { caseId } = visit.detail;
  return async (): Promise<void> => {
    const answer = await client.call('print.make', { caseId, kind: 'handoverProof' });
    if (!answer.ok) {
      visit.refuse(answer.error);
      return;
    }
    const { documentId } = answer.value;
    toast({
      tone: 'ok',
      title: t('collection.print.made'),
      action: {
        label: t('collection.print.open'),
        onPress: () => void openPaper(documentId),
      },
    });
  };
};

const ReadyToHandOver = ({ visit, name }: { readonly visit: Visit; readonly name: string }) => {
  const { t } = useTexts();
  const print = useProof(visit);
  const evidence = visit.detail.collection.activation?.evidence ?? [];
  const isDoubtful = evidence.some(({ outcome }) => outcome === 'disproved');
  const handOver = async (): Promise<void> => {
    if (await visit.run('collection.handOver', {})) await print();
  };
  useShortcuts([
    {
      keys: 'Mod+Enter',
      label: t('collection.action.handOver'),
      run: () => void handOver(),
      guard: 'hand-over',
      inBar: true,
    },
  ]);
  return (
    <>
      <Verdict
        tone={isDoubtful ? 'warn' : 'ok'}
        verdictId="ready"
        title={t(isDoubtful ? 'visit.doubtful.title' : 'collection.handOver.readyTitle')}
        actions={
          <Button kind="main" shortcut="Mod+Enter" isPending={visit.isPending} onPress={() => void handOver()}>
            {t('collection.action.handOver')}
          </Button>
        }
      >
        {t(isDoubtful ? 'visit.doubtful.text' : 'collection.handOver.readyText', { name })}
      </Verdict>
      {visit.detail.collection.activation === null ? null : (
        <EvidenceList evidence={visit.detail.collection.activation.evidence} />
      )}
      <OwnPin visit={visit} />
    </>
  );
};

const HandedOver = ({ visit, name, at }: { readonly visit: Visit; readonly name: string; readonly at: string }) => {
  const { t } = useTexts();
  const place = usePlace();
  const proof = useProof(visit);
  const { detail } = visit;
  const { oldCard } = detail.collection;
  const hasOldCard = oldCard?.kind === 'CARD' || oldCard?.kind === 'UNREADABLE_CARD';
  const [isPrinting, setPrinting] = useState(false);
  const print = async (): Promise<void> => {
    setPrinting(true);
    await proof();
    setPrinting(false);
  };
  const next = (): void => {
    place.forget(detail.caseId);
    place.go({ name: 'counter' });
  };
  useShortcuts([
    { keys: 'Mod+P', label: t('collection.action.print'), run: () => void print(), inBar: true },
    ...(detail.state === 'DONE'
      ? [{ keys: 'Mod+Enter', label: t('collection.action.next'), run: next, guard: 'next', inBar: true }]
      : []),
  ]);
  return (
    <>
      <Verdict
        tone="ok"
        verdictId="handed-over"
        title={t('collection.handOver.doneTitle')}
        actions={
          <Button kind="main" shortcut="Mod+P" isPending={isPrinting} onPress={() => void print()}>
            {t('collection.action.print')}
          </Button>
        }
      >
        {t('collection.handOver.doneText', { name, at })}
      </Verdict>
      {hasOldCard && oldCard !== null && oldCard.destroyedAt === null ? (
        <DestroyOldCard visit={visit} cardNumber={oldCard.description} />
      ) : null}
      {oldCard?.destroyedAt ? (
        <Banner tone="ok">{t('collection.destroy.done', { at: oldCard.destroyedAt })}</Banner>
      ) : null}
      {detail.state === 'DONE' ? (
        <Banner
          tone="ok"
          live="status"
          title={t('collection.finished.title')}
          actions={
            <Button shortcut="Mod+Enter" onPress={next}>
              {t('collection.action.next')}
            </Button>
          }
        >
          {t('collection.finished.text')}
        </Banner>
      ) : null}
    </>
  );
};

/** Destroying is confirmed with something from the card itself. */
const DestroyOldCard = ({ visit, cardNumber }: { readonly visit: Visit; readonly cardNumber: string }) => {
  const { t, error } = useTexts();
  const [lastDigits, setLastDigits] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The handover was the officer's own step and left the focus on the head of the step: the digits are typed next.
  useEffect(() => {
    if (document.activeElement?.matches('[aria-current="step"] h2') === true) field.current?.focus();
  }, []);
  return (
    <Sheet title={t('collection.destroy.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void visit.run('collection.destroyOldCard', { lastDigits });
        }}
      >
        <p>{t('collection.destroy.text', { card: cardNumber })}</p>
        <div className="row">
          <TextField
            label={t('collection.destroy.digits')}
            value={lastDigits}
            onChange={setLastDigits}
            maxLength={4}
            inputRef={field}
            error={fieldMessage(visit.refused, 'lastDigits', error)}
            required
          />
        </div>
        <div className="row">
          <Button kind="dangerMain" type="submit" isPending={visit.isPending}>
            {t('collection.action.destroy')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
};
