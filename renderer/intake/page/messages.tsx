import { RefusalBanner, useCall } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { RulesChangedBanner } from '../../profile/index.ts';
import { Banner, Button, ErrorSummary, ReasonDialog } from '../../ui/index.ts';
import { useOpenPoints, usePointText } from '../fields/errors.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { goToPoint } from './go-to.ts';

/** Everything the page must say above the work: what is missing, what was refused, what is not saved, what is behind. */
export const Messages = ({ onLeave }: { readonly onLeave: () => void }) => (
  <>
    <div className="messages messages--stay">
      <Refused />
      <Conflict onLeave={onLeave} />
      <RulesBehind />
      <RulesChanged />
    </div>
    <div className="messages">
      <Summary />
    </div>
  </>
);

/** Other rules came into force since this application began. */
const RulesChanged = () => {
  const { t } = useTexts();
  const since = useIntake((state) => state.stored?.startedAt ?? '');
  const answer = useCall('profiles.changedSince', { since }, { enabled: since !== '' });
  const changed = answer.data?.changed ?? null;
  return changed === null ? null : (
    <RulesChangedBanner changed={changed}>{t('profileEditor.draftFollows')}</RulesChangedBanner>
  );
};

const Summary = () => {
  const { t } = useTexts();
  const attempted = useIntake((state) => state.attempted);
  const attempts = useIntake((state) => state.attempts);
  const points = useOpenPoints();
  const textOf = usePointText();
  if (!attempted) return null;
  return (
    <ErrorSummary
      title={t('common.summary.title', { count: points.length })}
      attempt={attempts}
      points={points.map((point) => ({
        id: `${point.field} ${point.messageKey}`,
        text: textOf(point),
        onGo: () => goToPoint(point),
      }))}
    />
  );
};

const Refused = () => {
  const refused = useIntake((state) => state.refused);
  return refused?.code === NEEDS_APPOINTMENT ? <WalkIn /> : <RefusalBanner error={refused} />;
};

/** Only appointments are received here, and the diary has none for the applicant today. */
const NEEDS_APPOINTMENT = 'guard.walkInAllowed';

const WalkIn = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  return (
    <ReasonDialog
      title={t('intake.walkIn.title')}
      label={t('intake.walkIn.label')}
      backLabel={t('intake.walkIn.back')}
      confirmLabel={t('intake.walkIn.confirm')}
      isOpen
      onClose={store.dismissRefusal}
      onConfirm={(reason) => void store.finish(reason)}
    >
      <p>{t('intake.walkIn.text')}</p>
    </ReasonDialog>
  );
};

const Conflict = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const kind = useIntake((state) => state.saving.kind);
  if (kind === 'conflict') {
    return (
      <Banner
        tone="bad"
        live="alert"
        title={t('intake.saving.conflictTitle')}
        actions={
          <>
            <Button onPress={() => void store.keepMine()}>{t('intake.saving.keepMine')}</Button>
            <Button onPress={() => void store.takeStored()}>{t('intake.saving.takeStored')}</Button>
          </>
        }
      >
        {t('intake.saving.conflictText')}
      </Banner>
    );
  }
  if (kind !== 'stopped') return null;
  return (
    <Banner
      tone="bad"
      live="alert"
      title={t('intake.saving.stoppedTitle')}
      actions={<Button onPress={onLeave}>{t('intake.saving.leave')}</Button>}
    >
      {t('intake.saving.stoppedText')}
    </Banner>
  );
};

const RulesBehind = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const failed = useIntake((state) => state.assessing.kind === 'failed');
  if (!failed) return null;
  return (
    <Banner
      tone="warn"
      live="status"
      title={t('intake.assessing.failedTitle')}
      actions={<Button onPress={() => void store.assessNow()}>{t('intake.assessing.now')}</Button>}
    >
      {t('intake.assessing.failedText')}
    </Banner>
  );
};
