import type { CardView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { CardLetterBlock, KeyValues, Photo, Sheet, StatusMark } from '../ui/index.ts';

/** Everything that the identity file says of the holder and the card. */
export const IdentitySheet = ({ card, today }: { readonly card: CardView; readonly today: string }) => {
  const { t, date, nationalNumber, cardNumber } = useTexts();
  const { identity } = card;
  const isExpired = identity.validUntil !== null && identity.validUntil < today;
  return (
    <Sheet
      title={t('cardCheck.identity')}
      meta={isExpired ? <StatusMark tone="bad">{t('cardCheck.expired')}</StatusMark> : undefined}
    >
      <div className="who">
        <div className="ph">
          <Photo bytes={card.photo} label={card.photo === null ? t('card.fact.noPhoto') : t('card.fact.photo')} />
        </div>
        <KeyValues
          facts={[
            { label: t('cardCheck.fact.surname'), value: identity.surname },
            {
              label: t('cardCheck.fact.givenNames'),
              value: [identity.givenNames, identity.thirdNameInitial].filter(Boolean).join(' '),
            },
            {
              label: t('cardCheck.fact.birth'),
              value: [date(identity.birthDate), identity.birthPlace].filter(Boolean).join(', '),
            },
            { label: t('cardCheck.fact.nationality'), value: identity.nationality },
            {
              label: t('cardCheck.fact.sex'),
              value: identity.sex === null ? '–' : t(`common.sex.${identity.sex}`),
            },
          ]}
        />
      </div>
      <KeyValues
        facts={[
          {
            label: t('cardCheck.fact.nationalNumber'),
            value: nationalNumber(identity.nationalNumber),
          },
          { label: t('cardCheck.fact.letter'), value: <CardLetterBlock letter={identity.letter} /> },
          {
            label: t('cardCheck.fact.cardNumber'),
            value: <span className="num">{cardNumber(identity.cardNumber)}</span>,
          },
          {
            label: t('cardCheck.fact.validity'),
            value: t('cardCheck.fromTo', { from: identity.validFrom ?? '', to: identity.validUntil ?? '' }),
          },
          { label: t('cardCheck.fact.issuedBy'), value: identity.issuingMunicipality },
        ]}
      />
    </Sheet>
  );
};

/** The address file. */
export const AddressSheet = ({ card }: { readonly card: CardView }) => {
  const { t } = useTexts();
  const { address } = card;
  return (
    <Sheet title={t('cardCheck.address')}>
      {address === null ? (
        <p className="muted">{t('cardCheck.addressNone')}</p>
      ) : (
        <p>
          {address.street}
          <br />
          {address.postalCode} {address.municipality}
        </p>
      )}
    </Sheet>
  );
};

/** What the chip says of itself. */
export const ChipSheet = ({ card }: { readonly card: CardView }) => {
  const { t } = useTexts();
  return (
    <Sheet title={t('cardCheck.chip')}>
      <KeyValues
        facts={[
          {
            label: t('cardCheck.fact.chipSerial'),
            value: <span className="num">{card.identity.chipSerial.toUpperCase()}</span>,
          },
          { label: t('cardCheck.fact.applet'), value: card.appletVersion === '' ? '–' : card.appletVersion },
          { label: t('cardCheck.fact.documentType'), value: String(card.identity.documentType) },
        ]}
      />
    </Sheet>
  );
};
