import type { CardView, CertificateVisit } from '../../electron/ipc/contract.ts';
import { useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, KeyValues, Photo } from '../ui/index.ts';

/** Step 1: who sits here is who stands on the card. The card says it, the face confirms it. */
export const HolderStep = ({
  visit,
  card,
  onConfirm,
}: {
  readonly visit: CertificateVisit;
  readonly card: CardView | null;
  readonly onConfirm: () => void;
}) => {
  const { t, date, cardNumber } = useTexts();
  const label = t('certificates.holder.confirm');
  useShortcuts(
    card === null ? [] : [{ keys: 'F4', label, run: onConfirm, guard: `holder-${visit.cardSessionId}`, inBar: true }],
  );
  const has = (isThere: boolean): string => t(isThere ? 'certificates.onCard' : 'certificates.notOnCard');
  return (
    <>
      <p>{t('certificates.holder.ask')}</p>
      <div className="who">
        <div className="ph">
          <Photo
            bytes={card?.photo ?? null}
            label={t(card?.photo == null ? 'card.fact.noPhoto' : 'certificates.holder.photo')}
          />
        </div>
        <KeyValues
          facts={[
            { label: t('certificates.holder.name'), value: `${visit.givenNames} ${visit.surname}`.trim() },
            { label: t('certificates.holder.birthDate'), value: date(visit.birthDate) },
            { label: t('certificates.holder.cardNumber'), value: cardNumber(visit.cardNumber) },
            { label: t('certificates.authentication'), value: has(visit.onCard.authentication) },
            { label: t('certificates.signature'), value: has(visit.onCard.signature) },
          ]}
        />
      </div>
      <div className="row">
        <Button kind="main" shortcut="F4" isDisabled={card === null} onPress={onConfirm}>
          {label}
        </Button>
      </div>
    </>
  );
};
