import { useTexts } from '../../i18n/index.ts';
import { Segmented } from '../../ui/index.ts';
import { ChoiceGroup } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

/** Questions to the officer on which price or card depend. "Not known" stays open; nothing is guessed. */
export const Questions = () => {
  const { t, textOf } = useTexts();
  const store = useIntakeStore();
  const questions = useIntake((state) => state.assessment?.questions);
  const answers = useDraftPart((draft) => draft.answers);
  if (questions === undefined || questions.length === 0) return null;
  return (
    <div className="sheet__body ruled" id="field-answers">
      {questions.map((question) => (
        <ChoiceGroup key={question.code} path={`answers.${question.code}`} label={textOf(question.label)}>
          {(describedBy) => (
            <Segmented
              label={textOf(question.label)}
              value={answers[question.code] ?? ''}
              describedBy={describedBy}
              options={(['yes', 'no', 'unknown'] as const).map((value) => ({
                value,
                label: t(`intake.tri.${value}`),
                tone: value === 'unknown' ? 'off' : undefined,
              }))}
              onChange={(answer) =>
                store.edit((draft) => ({ ...draft, answers: { ...draft.answers, [question.code]: answer } }))
              }
            />
          )}
        </ChoiceGroup>
      ))}
    </div>
  );
};
