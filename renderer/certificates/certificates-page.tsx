import { useState } from 'react';
import type { CertificatesDone, CertificateVisit, CertificateWork } from '../../electron/ipc/contract.ts';
import { RefusalBanner, Side, useCustomer, useOpenCase, usePlace, useReaderView } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, EmptyState, FoldingStep, PageHead, SideSlip, useFocusOnPresentStep } from '../ui/index.ts';
import { DoneStep } from './done-step.tsx';
import { FederalStep } from './federal-step.tsx';
import { FinishStep } from './finish-step.tsx';
import { HolderStep } from './holder-step.tsx';
import { ProofStep } from './proof-step.tsx';
import { type CertificateCard, useCertificateVisit } from './use-certificate-visit.ts';
import { WorkStep } from './work-step.tsx';

const STEPS = ['holder', 'work', 'federal', 'proof', 'finish'] as const;
type Step = (typeof STEPS)[number];

/** What was chosen in this visit. */
export interface Chosen {
  readonly work: CertificateWork;
  readonly codes: 'PIN' | 'PUK';
}

/** Certificates of a card in use: from the card in the reader, no case of issue behind it. */
export const CertificatesPage = () => {
  const { t } = useTexts();
  const place = usePlace();
  const begun = useCertificateVisit();
  const reader = useReaderView();
  if (begun.visit !== null) return <Visit key={begun.visit.cardNumber} begun={begun} visit={begun.visit} />;
  return (
    <>
      <PageHead title={t('certificates.title')} />
      <RefusalBanner error={begun.refused} />
      {begun.refused === null ? (
        <EmptyState
          icon="chip"
          title={reader?.state.kind === 'reading' ? t('collection.wait.reading') : t('certificates.layCard')}
          actions={<Button onPress={() => place.go({ name: 'counter' })}>{t('common.place.counter')}</Button>}
        >
          {t('certificates.intro')}
        </EmptyState>
      ) : null}
    </>
  );
};

const Visit = ({ begun, visit }: { readonly begun: CertificateCard; readonly visit: CertificateVisit }) => {
  const { t } = useTexts();
  const [present, setPresent] = useState<Step>('holder');
  const [chosen, setChosen] = useState<Chosen>({ work: visit.suggested ?? firstPossible(visit), codes: 'PIN' });
  const [done, setDone] = useState<CertificatesDone | null>(null);
  const name = `${visit.givenNames} ${visit.surname}`.trim();
  useOpenCase({ name, nationalNumber: begun.card?.identity.nationalNumber ?? '' });
  useCustomer({ kind: 'card', code: present === 'proof' && done === null ? 'pin' : 'none' });
  const steps = useFocusOnPresentStep(done === null ? present : 'done');
  const at = STEPS.indexOf(present);
  const result: Readonly<Record<Step, string>> = {
    holder: t('certificates.holder.done'),
    work: `${t(`certificates.work.${chosen.work}`)}, ${t(`certificates.codes.${chosen.codes}`)}`,
    federal: t('certificates.federal.done'),
    proof: t('certificates.proof.done'),
    finish: '',
  };
  const bodies: Readonly<Record<Step, () => React.ReactNode>> = {
    holder: () => <HolderStep visit={visit} card={begun.card} onConfirm={() => setPresent('work')} />,
    work: () => <WorkStep visit={visit} chosen={chosen} onChange={setChosen} onNext={() => setPresent('federal')} />,
    federal: () => (
      <FederalStep
        work={chosen.work}
        onDone={() => {
          setPresent('proof');
          void begun.readAgain();
        }}
      />
    ),
    proof: () => <ProofStep begun={begun} visit={visit} chosen={chosen} onNext={() => setPresent('finish')} />,
    finish: () =>
      done === null ? (
        <FinishStep begun={begun} visit={visit} chosen={chosen} onDone={setDone} />
      ) : (
        <DoneStep done={done} />
      ),
  };
  return (
    <>
      <PageHead title={t('certificates.titleOf', { name })} sub={t('certificates.sub', { card: visit.cardNumber })} />
      <RefusalBanner error={done === null ? begun.refused : null} />
      {begun.card === null && done === null ? (
        <Banner tone="info" live="status">
          {t('certificates.sameCard', { card: visit.cardNumber })}
        </Banner>
      ) : null}
      <div ref={steps}>
        {STEPS.map((step, index) => {
          const state = index < at ? 'done' : index === at ? 'now' : 'later';
          return (
            <FoldingStep
              key={step}
              number={index + 1}
              title={t(`certificates.step.${step}`)}
              state={state}
              result={state === 'done' ? result[step] : ''}
              end={
                step === 'work' && state === 'done' && done === null ? (
                  <Button kind="quiet" onPress={() => setPresent('work')}>
                    {t('certificates.chooseOther')}
                  </Button>
                ) : undefined
              }
            >
              {state === 'now' ? bodies[step]() : undefined}
            </FoldingStep>
          );
        })}
      </div>
      <CertificateSide visit={visit} name={name} />
    </>
  );
};

/** Below the reader: whose card it is, what is on it now, and what the visit costs. */
const CertificateSide = ({ visit, name }: { readonly visit: CertificateVisit; readonly name: string }) => {
  const { t, date, money } = useTexts();
  const has = (isThere: boolean): string => t(isThere ? 'certificates.onCard' : 'certificates.notOnCard');
  const { onCard, fee } = visit;
  return (
    <Side>
      <SideSlip
        title={t('certificates.side')}
        facts={[
          { label: t('certificates.holder.name'), value: name },
          { label: t('certificates.holder.birthDate'), value: date(visit.birthDate) },
          { label: t('certificates.authentication'), value: has(onCard.authentication) },
          { label: t('certificates.signature'), value: has(onCard.signature) },
          {
            label: t('certificates.finish.amount'),
            value: fee.cents === null ? t('certificates.noPrice') : money(fee.cents),
          },
        ]}
      />
    </Side>
  );
};

const firstPossible = ({ work }: CertificateVisit): CertificateWork =>
  work.find(({ isPossible }) => isPossible)?.work ?? 'SIGNATURE';
