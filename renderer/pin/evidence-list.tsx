import type { ActivationEvidence } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { StatusChain, type Tone } from '../ui/index.ts';

const TONES: Readonly<Record<ActivationEvidence['outcome'], Tone>> = {
  proven: 'ok',
  disproved: 'bad',
  notChecked: 'unknown',
};

/** Each piece of evidence that the card is active, one by one; what was not checked says so. */
export const EvidenceList = ({ evidence }: { readonly evidence: readonly ActivationEvidence[] }) => {
  const { t, sent } = useTexts();
  return (
    <StatusChain
      links={evidence.map((piece) => ({
        id: piece.kind,
        tone: TONES[piece.outcome],
        toneWord: t(`collection.evidence.${piece.outcome}`),
        title: t(`collection.evidence.kind.${piece.kind}`),
        note: sent(piece.detailKey) ?? undefined,
        end: t(`collection.evidence.${piece.outcome}`),
      }))}
    />
  );
};
