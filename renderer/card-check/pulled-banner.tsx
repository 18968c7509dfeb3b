import type { ReaderView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button } from '../ui/index.ts';

/**
 * A card that went away while its PIN was asked: the same number is asked for again, its counter is read anew, and nothing
 * is assumed or repeated.
 */
export const PulledBanner = ({
  asked,
  view,
  onDone,
}: {
  /** Number of the card that is asked for; null where none went away. */
  readonly asked: string | null;
  readonly view: ReaderView | null;
  readonly onDone: () => void;
}) => {
  const { t, cardNumber } = useTexts();
  if (asked === null) return null;
  const card = view?.cardPresent === true && view.card?.complete === true ? view.card : null;
  const number = cardNumber(asked);
  if (card !== null && card.identity.cardNumber === asked) {
    return (
      <Banner
        tone="info"
        live="status"
        title={t('pinWork.backTitle')}
        actions={<Button onPress={onDone}>{t('common.action.close')}</Button>}
      >
        {t('pinWork.backText')}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warn"
      live="alert"
      title={t('pinWork.pulledTitle')}
      actions={<Button onPress={onDone}>{t('common.action.ignore')}</Button>}
    >
      {card === null ? t('pinWork.pulledText', { number }) : t('pinWork.otherCardText', { number })}
    </Banner>
  );
};
