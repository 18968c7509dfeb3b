import { CERTIFICATE_CODES, type CertificateVisit } from '../../electron/ipc/contract.ts';
import { useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, PickList, Segmented } from '../ui/index.ts';
import type { Chosen } from './certificates-page.tsx';

/** Step 2: what is to be done, with the reason why it can or cannot, and the code that the holder knows. */
export const WorkStep = ({
  visit,
  chosen,
  onChange,
  onNext,
}: {
  readonly visit: CertificateVisit;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly onNext: () => void;
}) => {
  const { t, sent } = useTexts();
  const possible = visit.work.filter(({ isPossible }) => isPossible);
  const isPossible = possible.some(({ work }) => work === chosen.work);
  const next = (): void => {
    if (isPossible) onNext();
  };
  useShortcuts([{ keys: 'F4', label: t('certificates.next'), run: next, guard: 'certificate-work', inBar: true }]);
  return (
    <>
      <PickList
        label={t('certificates.step.work')}
        value={chosen.work}
        onChange={(work) => onChange({ ...chosen, work: work as Chosen['work'] })}
        options={visit.work.map(({ work, why }) => ({
          value: work,
          title: t(`certificates.work.${work}`),
          note: sent(`certificates.why.${why}`) ?? undefined,
        }))}
      />
      {isPossible ? null : (
        <Banner tone="warn" live="status">
          {t('certificates.notPossible')}
        </Banner>
      )}
      <div className="field">
        <span className="lab" aria-hidden="true">
          {t('certificates.codes.label')}
        </span>
        <Segmented
          fit
          label={t('certificates.codes.label')}
          value={chosen.codes}
          options={CERTIFICATE_CODES.map((value) => ({ value, label: t(`certificates.codes.${value}`) }))}
          onChange={(codes) => onChange({ ...chosen, codes })}
        />
      </div>
      {visit.isOpenWhetherOffered ? <p className="hint">{t('certificates.offeredUnknown')}</p> : null}
      <div className="row">
        <Button kind="main" shortcut="F4" onPress={next}>
          {t('certificates.next')}
        </Button>
      </div>
    </>
  );
};
