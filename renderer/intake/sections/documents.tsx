import type { ApplicationDraft, Assessment } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { CheckRow, Kbd, Sheet, TextField } from '../../ui/index.ts';
import { useDraftPart } from '../fields/draft-part.ts';
import { useErrors } from '../fields/errors.ts';
import { fieldId } from '../mapping/open-points.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

type Item = Assessment['checklist'][number];
type Answer = ApplicationDraft['checklist'][number];
type AnswerState = Answer['state'];

/** Step 4: the checklist of the municipality. Single letters answer the row that has the focus. */
export const DocumentsSection = () => {
  const { t, textOf } = useTexts();
  const checklist = useIntake((state) => state.assessment?.checklist);
  const profile = useIntake((state) => state.assessment?.profile.name);
  return (
    <Sheet
      id={stepId('documents')}
      number={4}
      title={t('intake.step.documents')}
      meta={
        <>
          {profile === undefined ? null : t('intake.documents.listOf', { name: textOf(profile) })}
          <Kbd keys={t('intake.documents.letter.PRESENT')} />
          <Kbd keys={t('intake.documents.letter.MISSING')} />
          <Kbd keys={t('intake.documents.letter.NOT_APPLICABLE')} />
        </>
      }
    >
      {checklist === undefined ? null : checklist.length === 0 ? (
        <p className="muted">{t('intake.documents.none')}</p>
      ) : (
        <div id={fieldId('checklist')}>
          {checklist.map((item) => (
            <DocumentRow key={item.code} item={item} />
          ))}
        </div>
      )}
    </Sheet>
  );
};

const DocumentRow = ({ item }: { readonly item: Item }) => {
  const { t, textOf } = useTexts();
  const store = useIntakeStore();
  const answer = useDraftPart((draft) => draft.checklist.find((entry) => entry.code === item.code));
  const path = `checklist.${item.code}`;
  const errorAt = useErrors();
  const error = errorAt(path);
  const state = answer?.state ?? 'OPEN';
  const states: AnswerState[] = [
    'PRESENT',
    'MISSING',
    'NOT_APPLICABLE',
    ...(item.waivable ? (['WAIVED'] as const) : []),
  ];
  const write = (part: Partial<Answer>): void => store.edit((draft) => withAnswer(draft, item.code, part));
  return (
    <CheckRow
      id={fieldId(path)}
      label={textOf(item.label)}
      note={<Note item={item} error={error} />}
      value={state === 'OPEN' ? '' : state}
      options={states.map((value) => ({
        value,
        label: t(`intake.documents.state.${value}`),
        letter: t(`intake.documents.letter.${value === 'OPEN' ? 'PRESENT' : value}`),
        tone: TONES[value],
      }))}
      onChange={(value) => write({ state: value })}
    >
      {state === 'WAIVED' || (state === 'NOT_APPLICABLE' && item.need === 'MANDATORY') ? (
        <WaiverReason code={item.code} reason={answer?.reason ?? ''} onChange={(reason) => write({ reason })} />
      ) : undefined}
    </CheckRow>
  );
};

const TONES: Readonly<Record<AnswerState, 'ok' | 'warn' | 'off' | undefined>> = {
  OPEN: undefined,
  PRESENT: 'ok',
  MISSING: 'warn',
  NOT_APPLICABLE: 'off',
  WAIVED: 'off',
};

const Note = ({ item, error }: { readonly item: Item; readonly error: string | undefined }) => {
  const { t } = useTexts();
  const { quantity } = item;
  const words = [
    item.need === 'MANDATORY' ? null : t(`intake.documents.need.${item.need}`),
    quantity === null || quantity.max <= 1
      ? null
      : quantity.min === quantity.max
        ? t('intake.documents.pieces', { count: quantity.max })
        : t('intake.documents.piecesBetween', { min: quantity.min, max: quantity.max }),
  ].filter((text) => text !== null);
  return (
    <>
      {words.join(', ')}
      {error === undefined ? null : <span className="err">{error}</span>}
    </>
  );
};

const WaiverReason = ({
  code,
  reason,
  onChange,
}: {
  readonly code: string;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const path = `checklist.${code}.reason`;
  const errorAt = useErrors();
  return (
    <TextField
      id={fieldId(path)}
      label={t('intake.documents.reason')}
      value={reason}
      maxLength={2000}
      error={errorAt(path)}
      onChange={onChange}
      onBlur={() => store.leave(path, reason === '')}
    />
  );
};

/** Writes an answer to one item; the order of the answers is that of answering. */
const withAnswer = (draft: ApplicationDraft, code: string, part: Partial<Answer>): ApplicationDraft => {
  const before = draft.checklist.find((entry) => entry.code === code);
  const answer: Answer = { code, state: 'OPEN', reason: '', ...before, ...part };
  const others = draft.checklist.filter((entry) => entry.code !== code);
  return { ...draft, checklist: [...others, answer] };
};
