import type { PinOutcome } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Tries } from '../ui/index.ts';

/** Tries left on the PIN, as blocks and in words; says so when the card does not tell for free. */
export const TriesLeft = ({ left }: { readonly left: number | null }) => {
  const { t } = useTexts();
  if (left === null) return <p className="muted small">{t('pin.triesUnknown')}</p>;
  return (
    <p className="row">
      <span className="muted small">{t('pin.tries')}</span>
      <Tries left={left} />
      <b>{t('pin.triesOf', { left })}</b>
    </p>
  );
};

/** What came of an attempt that was not right, and what to do now. */
export const PinNote = ({
  outcome,
  blockedText,
}: {
  readonly outcome: PinOutcome;
  /** What to do now with a blocked PIN, where the desk knows more of the card. */
  readonly blockedText?: string | undefined;
}) => {
  const { t } = useTexts();
  switch (outcome.outcome) {
    case 'wrongPin':
      return (
        <Banner tone="warn" live="alert" title={t('pin.wrongTitle')}>
          {outcome.triesLeft === null ? t('pin.wrongTextUnknown') : t('pin.wrongText', { left: outcome.triesLeft })}
        </Banner>
      );
    case 'blocked':
      return (
        <Banner tone="bad" live="alert" title={t('pin.blockedTitle')}>
          {blockedText ?? t('pin.blockedText')}
        </Banner>
      );
    case 'unknown':
      return (
        <Banner tone="warn" live="alert" title={t('pin.unknownTitle')}>
          {t('pin.unknownText')}
        </Banner>
      );
    case 'cancelled':
      return <CancelledNote />;
    case 'verified':
      return <Banner tone="ok" live="status" title={t('pin.verified')} />;
    case 'lastTryNeedsConfirmation':
      return null;
  }
};

/** Broken off at the keys of the reader, or nobody typed: nothing was counted. */
export const CancelledNote = () => {
  const { t } = useTexts();
  return (
    <Banner tone="info" live="status" title={t('pin.cancelledTitle')}>
      {t('pin.cancelledText')}
    </Banner>
  );
};
