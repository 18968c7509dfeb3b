import { useEffect, useState } from 'react';
import type { CardActivation, CertificateVisit, PinOutcome } from '../../electron/ipc/contract.ts';
import { useClient, useReaderView, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EvidenceList, PinEntry, PinNote, type PinReading, TriesLeft } from '../pin/index.ts';
import { Banner, Button } from '../ui/index.ts';
import type { Chosen } from './certificates-page.tsx';
import type { CertificateCard } from './use-certificate-visit.ts';

/** Step 4: the holder types the PIN, and the card itself tells what is on it now. */
export const ProofStep = ({
  begun,
  visit,
  chosen,
  onNext,
}: {
  readonly begun: CertificateCard;
  readonly visit: CertificateVisit;
  readonly chosen: Chosen;
  readonly onNext: () => void;
}) => {
  const { t } = useTexts();
  const client = useClient();
  const revision = useReaderView()?.revision ?? 0;
  const { card, refuse } = begun;
  const cardSessionId = card?.sessionId ?? null;
  const [reading, setReading] = useState<PinReading | null>(null);
  const [outcome, setOutcome] = useState<PinOutcome | null>(null);
  const [attempts, setAttempts] = useState(0);
  const [found, setFound] = useState<CardActivation | null>(null);
  useEffect(() => {
    setReading(null);
    if (cardSessionId === null || attempts < 0) return;
    let isCurrent = true;
    void client.call('card.pinTries', { cardSessionId }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setReading(answer.value);
      else refuse(answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, cardSessionId, attempts, refuse]);
  useEffect(() => {
    if (cardSessionId === null || attempts < 0 || revision < 0) return;
    let isCurrent = true;
    void client.call('card.activation', { cardSessionId }).then((answer) => {
      if (isCurrent && answer.ok) setFound(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, cardSessionId, attempts, revision]);
  const verify = async (pin: Uint8Array<ArrayBuffer> | null, lastTryConfirmed: boolean): Promise<void> => {
    if (cardSessionId === null) return;
    const answer = await client.call('card.verifyPin', { cardSessionId, pin, lastTryConfirmed });
    setAttempts((before) => before + 1);
    setOutcome(answer.ok ? answer.value : null);
    refuse(answer.ok ? null : answer.error);
  };
  const lacksSignature = chosen.work === 'SIGNATURE' && !visit.onCard.signature;
  const isBlocked = outcome?.outcome === 'blocked' || reading?.triesLeft === 0;
  const isVerified = outcome?.outcome === 'verified';
  useShortcuts([
    { keys: 'F4', label: t('certificates.next'), run: onNext, guard: 'certificate-proof', inBar: true },
    { keys: 'F5', label: t('certificates.proof.again'), run: () => void begun.readAgain(), inBar: true },
  ]);
  return (
    <>
      {lacksSignature ? (
        <Banner tone="warn" live="status" title={t('certificates.proof.lacksTitle')}>
          {t('certificates.proof.lacksText')}
        </Banner>
      ) : null}
      {outcome === null ? null : <PinNote outcome={outcome} />}
      {isBlocked && outcome?.outcome !== 'blocked' ? <PinNote outcome={{ outcome: 'blocked', triesLeft: 0 }} /> : null}
      {reading === null || isVerified ? null : <TriesLeft left={reading.triesLeft} />}
      {reading === null || isBlocked || isVerified ? null : <PinEntry reading={reading} onVerify={verify} />}
      {found === null ? null : <EvidenceList evidence={found.evidence} />}
      <div className="row">
        <Button kind={isVerified ? 'main' : undefined} shortcut="F4" onPress={onNext}>
          {t(isVerified ? 'certificates.next' : 'certificates.proof.without')}
        </Button>
        <Button shortcut="F5" onPress={() => void begun.readAgain()}>
          {t('certificates.proof.again')}
        </Button>
      </div>
    </>
  );
};
