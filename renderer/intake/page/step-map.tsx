import type { CardView } from '../../../electron/ipc/contract.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { StepList } from '../../ui/index.ts';
import { useDraftPart } from '../fields/draft-part.ts';
import { useOpenPoints } from '../fields/errors.ts';
import { compareWithCard } from '../mapping/card-comparison.ts';
import { stepLines } from '../mapping/step-states.ts';
import type { Step } from '../mapping/steps.ts';
import { useIntake } from '../store/react.tsx';
import { goToStep } from './go-to.ts';

const TONES = { done: 'ok', attention: 'warn', waiting: 'busy' } as const;

/** The map of the page: a state per step, and in a few words what was chosen or what is left. */
export const StepMap = ({ current, card }: { readonly current: Step; readonly card: CardView | null }) => {
  const { t, textOf } = useTexts();
  const draft = useDraftPart((whole) => whole);
  const assessment = useIntake((state) => state.assessment);
  const points = useOpenPoints();
  const differences =
    card === null ? 0 : compareWithCard(draft.person, card).filter((row) => row.outcome === 'different').length;
  const chosen = (step: Step): string | undefined => {
    if (step === 'person' && differences > 0) return t('intake.stepNote.differences', { count: differences });
    if (step === 'cardType' && draft.letter !== null) {
      const letter = letterWord(draft.letter, t);
      const until = assessment?.validUntil ?? null;
      return until === null ? letter : t('intake.stepNote.validUntil', { letter, date: until });
    }
    if (step === 'procedure') {
      const choice = assessment?.procedures.find(
        (one) => one.procedure === draft.procedure && one.delivery === draft.delivery,
      );
      return choice === undefined ? undefined : textOf(choice.label);
    }
    if (step === 'payment' && draft.payment.method !== '') return t(`intake.payment.by.${draft.payment.method}`);
    return undefined;
  };
  return (
    <StepList
      label={t('intake.steps')}
      hint={t('intake.stepsHint')}
      current={current}
      onGo={goToStep}
      steps={stepLines(draft, assessment, points).map(({ step, state, open }) => ({
        id: step,
        label: t(`intake.step.${step}`),
        tone: TONES[state],
        toneWord: t(`common.tone.${TONES[state]}`),
        note: open > 0 ? t('intake.stepNote.open', { count: open }) : chosen(step),
      }))}
    />
  );
};
