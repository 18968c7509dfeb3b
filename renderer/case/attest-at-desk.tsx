import { RefusalBanner } from '../app/index.ts';
import { useVisit } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Sheet, StatusMark } from '../ui/index.ts';
import { StepForm } from './step-form.tsx';
import { stepName } from './step-words.ts';

/** Asks number and last day of an attest where it was just made; then what was recorded. Nothing while it is not made yet. */
export const AttestAtDesk = ({ caseId }: { readonly caseId: string }) => {
  const texts = useTexts();
  const { t } = texts;
  const { visit, failed } = useVisit(caseId);
  if (failed !== null) return <RefusalBanner error={failed} />;
  if (visit === null) return null;
  const { detail } = visit;
  const offered = detail.steps.find(({ step }) => step === 'attestGiven') ?? null;
  const given = detail.course.interimPapers.at(-1);
  if (offered === null && given === undefined) return null;
  return (
    <Sheet title={stepName('attestGiven', detail.product, texts)}>
      {visit.refused === null || (visit.refused.fields?.length ?? 0) > 0 ? null : (
        <RefusalBanner error={visit.refused} />
      )}
      {offered !== null ? (
        <StepForm visit={visit} step="attestGiven" offered={offered} />
      ) : given === undefined ? null : (
        <p role="status">
          <StatusMark tone="ok">
            {t('history.attestGiven', { number: given.number, validUntil: given.validUntil })}
          </StatusMark>
        </p>
      )}
    </Sheet>
  );
};
