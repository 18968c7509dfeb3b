import { useEffect } from 'react';
import type { Assessment, FeeView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, RadioCards, Sheet, StatusMark } from '../../ui/index.ts';
import { ChoiceGroup } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { useReasonText } from './reasons.tsx';

type Choice = Assessment['procedures'][number];
const choiceKey = (choice: Pick<Choice, 'procedure' | 'delivery'>): string => `${choice.procedure} ${choice.delivery}`;

/** Step 3: the procedures with price, promised date and reasons. */
export const ProcedureSection = () => {
  const { t } = useTexts();
  const profile = useIntake((state) => state.assessment?.profile);
  return (
    <Sheet
      id={stepId('procedure')}
      number={3}
      title={t('intake.step.procedure')}
      meta={profile === undefined ? undefined : <ProfileName profile={profile} />}
    >
      <Procedures />
      <CutOffAhead />
      <Warnings />
    </Sheet>
  );
};

const ProfileName = ({ profile }: { readonly profile: Assessment['profile'] }) => {
  const { t, textOf } = useTexts();
  return t('intake.procedure.profile', { name: textOf(profile.name), version: profile.version });
};

/** What a fee says in figures or in a word. */
export const useFeeText = (): ((fee: FeeView) => string) => {
  const { t, money } = useTexts();
  return (fee) => (fee.state === 'amount' ? money(fee.cents) : t(`intake.fee.${fee.state}`));
};

const Procedures = () => {
  const { t, textOf, period } = useTexts();
  const store = useIntakeStore();
  const procedures = useIntake((state) => state.assessment?.procedures);
  const procedure = useDraftPart((draft) => draft.procedure);
  const delivery = useDraftPart((draft) => draft.delivery);
  const feeText = useFeeText();
  const reasonText = useReasonText();
  if (procedures === undefined) return null;
  // Where two choices carry the same name, the place of delivery is what tells them apart.
  const titleOf = (choice: Choice): string => {
    const name = textOf(choice.label);
    const isAlone = procedures.filter(({ label }) => textOf(label) === name).length === 1;
    return isAlone ? name : `${name}, ${t(`intake.procedure.delivery.${choice.delivery}`)}`;
  };
  return (
    <ChoiceGroup path="procedure">
      {() => (
        <RadioCards
          label={t('intake.step.procedure')}
          value={choiceKey({ procedure, delivery })}
          options={procedures.map((choice) => ({
            value: choiceKey(choice),
            title: titleOf(choice),
            lead: choice.promised === null ? t('intake.procedure.noDate') : period(choice.promised),
            figure: feeText(choice.fee),
            isDisabled: choice.possible === 'no',
            note: (
              <>
                {choice.possible === 'yes' ? null : (
                  <StatusMark tone={choice.possible === 'no' ? 'bad' : 'warn'}>
                    {t(`intake.possible.${choice.possible}`)}
                  </StatusMark>
                )}
                {choice.reasons.map((reason) => (
                  <span key={`${reason.code} ${reason.textKey}`} className="said-line">
                    {reasonText(reason)}
                  </span>
                ))}
              </>
            ),
          }))}
          onChange={(key) => {
            const chosen = procedures.find((choice) => choiceKey(choice) === key);
            if (chosen === undefined) return;
            store.edit((draft) => ({ ...draft, procedure: chosen.procedure, delivery: chosen.delivery }));
          }}
        />
      )}
    </ChoiceGroup>
  );
};

/** Longer before it nobody has to hurry. */
const WORTH_SAYING = 120;
const MINUTE = 60_000;

/** How long the promised date of the chosen procedure still holds; main is asked again each minute. */
const CutOffAhead = () => {
  const { t, textOf, period } = useTexts();
  const store = useIntakeStore();
  const procedures = useIntake((state) => state.assessment?.procedures);
  const procedure = useDraftPart((draft) => draft.procedure);
  const delivery = useDraftPart((draft) => draft.delivery);
  const chosen = procedures?.find((choice) => choiceKey(choice) === choiceKey({ procedure, delivery }));
  const minutesLeft = chosen?.cutOff?.minutesLeft ?? null;
  const isNear = minutesLeft !== null && minutesLeft <= WORTH_SAYING;
  useEffect(() => {
    if (minutesLeft === null) return undefined;
    const timer = setInterval(() => void store.assessNow(), MINUTE);
    return () => clearInterval(timer);
  }, [minutesLeft, store]);
  if (chosen === undefined || chosen.cutOff === null || !isNear) return null;
  return (
    <Banner tone="warn" title={t('intake.procedure.cutOff', { count: minutesLeft, time: chosen.cutOff.time })}>
      {t('intake.procedure.afterCutOff', { name: textOf(chosen.label), dates: period(chosen.cutOff.afterwards) })}
    </Banner>
  );
};

const Warnings = () => {
  const warnings = useIntake((state) => state.assessment?.warnings);
  const reasonText = useReasonText();
  return warnings?.map((warning) => (
    <Banner key={`${warning.code} ${warning.textKey} ${JSON.stringify(warning.params)}`} tone="warn">
      {reasonText(warning)}
    </Banner>
  ));
};
