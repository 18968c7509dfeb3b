import type { PinChangeOutcome, PinUnblockOutcome } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner } from '../ui/index.ts';
import { CancelledNote, PinNote } from './pin-parts.tsx';

/** What came of changing the PIN, and what to do now. */
export const ChangeNote = ({
  outcome: { outcome, triesLeft },
  blockedText,
}: {
  readonly outcome: PinChangeOutcome;
  readonly blockedText: string;
}) => {
  const { t } = useTexts();
  switch (outcome) {
    case 'changed':
      return (
        <Banner tone="ok" live="status" title={t('pinWork.changedTitle')}>
          {t('pinWork.changedText')}
        </Banner>
      );
    case 'newPinRefused':
      return (
        <Banner tone="warn" live="alert" title={t('pinWork.newRefusedTitle')}>
          {t('pinWork.newRefusedText')}
        </Banner>
      );
    case 'newPinsDiffer':
      return (
        <Banner tone="warn" live="alert" title={t('pinWork.differTitle')}>
          {t('pinWork.differText')}
        </Banner>
      );
    case 'unknown':
      return (
        <Banner tone="warn" live="alert" title={t('pinWork.unknownChangeTitle')}>
          {t('pinWork.unknownChangeText')}
        </Banner>
      );
    case 'cancelled':
      return <CancelledNote />;
    default:
      return <PinNote outcome={{ outcome, triesLeft }} blockedText={blockedText} />;
  }
};

/** What came of unblocking, and what to do now. */
export const UnblockNote = ({ outcome: { outcome, pukTriesLeft } }: { readonly outcome: PinUnblockOutcome }) => {
  const { t } = useTexts();
  switch (outcome) {
    case 'unblocked':
      return (
        <Banner tone="ok" live="status" title={t('pinWork.unblockedTitle')}>
          {t('pinWork.unblockedText')}
        </Banner>
      );
    case 'wrongPuk':
      return (
        <Banner tone="warn" live="alert" title={t('pinWork.wrongPukTitle')}>
          {t('pinWork.wrongPukText', { left: pukTriesLeft ?? '?' })}
        </Banner>
      );
    case 'pukBlocked':
      return (
        <Banner tone="bad" live="alert" title={t('pinWork.pukBlockedTitle')}>
          {t('pinWork.pukBlockedText')}
        </Banner>
      );
    case 'notOnThisGeneration':
      return (
        <Banner tone="info" live="status" title={t('pinWork.notHereTitle')}>
          {t('pinWork.notHereText')}
        </Banner>
      );
    case 'notAPuk':
      return (
        <Banner tone="warn" live="alert" title={t('pinWork.notAPukTitle')}>
          {t('pinWork.notAPukText')}
        </Banner>
      );
    case 'unknown':
      return (
        <Banner tone="warn" live="alert" title={t('pinWork.unknownPukTitle')}>
          {t('pinWork.unknownPukText')}
        </Banner>
      );
    case 'cancelled':
      return <CancelledNote />;
    case 'lastTryNeedsConfirmation':
      return null;
  }
};
