import { useEffect, useRef, useState } from 'react';
import type { PinOutcome } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCardInReader, useClient, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EvidenceList, PinEntry, PinNote, type PinReading, TriesLeft } from '../pin/index.ts';
import { Banner, Button, ReasonDialog } from '../ui/index.ts';
import { NewCardStep } from './new-card-step.tsx';
import { fieldMessage, type Visit } from './visit.ts';

/** Step 5: the PIN is verified with the tries left shown before, then the card is read back. */
export const PinStep = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  switch (visit.detail.visit.stage) {
    case 'compare':
      return (
        <>
          <Banner tone="info">{t('visit.unread.compare')}</Banner>
          <NewCardStep visit={visit} />
        </>
      );
    case 'pin':
      return <PinCheck visit={visit} />;
    default:
      return <EvidenceCheck visit={visit} />;
  }
};

const PinCheck = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const client = useClient();
  const { detail } = visit;
  const card = useCardInReader();
  const newCardNumber = detail.collection.newCard?.cardNumber ?? '';
  const isThere = card?.complete === true && card.identity.cardNumber === newCardNumber;
  const sessionId = isThere ? card.sessionId : null;
  const [reading, setReading] = useState<PinReading | null>(null);
  const [outcome, setOutcome] = useState<PinOutcome | null>(null);
  const [attempts, setAttempts] = useState(0);
  const [isSkipping, setSkipping] = useState(false);
  // Tries are read again for each insertion and after each attempt, never assumed.
  useEffect(() => {
    setReading(null);
    if (sessionId === null || attempts < 0) return;
    let isCurrent = true;
    void client.call('collection.pinTries', { caseId: detail.caseId }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setReading(answer.value);
      else visit.refuse(answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, detail.caseId, sessionId, attempts, visit.refuse]);

  const verify = async (pin: Uint8Array<ArrayBuffer> | null, lastTryConfirmed: boolean): Promise<void> => {
    const answer = await client.call('collection.verifyPin', {
      caseId: detail.caseId,
      version: detail.version,
      pin,
      lastTryConfirmed,
    });
    setAttempts((before) => before + 1);
    if (answer.ok) {
      setOutcome(answer.value.pin);
      visit.take(answer.value.case);
    } else {
      setOutcome(null);
      visit.refuse(answer.error);
    }
  };
  const skip = (): void => setSkipping(true);
  useShortcuts([{ keys: 'Alt+K', label: t('collection.action.skipPin'), run: skip }]);

  const isBlocked = outcome?.outcome === 'blocked' || reading?.triesLeft === 0;
  return (
    <>
      {isThere ? null : (
        <Banner tone="info" live="status">
          {t('collection.pinStep.cardFirst', { card: newCardNumber })}
        </Banner>
      )}
      {outcome === null || outcome.outcome === 'verified' ? null : <PinNote outcome={outcome} />}
      {isBlocked && outcome?.outcome !== 'blocked' ? <PinNote outcome={{ outcome: 'blocked', triesLeft: 0 }} /> : null}
      {reading === null ? null : <TriesLeft left={reading.triesLeft} />}
      {!isThere || reading === null || isBlocked ? null : <PinEntry reading={reading} onVerify={verify} />}
      <Banner tone="info">{t('pin.note')}</Banner>
      <div className="row">
        <Button kind="quiet" shortcut="Alt+K" onPress={skip}>
          {t('collection.action.skipPin')}
        </Button>
      </div>
      <SkipPinDialog visit={visit} isOpen={isSkipping} onClose={() => setSkipping(false)} />
    </>
  );
};

/** Going on without a verified PIN needs a reason. */
const SkipPinDialog = ({
  visit,
  isOpen,
  onClose,
}: {
  readonly visit: Visit;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => {
  const { t, error } = useTexts();
  const confirm = async (reason: string): Promise<void> => {
    if (await visit.run('collection.skipPin', { reason })) onClose();
  };
  return (
    <ReasonDialog
      title={t('collection.pinStep.skipTitle')}
      label={t('collection.pinStep.skipReason')}
      backLabel={t('common.action.back')}
      confirmLabel={t('collection.action.skipPin')}
      isOpen={isOpen}
      isPending={visit.isPending}
      error={fieldMessage(visit.refused, 'reason', error)}
      onClose={onClose}
      onConfirm={(reason) => void confirm(reason)}
    />
  );
};

const EvidenceCheck = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const client = useClient();
  const { detail } = visit;
  const [isBusy, setBusy] = useState(false);
  const asked = useRef(false);
  const card = useCardInReader();
  const isThere = card?.complete === true && card.identity.cardNumber === detail.collection.newCard?.cardNumber;
  const read = async (): Promise<void> => {
    asked.current = true;
    setBusy(true);
    const answer = await client.call('collection.activationEvidence', {
      caseId: detail.caseId,
      version: detail.version,
    });
    setBusy(false);
    if (answer.ok) visit.take(answer.value.case);
    else visit.refuse(answer.error);
  };
  // With the card still in the reader the evidence costs no try and no key: it is read at once, and by hand after a failure.
  const readOnce = useRef(read);
  readOnce.current = read;
  useEffect(() => {
    if (isThere && !asked.current) void readOnce.current();
  }, [isThere]);
  useShortcuts([
    { keys: 'F4', label: t('collection.action.evidence'), run: () => void read(), guard: 'evidence', inBar: true },
  ]);
  return (
    <>
      {detail.collection.pin?.outcome === 'VERIFIED' ? (
        <Banner tone="ok" live="status" title={t('pin.verified')} />
      ) : null}
      <h3>{t('collection.evidence.title')}</h3>
      <p className="muted small">{t('collection.evidence.intro')}</p>
      {detail.collection.activation === null ? null : <EvidenceList evidence={detail.collection.activation.evidence} />}
      <div className="row">
        <Button kind="main" shortcut="F4" isPending={isBusy} onPress={() => void read()}>
          {t('collection.action.evidence')}
        </Button>
      </div>
    </>
  );
};

/** Shown at the head of a refused step. */
export const VisitRefusal = ({ visit }: { readonly visit: Visit }) =>
  visit.refused === null || (visit.refused.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={visit.refused} />;
