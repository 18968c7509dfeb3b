import type { CardVerdict, CardView } from '../../electron/ipc/contract.ts';
import { dayOfInstant, useTexts } from '../i18n/index.ts';
import { Sheet, StatusChain, type Tone } from '../ui/index.ts';

const CERTIFICATES = ['root', 'ca', 'authentication', 'signature', 'register'] as const;
const PARTS = ['identity', 'address', 'photo', 'chain', 'chip'] as const;
const TONES: Readonly<Record<CardVerdict['verdict'], Tone>> = {
  valid: 'ok',
  invalid: 'bad',
  notCheckable: 'unknown',
  testCard: 'warn',
};

/** The certificates on the card. That one is present says nothing of revocation. */
export const CertificatesSheet = ({ card }: { readonly card: CardView }) => {
  const { t } = useTexts();
  const { certificates } = card;
  return (
    <Sheet title={t('cardCheck.certificates')} meta={t('cardCheck.certificate.notRevoked')}>
      <StatusChain
        links={CERTIFICATES.map((name) => {
          const certificate = certificates?.[name] ?? null;
          const isPresent = certificate?.present === true;
          const word =
            certificate === null
              ? t('cardCheck.certificate.reading')
              : isPresent
                ? t('cardCheck.certificate.present')
                : t('cardCheck.certificate.absent');
          return {
            id: name,
            tone: certificate === null ? ('busy' as const) : isPresent ? ('ok' as const) : ('info' as const),
            toneWord: word,
            title: t(`cardCheck.certificate.${name}`),
            note: [certificate?.subject, certificate?.keyType].filter(Boolean).join(' · '),
            end:
              certificate?.notAfter == null
                ? word
                : t('cardCheck.certificate.until', { at: dayOfInstant(certificate.notAfter) }),
          };
        })}
      />
    </Sheet>
  );
};

/** The verdict on each part, with its reason. */
export const VerdictsSheet = ({ card }: { readonly card: CardView }) => {
  const { t, sent } = useTexts();
  return (
    <Sheet title={t('cardCheck.authenticity')}>
      <StatusChain
        links={PARTS.map((part) => {
          const verdict = card.verdicts?.[part] ?? null;
          const word = verdict === null ? t('cardCheck.reading') : t(`card.verdict.${verdict.verdict}`);
          return {
            id: part,
            tone: verdict === null ? ('busy' as const) : TONES[verdict.verdict],
            toneWord: word,
            title: t(`card.part.${part}`),
            note: verdict === null ? undefined : (sent(`card.verdictReason.${verdict.reason}`) ?? undefined),
            end: word,
          };
        })}
      />
    </Sheet>
  );
};
