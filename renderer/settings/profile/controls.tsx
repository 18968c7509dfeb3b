import { LANGUAGES } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { type Control, isObject, OPTIONS, type OptionSet, optionList } from '../../profile/index.ts';
import { CheckBox, FieldSet, SelectField, TextField } from '../../ui/index.ts';
import {
  AmountControl,
  AnchorControl,
  HoursControl,
  OutcomeControl,
  RangeControl,
  TermControl,
} from './compound-controls.tsx';
import { type ControlProps, type LabelledProps, Mistake } from './control-parts.tsx';
import { type Content, rowsAt } from './paths.ts';
import { TYPING, TypedField } from './typed-input.tsx';

/** The control of one member of the file. */
export const FieldControl = (props: ControlProps) => {
  const { t } = useTexts();
  const { def, value, error, id, onChange } = props;
  const label = t(`profileField.${def.label}`);
  const base = { id, label, error, required: !def.optional };
  const { control } = def;
  switch (control.kind) {
    case 'text':
    case 'code':
      return (
        <TextField
          {...base}
          value={typeof value === 'string' ? value : ''}
          maxLength={control.kind === 'code' ? 60 : 2000}
          onChange={(text) => onChange(def.optional && text === '' ? null : text)}
        />
      );
    case 'texts':
      return <TextsControl {...props} label={label} rows={control.rows} usual={control.usual} />;
    case 'date':
    case 'clock':
    case 'money':
    case 'measure':
    case 'number':
    case 'codes':
      return <TypedField {...base} typing={TYPING[control.kind]} value={value} onChange={onChange} />;
    case 'yesNo':
      return (
        <div className="field" id={id}>
          <CheckBox isSelected={value === true} onChange={onChange}>
            {label}
          </CheckBox>
          <Mistake error={error} />
        </div>
      );
    case 'one':
      return <OneControl {...props} set={control.set} label={label} />;
    case 'many':
    case 'refs':
      return <ManyControl {...props} label={label} />;
    case 'ref':
      return (
        <SelectField
          {...base}
          value={typeof value === 'string' ? value : ''}
          emptyLabel={t('profileEditor.nothing')}
          options={codesOf(props.content, control.to, value)}
          onChange={(code) => onChange(code === '' ? null : code)}
        />
      );
    case 'source':
      return <SourceControl {...props} label={label} />;
    case 'duration':
      return <TermControl {...props} label={label} />;
    case 'lead':
    case 'quantity':
      return <RangeControl {...props} label={label} unit={control.kind === 'lead'} />;
    case 'amount':
      return <AmountControl {...props} label={label} />;
    case 'anchor':
      return <AnchorControl {...props} label={label} />;
    case 'outcome':
      return <OutcomeControl {...props} label={label} />;
    case 'hours':
      return <HoursControl {...props} label={label} />;
  }
};

/** Whether a control wants the whole width of the form. */
export const isWide = ({ kind }: Control): boolean =>
  ['texts', 'many', 'refs', 'source', 'hours', 'yesNo'].includes(kind);

const OneControl = ({ def, value, error, id, label, set, onChange }: LabelledProps & { readonly set: OptionSet }) => {
  const texts = useTexts();
  const known: readonly string[] = OPTIONS[set];
  return (
    <SelectField
      id={id}
      label={label}
      error={error}
      required={!def.optional}
      value={typeof value === 'string' && known.includes(value) ? value : ''}
      {...(def.optional || !known.includes(String(value)) ? { emptyLabel: texts.t('profileEditor.nothing') } : {})}
      options={optionList(set, known, texts)}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  );
};

const TextsControl = ({
  def,
  value,
  error,
  id,
  label,
  rows,
  usual,
  onChange,
}: LabelledProps & { readonly rows: number | undefined; readonly usual: string | undefined }) => {
  const { t, sent } = useTexts();
  const texts: Content = isObject(value) ? value : {};
  const change = (language: string, text: string): void => {
    const next = Object.fromEntries(
      LANGUAGES.map((one) => [one, one === language ? text : texts[one]]).filter(
        ([one, words]) => one === 'nl' || (typeof words === 'string' && words !== ''),
      ),
    );
    onChange(def.optional && Object.values(next).every((words) => (words ?? '') === '') ? null : next);
  };
  return (
    <FieldSet legend={label}>
      {usual === undefined ? null : (
        <p className="hint">{t('profileEditor.usualWords', { text: sent(usual) ?? '' })}</p>
      )}
      <div className="grid2">
        {LANGUAGES.map((language) => (
          <TextField
            key={language}
            id={language === 'nl' ? id : `${id}-${language}`}
            label={t(`common.language.${language}`)}
            value={typeof texts[language] === 'string' ? texts[language] : ''}
            maxLength={2000}
            {...(rows === undefined ? {} : { rows })}
            error={language === 'nl' ? error : null}
            required={language === 'nl' && !def.optional}
            onChange={(text) => change(language, text)}
          />
        ))}
      </div>
    </FieldSet>
  );
};

const ManyControl = ({ def, value, error, id, label, content, onChange }: LabelledProps) => {
  const texts = useTexts();
  const { t } = texts;
  const { control } = def;
  if (control.kind !== 'many' && control.kind !== 'refs') return null;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const options =
    control.kind === 'many'
      ? optionList(control.set, OPTIONS[control.set], texts)
      : codesOf(content, control.to, chosen);
  const toggle = (option: string, isOn: boolean): void => {
    const next = options.map((one) => one.value).filter((one) => (one === option ? isOn : chosen.includes(one)));
    onChange(control.any && next.length === 0 ? null : next);
  };
  return (
    <FieldSet legend={label}>
      <div className="checks" id={id}>
        {options.length === 0 ? <span className="muted small">{t('profileEditor.nothingToChoose')}</span> : null}
        {options.map((option) => (
          <CheckBox
            key={option.value}
            isSelected={chosen.includes(option.value)}
            onChange={(isOn) => toggle(option.value, isOn)}
          >
            {option.label}
          </CheckBox>
        ))}
      </div>
      {control.any && options.length > 0 ? <span className="hint">{t('profileEditor.noneIsAll')}</span> : null}
      <Mistake error={error} />
    </FieldSet>
  );
};

const SourceControl = ({ value, error, id, label, onChange }: LabelledProps) => {
  const { t } = useTexts();
  const source: Content = isObject(value) ? value : {};
  const text = (name: string): string => (typeof source[name] === 'string' ? source[name] : '');
  const set = (name: string, words: string | null): void =>
    onChange({ seed: text('seed'), line: text('line'), reading: source['reading'] ?? null, [name]: words });
  return (
    <FieldSet legend={label}>
      <div className="grid3">
        <TextField
          id={id}
          label={t('profileEditor.source.seed')}
          value={text('seed')}
          error={error}
          required
          onChange={(words) => set('seed', words)}
        />
        <TextField
          label={t('profileEditor.source.line')}
          value={text('line')}
          required
          onChange={(words) => set('line', words)}
        />
        <TextField
          label={t('profileEditor.source.reading')}
          value={text('reading')}
          maxLength={2000}
          onChange={(words) => set('reading', words === '' ? null : words)}
        />
      </div>
    </FieldSet>
  );
};

/** Codes of a list of this profile with their names; a code that is not there (any more) stays to be seen. */
const codesOf = (
  content: Content,
  list: string,
  value: unknown,
): readonly { readonly value: string; readonly label: string }[] => {
  const known = rowsAt(content, list).flatMap((row) => {
    const code = row['code'];
    const name = isObject(row['name']) ? row['name'] : isObject(row['label']) ? row['label'] : {};
    return typeof code === 'string' && code !== ''
      ? [{ value: code, label: typeof name['nl'] === 'string' && name['nl'] !== '' ? name['nl'] : code }]
      : [];
  });
  const used = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  return [
    ...known,
    ...used.filter((code) => !known.some((one) => one.value === code)).map((code) => ({ value: code, label: code })),
  ];
};
