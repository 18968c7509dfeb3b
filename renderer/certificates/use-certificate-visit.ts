import { useCallback, useEffect, useState } from 'react';
import type { CallError, CardView, CertificateVisit } from '../../electron/ipc/contract.ts';
import { useClient, useReaderView } from '../app/index.ts';

export interface CertificateCard {
  /** The visit as it began; it stays while the card is out. */
  readonly visit: CertificateVisit | null;
  /** The same card, in the reader and read to its end. */
  readonly card: CardView | null;
  readonly refused: CallError | null;
  readonly refuse: (error: CallError | null) => void;
  /** Reads the card once more: what the federal application wrote is on it from then on. */
  readonly readAgain: () => Promise<void>;
}

/** Begins with the card in the reader, and begins anew whenever it was read again; another card ends nothing by itself. */
export const useCertificateVisit = (): CertificateCard => {
  const client = useClient();
  const reader = useReaderView();
  const [visit, setVisit] = useState<CertificateVisit | null>(null);
  const [refused, refuse] = useState<CallError | null>(null);
  const lying = reader?.cardPresent === true && reader.card?.complete === true ? reader.card : null;
  const sessionId = lying?.sessionId ?? null;
  useEffect(() => {
    if (sessionId === null) return;
    let isCurrent = true;
    void client.call('certificates.begin', { cardSessionId: sessionId }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setVisit((before) => (isOther(before, answer.value) ? before : answer.value));
      refuse(answer.ok ? null : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, sessionId]);
  const readAgain = useCallback(async (): Promise<void> => {
    const answer = await client.call('reader.readAgain', undefined);
    if (!answer.ok) refuse(answer.error);
  }, [client]);
  const isSame = visit === null || lying?.identity.cardNumber === visit.cardNumber;
  return { visit, card: isSame ? lying : null, refused, refuse, readAgain };
};

const isOther = (before: CertificateVisit | null, now: CertificateVisit): boolean =>
  before !== null && before.cardNumber !== now.cardNumber;
