import { useState } from 'react';
import {
  type CallError,
  type CaseDetail,
  END_CAUSES,
  INTERIM_PAPERS,
  type OfferedStep,
} from '../../electron/ipc/contract.ts';
import { useCardInReader } from '../app/index.ts';
import { DiaryButton } from '../appointments/index.ts';
import { fieldMessage, type Visit } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, DateField, SelectField, TextField } from '../ui/index.ts';
import {
  emptyFields,
  FIELDS,
  IN_DIARY,
  type StepField,
  type StepName,
  type StepValues,
  stepOf,
} from './step-fields.ts';
import { fieldLabel } from './step-words.ts';

interface StepFormProps {
  readonly visit: Visit;
  readonly step: StepName;
  /** What main says of the step now; null for a step that is always possible. */
  readonly offered: OfferedStep | null;
  readonly onDone?: (() => void) | undefined;
}

/** Records one step: its fields, and why it cannot be done now, where it cannot. A day and a time are chosen in the diary. */
export const StepForm = (props: StepFormProps) =>
  IN_DIARY.includes(props.step) && props.offered?.refusal == null ? (
    <DiaryButton
      caseId={props.visit.detail.caseId}
      moves={props.step === 'appointmentMoved'}
      onClose={(isDone) => (isDone ? props.onDone?.() : undefined)}
    />
  ) : (
    <TypedStep {...props} />
  );

const TypedStep = ({ visit, step, offered, onDone }: StepFormProps) => {
  const { t, sent, error } = useTexts();
  const [values, setValues] = useState<StepValues>(() => startingValues(visit.detail, step, sent));
  const [tried, setTried] = useState(false);
  const [excuse, setExcuse] = useState('');
  const refusal = offered?.refusal ?? null;
  const waivable = offered?.waivable ?? waivableIn(visit.refused?.params);
  const empty = emptyFields(step, values);
  const isBlocked = refusal !== null && waivable === null;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (empty.length > 0 || isBlocked || (refusal !== null && excuse.trim() === '')) return;
    const waiver = waivable !== null && excuse.trim() !== '' ? { guard: waivable, reason: excuse.trim() } : null;
    if (await visit.run('cases.step', { step: stepOf(step, values), waiver })) onDone?.();
  };
  const set = (name: string, value: string): void => setValues((before) => ({ ...before, [name]: value }));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal === null ? null : (
        <Banner tone="info" title={t('caseSteps.notNow')}>
          {error(refusal)}{' '}
          {dueDay(refusal.params) === null ? '' : t('caseSteps.from', { date: dueDay(refusal.params) ?? '' })}
        </Banner>
      )}
      {isBlocked || FIELDS[step].length === 0 ? null : (
        <div className="grid2">
          {FIELDS[step].map((field) => (
            <OneField
              key={field.name}
              step={step}
              product={visit.detail.product}
              field={field}
              values={values}
              set={set}
              error={
                tried && empty.includes(field.name)
                  ? t('common.field.required')
                  : fieldMessage(visit.refused, `step.${field.name}`, error)
              }
            />
          ))}
        </div>
      )}
      {waivable === null ? null : (
        <TextField
          label={t('caseSteps.waive')}
          hint={t('caseSteps.waiveHint')}
          value={excuse}
          onChange={setExcuse}
          maxLength={2000}
          error={tried && excuse.trim() === '' ? t('common.field.required') : null}
          required
        />
      )}
      {step === 'cancelled' ? <p className="muted small">{t('caseSteps.cancelText')}</p> : null}
      {step === 'lapsed' && !isBlocked ? (
        <p className="muted small">
          {sent(`caseSteps.of.${visit.detail.product}.lapsedText`) ?? t('caseSteps.lapsedText')}
        </p>
      ) : null}
      {step === 'undone' ? <p className="muted small">{t('caseSteps.undoText')}</p> : null}
      {isBlocked ? null : (
        <div className="row">
          <Button
            kind={step === 'cancelled' || step === 'lapsed' ? 'dangerMain' : 'main'}
            type="submit"
            isPending={visit.isPending}
          >
            {step === 'cancelled' ? t('caseSteps.name.cancelled') : t('caseSteps.record')}
          </Button>
        </div>
      )}
    </form>
  );
};

const OneField = ({
  step,
  product,
  field: { name, kind, isRequired },
  values,
  set,
  error,
}: {
  readonly step: StepName;
  readonly product: CaseDetail['product'];
  readonly field: StepField;
  readonly values: StepValues;
  readonly set: (name: string, value: string) => void;
  readonly error: string | null;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const card = useCardInReader();
  const value = values[name] ?? '';
  const shared = {
    label: fieldLabel(step, name, product, texts),
    error,
    required: isRequired ?? false,
  };
  const change = (next: string): void => set(name, next);
  switch (kind) {
    case 'date':
      return <DateField {...shared} value={value} onChange={change} />;
    case 'lines':
      return <TextField {...shared} value={value} onChange={change} rows={5} maxLength={4000} />;
    case 'cause':
      return (
        <SelectField
          {...shared}
          value={value}
          onChange={change}
          options={END_CAUSES.map((cause) => ({ value: cause, label: t(`caseSteps.cause.${cause}`) }))}
          emptyLabel="–"
        />
      );
    case 'paper':
      return (
        <SelectField
          {...shared}
          value={value}
          onChange={change}
          options={INTERIM_PAPERS.map((paper) => ({ value: paper, label: t(`caseSteps.paper.${paper}`) }))}
          emptyLabel="–"
        />
      );
    case 'card':
      return (
        <TextField
          {...shared}
          value={value}
          onChange={change}
          hint={
            card?.complete === true && value === '' ? (
              <button type="button" className="link" onClick={() => change(card.identity.cardNumber)}>
                {t('keys.takeFromCard')}
              </button>
            ) : undefined
          }
        />
      );
    default:
      return <TextField {...shared} value={value} onChange={change} maxLength={name === 'reason' ? 2000 : 200} />;
  }
};

/** The condition that a refused command named, when an officer may set it aside. */
const waivableIn = (params: CallError['params']): string | null => {
  const guard = params?.['waivable'];
  return typeof guard === 'string' ? guard : null;
};

/** From when a step that waits for its day is possible. */
const dueDay = (params: NonNullable<OfferedStep['refusal']>['params']): string | null => {
  const date = params['date'];
  return typeof date === 'string' && date !== '' ? date : null;
};

/** What stands in the fields to begin with: what the rules miss, and today for what is recorded as it happens. */
const startingValues = (
  detail: CaseDetail,
  step: StepName,
  sent: (key: string, params?: Readonly<Record<string, string | number>>) => string | null,
): StepValues => {
  const today = new Date().toLocaleDateString('sv-SE');
  switch (step) {
    case 'foundIncomplete':
      return {
        items: detail.openPoints
          .map(({ messageKey, params }) => sent(messageKey, params))
          .filter((text) => text !== null)
          .join('\n'),
      };
    case 'decisionPending':
      return { askedOn: today };
    case 'interimGiven':
    case 'attestGiven':
    case 'attestExtended':
      return { issuedOn: today };
    case 'dvzAgreed':
    case 'dvzRefused':
      return { date: today };
    default:
      return {};
  }
};
