import type { ReactNode } from 'react';
import type { CardSheet } from '../../electron/ipc/contract.ts';
import { dayOfInstant, useTexts } from '../i18n/index.ts';
import { Sheet, StatusChain, type Tone } from '../ui/index.ts';
import { VERDICT_TONES } from './identity-sheet.tsx';
import { statusWords } from './overall-outcome.ts';

const CERTIFICATES = ['root', 'ca', 'authentication', 'signature', 'register'] as const;
const PARTS = ['identity', 'address', 'photo', 'chain', 'chip'] as const;

/** The certificates on the card, and whether the responder was asked. That one is present says nothing of revocation. */
export const CertificatesSheet = ({
  sheet,
  today,
  meta,
}: {
  readonly sheet: CardSheet;
  readonly today: string;
  readonly meta: ReactNode;
}) => {
  const { t, sent } = useTexts();
  const { certificates, certificateStatus } = sheet;
  const status = statusOf(certificateStatus);
  return (
    <Sheet title={t('cardCheck.certificates')} meta={meta}>
      <StatusChain
        links={[
          ...CERTIFICATES.map((name) => {
            const certificate = certificates?.[name] ?? null;
            const until = certificate?.notAfter == null ? null : dayOfInstant(certificate.notAfter);
            const isOver = until !== null && until < today;
            const word =
              certificate === null
                ? t('cardCheck.certificate.reading')
                : !certificate.present
                  ? t('cardCheck.certificate.absent')
                  : isOver
                    ? t('cardSheet.expert.expired')
                    : sheet.source.kind === 'file'
                      ? t('cardSheet.file.holds')
                      : t('cardCheck.certificate.present');
            // Present is no verdict: only the chain below says whether it is to be trusted.
            const tone: Tone = certificate === null ? 'busy' : !certificate.present ? 'info' : isOver ? 'warn' : 'ok';
            return {
              id: name,
              tone,
              toneWord: word,
              title: t(`cardCheck.certificate.${name}`),
              note:
                [certificate?.keyType, until === null ? null : t('cardCheck.certificate.until', { at: until })]
                  .filter(Boolean)
                  .join(' · ') || undefined,
              end: word,
            };
          }),
          {
            id: 'revocation',
            tone: STATUS_TONES[status],
            toneWord: t(`certificateStatus.status.${status}`),
            title: t('cardSheet.revocation'),
            note: sent(`certificateStatus.reason.${reasonOf(certificateStatus)}`) ?? undefined,
            end: t(`certificateStatus.status.${status}`),
          },
        ]}
      />
    </Sheet>
  );
};

type Status = 'good' | 'onHold' | 'revoked' | 'unknown' | 'notChecked';
const STATUS_TONES: Readonly<Record<Status, Tone>> = {
  good: 'ok',
  onHold: 'warn',
  revoked: 'bad',
  unknown: 'unknown',
  notChecked: 'unknown',
};
/** The worst counts. */
const WORST: readonly Status[] = ['revoked', 'onHold', 'notChecked', 'unknown', 'good'];

const statusOf = (told: CardSheet['certificateStatus']): Status => {
  const words = statusWords(told);
  return WORST.find((status) => words.includes(status)) ?? 'notChecked';
};

const reasonOf = (told: CardSheet['certificateStatus']): string => {
  if (told == null) return 'switchedOff';
  const { authentication, signature } = told;
  return authentication.reason === 'noCertificate' ? signature.reason : authentication.reason;
};

/** The verdict on each part, with its reason. */
export const VerdictsSheet = ({ sheet }: { readonly sheet: CardSheet }) => {
  const { t, sent } = useTexts();
  return (
    <Sheet title={t('cardCheck.authenticity')}>
      <StatusChain
        links={PARTS.map((part) => {
          const verdict = sheet.verdicts?.[part] ?? null;
          const word = verdict === null ? t('cardCheck.reading') : t(`card.verdict.${verdict.verdict}`);
          return {
            id: part,
            tone: verdict === null ? ('busy' as const) : VERDICT_TONES[verdict.verdict],
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
