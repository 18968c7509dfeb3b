import { Side } from '../../app/index.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { Button, SideSlip, ToDoList } from '../../ui/index.ts';
import { useDraftPart } from '../fields/draft-part.ts';
import { useOpenPoints, usePointText } from '../fields/errors.ts';
import { pointsByStep } from '../mapping/open-points.ts';
import { stepNumber } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { goToPoint } from './go-to.ts';

/** The running slip: what is asked for, when it is ready, what it costs, what is left, and the main action, never greyed out. */
export const IntakeSlip = () => {
  const { t, textOf, period, date, money } = useTexts();
  const store = useIntakeStore();
  const assessment = useIntake((state) => state.assessment);
  const isFinishing = useIntake((state) => state.phase === 'finishing');
  const letter = useDraftPart((draft) => draft.letter);
  const procedure = useDraftPart((draft) => draft.procedure);
  const delivery = useDraftPart((draft) => draft.delivery);
  const method = useDraftPart((draft) => draft.payment.method);
  const points = useOpenPoints();
  const pointText = usePointText();
  const choice = assessment?.procedures.find((one) => one.procedure === procedure && one.delivery === delivery);
  const due = assessment?.payment.dueCents ?? null;
  const promised = assessment?.promised ?? null;
  const none = t('intake.slip.none');
  return (
    <Side>
      <SideSlip
        title={
          letter === null ? t('intake.slip.title') : t('intake.slip.titleLetter', { letter: letterWord(letter, t) })
        }
        facts={[
          { label: t('intake.slip.procedure'), value: choice === undefined ? none : textOf(choice.label) },
          { label: t('intake.slip.ready'), value: promised === null ? t('intake.slip.unknown') : period(promised) },
          {
            label: t('intake.slip.validUntil'),
            value: assessment?.validUntil == null ? t('intake.slip.unknown') : date(assessment.validUntil),
          },
          {
            label: t('intake.slip.payment'),
            value:
              assessment?.fee.state === 'free'
                ? t('intake.fee.free')
                : assessment?.payment.moment === 'AT_COLLECTION'
                  ? t('intake.slip.later')
                  : method === ''
                    ? none
                    : t(`intake.payment.by.${method}`),
          },
        ]}
        total={{ label: t('intake.slip.due'), value: due === null ? '–' : money(due) }}
        end={
          <>
            <Button
              kind="main"
              wide
              tall
              shortcut="Mod+Enter"
              isPending={isFinishing}
              aria-describedby="finish-hint"
              onPress={() => void store.finish()}
            >
              {t('intake.action.finish')}
            </Button>
            <p className="hint" id="finish-hint">
              {t('intake.action.finishHint')}
            </p>
          </>
        }
      >
        <h2>{t('intake.slip.todo')}</h2>
        {points.length === 0 && assessment !== null ? (
          <p className="muted">{t('intake.slip.nothingLeft')}</p>
        ) : (
          <ToDoList
            items={pointsByStep(points).map(({ step, first, count }) => ({
              id: step,
              label:
                count === 1
                  ? firstSentence(pointText(first))
                  : t('intake.slip.several', { step: t(`intake.step.${step}`), count }),
              tone: step === 'payment' || step === 'review' ? 'busy' : 'warn',
              where: t('intake.where', { number: stepNumber(step) }),
              onGo: () => goToPoint(first),
            }))}
          />
        )}
      </SideSlip>
    </Side>
  );
};

/** What happened, without what to do: that stands at the field, and in the summary. */
const firstSentence = (text: string): string => /^.+?[.!?](?=\s|$)/.exec(text)?.[0].replace(/\.$/, '') ?? text;
