import { useState } from 'react';
import { RefusalBanner, useCustomer, useOpenCase, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, EmptyState, FoldingStep, PageHead, useFocusOnPresentStep } from '../ui/index.ts';
import { FederalStep } from './federal-step.tsx';
import { FingerprintsStep } from './fingerprints-step.tsx';
import { HandOverStep } from './hand-over-step.tsx';
import { NewCardStep } from './new-card-step.tsx';
import { NotHandedOverDialog } from './not-handed-over.tsx';
import { OldCardStep } from './old-card-step.tsx';
import { PersonStep } from './person-step.tsx';
import { PinStep, VisitRefusal } from './pin-step.tsx';
import { isCollectable, presentStep, stepState, VISIT_STEPS, type VisitStep } from './progress.ts';
import { stepResult } from './step-result.ts';
import { useVisit, type Visit } from './visit.ts';
import { VisitStops } from './visit-guards.tsx';
import { VisitSide } from './visit-side.tsx';

const BODIES: Readonly<Record<VisitStep, (props: { readonly visit: Visit }) => React.ReactNode>> = {
  oldCard: OldCardStep,
  letter: PersonStep,
  newCard: NewCardStep,
  fingerprints: FingerprintsStep,
  federal: FederalStep,
  pin: PinStep,
  handOver: HandOverStep,
};

/** Afhalen: one collection, step by step. What is done stays done when the visit is interrupted. */
export const CollectionPage = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTexts();
  const { visit, failed } = useVisit(caseId);
  if (visit !== null) return <OpenVisit key={caseId} visit={visit} />;
  return (
    <>
      <PageHead title={t('common.place.collection')} />
      {failed === null ? (
        <p className="muted" role="status">
          {t('collection.case.loading')}
        </p>
      ) : (
        <RefusalBanner error={failed} />
      )}
    </>
  );
};

const OpenVisit = ({ visit }: { readonly visit: Visit }) => {
  const texts = useTexts();
  const { t } = texts;
  const place = usePlace();
  const { detail } = visit;
  const name = `${detail.givenNames} ${detail.surname}`.trim();
  const present = presentStep(detail);
  const [isStopping, setStopping] = useState(false);
  const canStop = detail.collection.handedOver === null && isCollectable(detail);
  useOpenCase({ name, nationalNumber: detail.application.person.nationalNumber });
  useCustomer({ kind: 'collection', caseId: detail.caseId });
  useShortcuts(
    canStop ? [{ keys: 'Alt+N', label: t('keys.notHandOver'), run: () => setStopping(true), inBar: true }] : [],
  );
  const steps = useFocusOnPresentStep(present);
  const sub = [
    t('collection.sub', {
      number: detail.caseNumber,
      product: t(`cases.product.${detail.product}`),
      procedure: t(`cases.procedure.${detail.procedure}`),
    }),
    ...(detail.location === null ? [] : [t('collection.subLocation', { location: detail.location })]),
  ].join(' · ');
  return (
    <>
      <PageHead title={t('collection.title', { name })} sub={sub}>
        <Button kind="quiet" onPress={() => place.go({ name: 'case', caseId: detail.caseId })}>
          {t('collection.action.toCase')}
        </Button>
      </PageHead>
      {canStop ? <VisitStops visit={visit} onNotHandOver={() => setStopping(true)} /> : null}
      {isCollectable(detail) ? (
        <div ref={steps}>
          {VISIT_STEPS.map((step, index) => {
            const state = stepState(step, present);
            const Body = BODIES[step];
            return (
              <FoldingStep
                key={step}
                number={index + 1}
                title={t(`collection.step.${step}`)}
                state={state}
                result={stepResult(step, state, detail, t)}
              >
                {state === 'now' ? (
                  <>
                    <VisitRefusal visit={visit} />
                    <Body visit={visit} />
                  </>
                ) : undefined}
              </FoldingStep>
            );
          })}
        </div>
      ) : (
        <NotReady visit={visit} />
      )}
      <VisitSide detail={detail} onNotHandOver={canStop ? () => setStopping(true) : null} />
      <NotHandedOverDialog visit={visit} isOpen={isStopping} onClose={() => setStopping(false)} />
    </>
  );
};

const NotReady = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const place = usePlace();
  const { detail } = visit;
  return (
    <>
      <Banner tone="warn">{t('collection.notReady.text', { state: t(`cases.state.${detail.state}`) })}</Banner>
      <EmptyState
        icon="card"
        title={t('collection.notReady.title')}
        actions={
          <Button kind="main" onPress={() => place.go({ name: 'case', caseId: detail.caseId })}>
            {t('collection.action.toCase')}
          </Button>
        }
      />
    </>
  );
};
