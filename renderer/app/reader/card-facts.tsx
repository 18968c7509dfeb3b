import type { CardView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { type Fact, Facts, StatusMark } from '../../ui/index.ts';
import { daysUntil, SOON_DAYS } from './expiry.ts';

/** What staff look for first on a card, beside its drawing. */
export const CardFacts = ({ card, today }: { readonly card: CardView; readonly today: string }) => {
  const { t, nationalNumber, date } = useTexts();
  const { identity } = card;
  const left = daysUntil(identity.validUntil, today);
  const expiry: readonly Fact[] =
    left === null
      ? []
      : left < 0
        ? [{ label: t('card.fact.expired'), value: <StatusMark tone="bad">{date(identity.validUntil)}</StatusMark> }]
        : [{ label: t('card.fact.expires'), value: <Days left={left} /> }];
  return (
    <Facts
      facts={[
        {
          label: t('card.fact.nationalNumber'),
          value: <span className="nowrap">{nationalNumber(identity.nationalNumber)}</span>,
        },
        { label: t('card.fact.nationality'), value: identity.nationality },
        ...expiry,
        {
          label: t('card.fact.pinTries'),
          value: card.pinTriesLeft === null ? t('card.triesUnknown') : t('card.triesOf', { left: card.pinTriesLeft }),
        },
      ]}
    />
  );
};

const Days = ({ left }: { readonly left: number }) => {
  const { t } = useTexts();
  const text = t('card.days', { count: left });
  return left <= SOON_DAYS ? <StatusMark tone="warn">{text}</StatusMark> : text;
};
