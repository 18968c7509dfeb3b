import { type ApplicationDraft, FINGERPRINT_OUTCOMES } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, Segmented, SelectField, Sheet } from '../../ui/index.ts';
import { ChoiceGroup, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useErrors } from '../fields/errors.ts';
import { fingerprintNeed } from '../mapping/fingerprint-need.ts';
import { fieldId } from '../mapping/open-points.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

type Prints = ApplicationDraft['fingerprints'];
const FINGERS = ['INDEX', 'MIDDLE', 'RING', 'LITTLE', 'THUMB'] as const;
const TONES = {
  TAKEN: 'ok',
  TEMPORARILY_IMPOSSIBLE: 'warn',
  PERMANENTLY_IMPOSSIBLE: 'warn',
  EXEMPT_BY_AGE: 'off',
} as const;

const withPrints = (draft: ApplicationDraft, part: Partial<Prints>): ApplicationDraft => ({
  ...draft,
  fingerprints: { ...draft.fingerprints, ...part },
});

/** Step 6: only the outcome of the capture on its own device, and the signature. */
export const FingerprintsSection = () => {
  const { t } = useTexts();
  const need = useIntake((state) => (state.assessment === null ? null : fingerprintNeed(state.assessment)));
  const outcome = useDraftPart((draft) => draft.fingerprints.outcome);
  return (
    <Sheet
      id={stepId('fingerprints')}
      number={6}
      title={t('intake.step.fingerprints')}
      meta={t('intake.prints.onDevice')}
    >
      {need === null || need === 'required' ? null : (
        <Banner tone={need === 'ageUnknown' ? 'warn' : 'info'}>{t(`intake.prints.need.${need}`)}</Banner>
      )}
      <Outcome />
      {outcome === 'TAKEN' ? <Fingers /> : null}
      {outcome === 'TEMPORARILY_IMPOSSIBLE' || outcome === 'PERMANENTLY_IMPOSSIBLE' ? (
        <DraftText
          path="fingerprints.reason"
          label={t('intake.prints.reason')}
          hint={t(`intake.prints.consequence.${outcome}`)}
          read={(draft) => draft.fingerprints.reason}
          write={(draft, reason) => withPrints(draft, { reason })}
        />
      ) : null}
      <Signature />
    </Sheet>
  );
};

const Outcome = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const prints = useDraftPart((draft) => draft.fingerprints);
  const choose = (outcome: Exclude<Prints['outcome'], ''>): void =>
    store.edit((draft) =>
      withPrints(draft, {
        outcome,
        ...(outcome === 'TAKEN' && prints.left === '' && prints.right === ''
          ? { left: 'INDEX' as const, right: 'INDEX' as const }
          : {}),
      }),
    );
  return (
    <div className="row row--end">
      <ChoiceGroup path="fingerprints.outcome" label={t('intake.prints.outcome')}>
        {(describedBy) => (
          <Segmented
            label={t('intake.prints.outcome')}
            value={prints.outcome}
            describedBy={describedBy}
            options={FINGERPRINT_OUTCOMES.map((value) => ({
              value,
              label: t(`intake.prints.outcomeOf.${value}`),
              tone: TONES[value],
            }))}
            onChange={choose}
          />
        )}
      </ChoiceGroup>
      {prints.outcome === '' ? null : (
        <Button
          kind="quiet"
          onPress={() => store.edit((draft) => withPrints(draft, { outcome: '', left: '', right: '' }))}
        >
          {t('intake.prints.clear')}
        </Button>
      )}
    </div>
  );
};

const Fingers = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const prints = useDraftPart((draft) => draft.fingerprints);
  const errorAt = useErrors();
  return (
    <div className="grid2">
      {(['left', 'right'] as const).map((hand) => (
        <SelectField
          key={hand}
          id={fieldId(`fingerprints.${hand}`)}
          label={t(`intake.prints.hand.${hand}`)}
          value={prints[hand]}
          emptyLabel={t('intake.prints.noFinger')}
          error={errorAt(`fingerprints.${hand}`)}
          options={FINGERS.map((value) => ({ value, label: t(`intake.prints.finger.${value}`) }))}
          onChange={(finger) => store.edit((draft) => withPrints(draft, { [hand]: finger }))}
        />
      ))}
    </div>
  );
};

const Signature = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const signature = useDraftPart((draft) => draft.signature);
  return (
    <ChoiceGroup path="signature" label={t('intake.signature.label')}>
      {(describedBy) => (
        <Segmented
          label={t('intake.signature.label')}
          value={signature}
          describedBy={describedBy}
          options={[
            { value: 'TAKEN', label: t('intake.signature.TAKEN'), tone: 'ok' },
            { value: 'EXEMPT', label: t('intake.signature.EXEMPT'), tone: 'off' },
          ]}
          onChange={(chosen) => store.edit((draft) => ({ ...draft, signature: chosen }))}
        />
      )}
    </ChoiceGroup>
  );
};
