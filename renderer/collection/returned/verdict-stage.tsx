import { useState } from 'react';
import type { CallError, ReturnedAction, ReturnedDeed, ReturnedVerdict } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useClient, usePlace, useShortcuts } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, EmptyState, Verdict } from '../../ui/index.ts';
import { CardBesideCase } from '../comparison.tsx';
import { ByHandForm, CauseForm, TypedForm } from './forms.tsx';
import { toneOf } from './tones.ts';
import type { DeskVerdict } from './use-verdict.ts';

export interface StageProps {
  readonly desk: DeskVerdict;
  /** Records what was done; gives the refusal, or null. */
  readonly onDeed: (verdict: ReturnedVerdict, deed: ReturnedDeed) => Promise<CallError | null>;
}

/** What lies in the reader: waiting, reading, the verdict with its one next action, or why there is none. */
export const VerdictStage = ({ desk, onDeed }: StageProps) => {
  const { t } = useTexts();
  const [isTyping, setTyping] = useState(false);
  if (desk.verdict !== null) {
    return <VerdictOf key={desk.verdict.cardSessionId} desk={desk} verdict={desk.verdict} onDeed={onDeed} />;
  }
  if (desk.failed !== null) return <RefusalBanner error={desk.failed} />;
  if (desk.isReading) {
    return (
      <Banner tone="info" live="status">
        {t('returned.wait.reading')}
      </Banner>
    );
  }
  return (
    <>
      <EmptyState
        icon="card"
        title={t('returned.wait.title')}
        actions={isTyping ? undefined : <Button onPress={() => setTyping(true)}>{t('returned.action.typeIt')}</Button>}
      >
        {t('returned.wait.text')}
      </EmptyState>
      {isTyping ? <TypedForm onSubmit={desk.judgeTyped} /> : null}
    </>
  );
};

/** What the one key does for each action; null where a form or another place comes first. */
const deedOf = (action: ReturnedAction): ReturnedDeed | null => {
  switch (action) {
    case 'takeIn':
      return { kind: 'TAKE_IN', damaged: false };
    case 'giveBack':
      return { kind: 'GIVE_BACK' };
    case 'keep':
    case 'callSupervisor':
      return { kind: 'KEEP', note: '' };
    case 'sendOn':
      return { kind: 'SEND_ON', note: '' };
    default:
      return null;
  }
};

const VerdictOf = ({ desk, verdict, onDeed }: StageProps & { readonly verdict: ReturnedVerdict }) => {
  const { t } = useTexts();
  const place = usePlace();
  const client = useClient();
  const [refused, setRefused] = useState<CallError | null>(null);
  const [isPending, setPending] = useState(false);
  const deed = deedOf(verdict.action);
  const leadsToCase = verdict.action === 'toActivation' || verdict.action === 'destroy';
  const act = async (done: ReturnedDeed): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setRefused(await onDeed(verdict, done));
    setPending(false);
  };
  const main = (): void => {
    if (deed !== null) void act(deed);
    else if (leadsToCase && verdict.case !== null) place.go({ name: 'collection', caseId: verdict.case.caseId });
  };
  // Until the signatures are checked a card can only be given back; no key is offered that would do nothing.
  const mustWait = verdict.provisional && verdict.action !== 'giveBack';
  const hasKey = !mustWait && (deed !== null || (leadsToCase && verdict.case !== null));
  const label = t(`returned.next.${verdict.action}`);
  useShortcuts(hasKey ? [{ keys: 'F4', label, run: main, guard: verdict.verdictId, inBar: true }] : []);
  const number = verdict.card?.cardNumber ?? '';
  const bound =
    number === ''
      ? t('collection.verdict.boundTime', { at: verdict.judgedAt })
      : t('collection.verdict.bound', { card: number, at: verdict.judgedAt });
  const isGone = verdict.cardSessionId !== '' && !desk.cardIsThere;
  return (
    <>
      <Verdict
        tone={toneOf(verdict)}
        verdictId={verdict.verdictId}
        title={t(`returned.message.${verdict.message}.title` as 'returned.message.rightCard.title')}
        meta={isGone ? `${bound}, ${t('collection.verdict.taken')}` : bound}
        actions={
          <>
            {hasKey ? (
              <Button kind="main" shortcut="F4" isPending={isPending} onPress={main}>
                {label}
              </Button>
            ) : null}
            {verdict.action === 'takeIn' && !mustWait ? (
              <Button onPress={() => void act({ kind: 'TAKE_IN', damaged: true })}>
                {t('returned.action.damaged')}
              </Button>
            ) : null}
            {verdict.verdict === 'unreadable' ? (
              <Button kind="main" shortcut="F5" onPress={() => void client.call('reader.readAgain', undefined)}>
                {t('returned.action.readAgain')}
              </Button>
            ) : null}
          </>
        }
      >
        {t(`returned.message.${verdict.message}.text` as 'returned.message.rightCard.text', verdict.params)}
      </Verdict>
      {mustWait ? (
        <Banner tone="info" live="status">
          {t('returned.wait.checking')}
        </Banner>
      ) : null}
      {refused === null || (refused.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={refused} />}
      {verdict.action === 'typeNumber' ? <TypedForm onSubmit={desk.judgeTyped} /> : null}
      {verdict.action === 'takeInByHand' ? <ByHandForm refused={refused} isPending={isPending} onDeed={act} /> : null}
      {verdict.action === 'recordReason' ? (
        <CauseForm refused={refused} isPending={isPending || mustWait} onDeed={act} />
      ) : null}
      {verdict.fields.length === 0 || verdict.case === null ? null : (
        <CardBesideCase fields={verdict.fields} caseNumber={verdict.case.caseNumber} />
      )}
    </>
  );
};
