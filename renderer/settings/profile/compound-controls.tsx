import { CARD_LETTERS } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { isObject, OPTIONS, optionList } from '../../profile/index.ts';
import { Button, FieldSet, SelectField } from '../../ui/index.ts';
import { type LabelledProps, Mistake } from './control-parts.tsx';
import type { Content } from './paths.ts';
import { TYPING, TypedField } from './typed-input.tsx';

const membersOf = (value: unknown): Content => (isObject(value) ? value : {});
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A length of time: a number and its unit. An empty number says nothing where nothing may be said. */
export const TermControl = ({ def, value, error, id, label, onChange }: LabelledProps) => {
  const texts = useTexts();
  const term = membersOf(value);
  const unit = wordOf(term['unit']) || 'MONTHS';
  return (
    <div className="field__pair">
      <TypedField
        id={id}
        label={label}
        error={error}
        required={!def.optional}
        typing={TYPING.number}
        value={term['value'] ?? null}
        onChange={(number) => onChange(number === null && def.optional ? null : { value: number, unit })}
      />
      <SelectField
        label={texts.t('profileEditor.unit')}
        value={unit}
        options={optionList('durationUnit', OPTIONS.durationUnit, texts)}
        onChange={(chosen) => (value === null ? undefined : onChange({ ...term, unit: chosen }))}
      />
    </div>
  );
};

/** From … to …, of production terms with their unit. */
export const RangeControl = ({
  def,
  value,
  error,
  id,
  label,
  unit,
  onChange,
}: LabelledProps & { readonly unit: boolean }) => {
  const texts = useTexts();
  const { t } = texts;
  const range = membersOf(value);
  const set = (name: 'min' | 'max', number: unknown): void => {
    const next: Record<string, unknown> = {
      min: range['min'] ?? null,
      max: range['max'] ?? null,
      ...(unit ? { unit: wordOf(range['unit']) || 'WORKING_DAYS' } : {}),
      [name]: number,
    };
    // Who types only the first means exactly that many.
    if (name === 'min' && (value === null || range['max'] === range['min'])) next['max'] = number;
    onChange(def.optional && next['min'] === null && next['max'] === null ? null : next);
  };
  return (
    <FieldSet legend={label}>
      <div className="field__pair">
        <TypedField
          id={id}
          label={t('profileEditor.from')}
          error={error}
          typing={TYPING.number}
          value={range['min'] ?? null}
          onChange={(number) => set('min', number)}
        />
        <TypedField
          label={t('profileEditor.to')}
          typing={TYPING.number}
          value={range['max'] ?? null}
          onChange={(number) => set('max', number)}
        />
        {unit ? (
          <SelectField
            label={t('profileEditor.unit')}
            value={wordOf(range['unit']) || 'WORKING_DAYS'}
            options={optionList('leadUnit', OPTIONS.leadUnit, texts)}
            onChange={(chosen) => (value === null ? undefined : onChange({ ...range, unit: chosen }))}
          />
        ) : null}
      </div>
    </FieldSet>
  );
};

/** An amount, free, not known, or not offered: four different things. */
export const AmountControl = ({ value, error, id, label, onChange }: LabelledProps) => {
  const texts = useTexts();
  const amount = membersOf(value);
  const state = wordOf(amount['state']) || 'unknown';
  return (
    <div className="field__pair">
      <SelectField
        id={id}
        label={label}
        value={state}
        error={state === 'amount' ? null : error}
        options={optionList('amountState', OPTIONS.amountState, texts)}
        onChange={(chosen) =>
          onChange(
            chosen === 'amount'
              ? { state: chosen, cents: amount['cents'] ?? null, currency: 'EUR' }
              : { state: chosen },
          )
        }
      />
      {state === 'amount' ? (
        <TypedField
          id={`${id}-cents`}
          label={texts.t('profileEditor.euro')}
          error={error}
          typing={TYPING.money}
          value={amount['cents'] ?? null}
          onChange={(cents) => onChange({ state: 'amount', cents, currency: 'EUR' })}
        />
      ) : null}
    </div>
  );
};

/** What a period is counted back from. */
export const AnchorControl = ({ value, error, id, label, onChange }: LabelledProps) => {
  const texts = useTexts();
  const anchor = membersOf(value);
  const kind = wordOf(anchor['kind']);
  return (
    <div className="field__pair">
      <SelectField
        id={id}
        label={label}
        error={error}
        value={kind}
        options={optionList('anchor', OPTIONS.anchor, texts)}
        onChange={(chosen) =>
          onChange(
            chosen === 'BIRTHDAY'
              ? { kind: chosen, years: 12 }
              : chosen === 'FIXED_DATE'
                ? { kind: chosen, date: '' }
                : { kind: chosen },
          )
        }
      />
      {kind === 'BIRTHDAY' ? (
        <TypedField
          label={texts.t('profileEditor.years')}
          typing={TYPING.number}
          value={anchor['years'] ?? null}
          onChange={(years) => onChange({ kind, years })}
        />
      ) : null}
      {kind === 'FIXED_DATE' ? (
        <TypedField
          label={texts.t('profileField.date')}
          typing={TYPING.date}
          value={anchor['date'] ?? null}
          onChange={(date) => onChange({ kind, date: date ?? '' })}
        />
      ) : null}
    </div>
  );
};

/** What can be asked within a period. */
export const OutcomeControl = ({ value, error, id, label, onChange }: LabelledProps) => {
  const texts = useTexts();
  const outcome = membersOf(value);
  const kind = wordOf(outcome['kind']);
  return (
    <div className="field__pair">
      <SelectField
        id={id}
        label={label}
        error={error}
        value={kind}
        options={optionList('outcome', OPTIONS.outcome, texts)}
        onChange={(chosen) => onChange(chosen === 'APPLY_OTHER' ? { kind: chosen, letter: 'F+' } : { kind: chosen })}
      />
      {kind === 'APPLY_OTHER' ? (
        <SelectField
          label={texts.t('profileField.letter')}
          value={wordOf(outcome['letter'])}
          options={optionList('letter', CARD_LETTERS, texts)}
          onChange={(letter) => onChange({ kind, letter })}
        />
      ) : null}
    </div>
  );
};

/** Opening hours: a row per stretch. */
export const HoursControl = ({ value, error, id, label, onChange }: LabelledProps) => {
  const texts = useTexts();
  const { t } = texts;
  const rows: readonly Content[] = Array.isArray(value) ? value.filter(isObject) : [];
  const set = (index: number, name: string, word: unknown): void =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [name]: word } : row)));
  return (
    <FieldSet legend={label}>
      <div className="stack" id={id}>
        {rows.map((row, index) => (
          // Stretches have no key of their own; they are only added at the end and taken out.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div className="field__pair" key={index}>
            <SelectField
              label={t('profileEditor.weekday')}
              value={String(row['weekday'] ?? '1')}
              options={optionList('weekday', OPTIONS.weekday, texts)}
              onChange={(day) => set(index, 'weekday', Number(day))}
            />
            <TypedField
              label={t('profileEditor.from')}
              typing={TYPING.clock}
              value={row['from']}
              onChange={(time) => set(index, 'from', time ?? '')}
            />
            <TypedField
              label={t('profileEditor.to')}
              typing={TYPING.clock}
              value={row['to']}
              onChange={(time) => set(index, 'to', time ?? '')}
            />
            <SelectField
              label={t('profileField.byAppointment')}
              value={String(row['byAppointment'] ?? 'unknown')}
              options={optionList('triState', OPTIONS.triState, texts)}
              onChange={(state) => set(index, 'byAppointment', state)}
            />
            <Button
              small
              icon="trash"
              aria-label={t('profileEditor.row.remove')}
              onPress={() => onChange(rows.filter((_, at) => at !== index))}
            >
              {null}
            </Button>
          </div>
        ))}
        <div>
          <Button
            small
            icon="plus"
            onPress={() => onChange([...rows, { weekday: 1, from: '09:00', to: '12:00', byAppointment: 'unknown' }])}
          >
            {t('profileEditor.row.add')}
          </Button>
        </div>
      </div>
      <Mistake error={error} />
    </FieldSet>
  );
};
