import { type CaseDetail, isOrderedCard } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useOpenCase } from '../app/index.ts';
import { useVisit, type Visit } from '../collection/index.ts';
import { HouseholdBar } from '../household/index.ts';
import { reasonWord, useTexts } from '../i18n/index.ts';
import { RulesChangedBanner } from '../profile/index.ts';
import { Banner, PageHead, Sheet, StatusMark } from '../ui/index.ts';
import { CaseBlock } from './case-block.tsx';
import { CaseCorrections } from './case-corrections.tsx';
import { CaseCourse } from './case-course.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseHistory } from './case-history.tsx';
import { CasePapers } from './case-papers.tsx';
import { CasePayment } from './case-payment.tsx';
import { CaseSteps } from './case-steps.tsx';

/** A case as it stands: what is to be done now, the facts, the papers, and everything that happened. */
export const CasePage = ({
  caseId,
  asked,
}: {
  readonly caseId: string;
  /** What a work list wants done with it; null where the case was opened for itself. */
  readonly asked: string | null;
}) => {
  const { t } = useTexts();
  const { visit, failed } = useVisit(caseId);
  if (visit !== null) return <OpenCaseFile key={caseId} visit={visit} asked={asked} />;
  return failed === null ? (
    <p className="muted" role="status">
      {t('caseFile.loading')}
    </p>
  ) : (
    <RefusalBanner error={failed} />
  );
};

const OpenCaseFile = ({ visit, asked }: { readonly visit: Visit; readonly asked: string | null }) => {
  const texts = useTexts();
  const { t } = texts;
  const { detail } = visit;
  const name = `${detail.givenNames} ${detail.surname}`.trim();
  useOpenCase({ name, nationalNumber: detail.application.person.nationalNumber });
  // A card is what most cases are about; anything else is named.
  const isCard = isOrderedCard(detail.product);
  const sub = t(isCard ? 'caseFile.sub' : 'caseFile.subFor', {
    name,
    product: t(`cases.product.${detail.product}`),
    reason: reasonWord(detail.reason, detail.product, texts),
    procedure: t(`cases.procedure.${detail.procedure}`),
  });
  return (
    <>
      <PageHead title={t('caseFile.title', { number: detail.caseNumber })} sub={sub} />
      {visit.refused === null || (visit.refused.fields?.length ?? 0) > 0 ? null : (
        <RefusalBanner error={visit.refused} />
      )}
      {detail.late ? <Banner tone="warn">{t('caseFile.late')}</Banner> : null}
      {detail.rulesChanged === null ? null : (
        <RulesChangedBanner changed={detail.rulesChanged}>
          {t('profileEditor.caseKeeps', { version: detail.profile.version })}
        </RulesChangedBanner>
      )}
      <CasePayment detail={detail} />
      <HouseholdBar caseId={detail.caseId} />
      <Sheet title={t('caseFile.nowTitle')} meta={<CaseState detail={detail} />}>
        <CaseSteps visit={visit} asked={asked} />
      </Sheet>
      <CaseCourse detail={detail} />
      <CaseFacts visit={visit} />
      <CasePapers visit={visit} />
      <CaseCorrections detail={detail} />
      <CaseHistory detail={detail} />
      <CaseBlock visit={visit} />
    </>
  );
};

const CaseState = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useTexts();
  const tone =
    detail.state === 'DONE' || detail.state === 'ACTIVE'
      ? 'ok'
      : detail.state === 'ORDER_REJECTED' || detail.state === 'LAPSED'
        ? 'bad'
        : detail.state === 'CANCELLED'
          ? 'info'
          : 'busy';
  return <StatusMark tone={tone}>{t(`cases.state.${detail.state}`)}</StatusMark>;
};
