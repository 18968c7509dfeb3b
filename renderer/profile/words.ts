/** Values of a profile in words, the same in tables, in comparisons and in what changed. Any JSON value gets some words. */
import { letterWord, type Texts } from '../i18n/index.ts';
import type { Control, FieldDef } from './model.ts';
import type { OptionSet } from './options.ts';

/** Words of vocabularies that other places of the screen use too. */
const ELSEWHERE: { readonly [Set in OptionSet]?: string } = {
  product: 'cases.product',
  reason: 'cases.reason',
  procedure: 'cases.procedure',
  method: 'cases.method',
  triState: 'common.answer',
};

/** Name of an option; its own code where no language has it. */
export const optionWords = (set: OptionSet, value: string, texts: Pick<Texts, 'sent' | 't'>): string => {
  if (set === 'letter') return letterWord(value, texts.t);
  const place = ELSEWHERE[set] ?? `profileOption.${set === 'officialLanguage' ? 'language' : set}`;
  return texts.sent(`${place}.${value}`) ?? value;
};

/** The options of a set, each with its name, as a list to choose from. */
export const optionList = <Value extends string>(
  set: OptionSet,
  values: readonly Value[],
  texts: Pick<Texts, 'sent' | 't'>,
): readonly { readonly value: Value; readonly label: string }[] =>
  values.map((value) => ({ value, label: optionWords(set, value, texts) }));

/** A value as its field tells it. */
export const valueWords = (control: Control, value: unknown, texts: Texts): string => {
  const { t } = texts;
  if (value === null || value === undefined || value === '')
    return control.kind === 'many' || control.kind === 'refs' ? t('profileEditor.all') : '–';
  switch (control.kind) {
    case 'one':
      return typeof value === 'string' ? optionWords(control.set, value, texts) : plain(value);
    case 'many':
      return list(value, (entry) => optionWords(control.set, entry, texts), texts);
    case 'refs':
    case 'codes':
      return list(value, (entry) => entry, texts);
    case 'yesNo':
      return value === true ? t('common.answer.yes') : t('common.answer.no');
    case 'texts':
      return isObject(value) ? textsIn(value, texts) : plain(value);
    case 'date':
      return typeof value === 'string' ? texts.date(value) : plain(value);
    case 'money':
      return typeof value === 'number' ? texts.money(value) : plain(value);
    default:
      return isObject(value) || Array.isArray(value) ? compound(control, value, texts) : plain(value);
  }
};

const compound = (control: Control, value: object, texts: Texts): string => {
  const { t } = texts;
  const part = (name: string): string => plain(Reflect.get(value, name));
  switch (control.kind) {
    case 'amount':
      return part('state') === 'amount'
        ? amountWords(Reflect.get(value, 'cents'), texts)
        : optionWords('amountState', part('state'), texts);
    case 'duration':
      return `${part('value')} ${optionWords('durationUnit', part('unit'), texts)}`;
    case 'lead': {
      const [min, max] = [part('min'), part('max')];
      const unit = optionWords('leadUnit', part('unit'), texts);
      return min === max ? `${min} ${unit}` : `${t('profileEditor.range', { from: min, to: max })} ${unit}`;
    }
    case 'quantity':
      return part('min') === part('max')
        ? part('min')
        : t('profileEditor.range', { from: part('min'), to: part('max') });
    case 'anchor': {
      const kind = optionWords('anchor', part('kind'), texts);
      if (part('kind') === 'BIRTHDAY') return `${kind} (${part('years')})`;
      return part('kind') === 'FIXED_DATE' ? `${kind} ${texts.date(part('date'))}` : kind;
    }
    case 'outcome': {
      const kind = optionWords('outcome', part('kind'), texts);
      return part('kind') === 'APPLY_OTHER' ? `${kind}: ${optionWords('letter', part('letter'), texts)}` : kind;
    }
    case 'source':
      return [part('seed'), part('line'), part('reading')].filter((text) => text !== '–').join(', ');
    case 'hours':
      return Array.isArray(value)
        ? value
            .filter(isObject)
            .map(
              (row) =>
                `${optionWords('weekday', plain(row['weekday']), texts)} ${plain(row['from'])}–${plain(row['to'])}`,
            )
            .join(', ') || '–'
        : plain(value);
    default:
      return plain(value);
  }
};

const amountWords = (cents: unknown, texts: Texts): string =>
  typeof cents === 'number' ? texts.money(cents) : plain(cents);

/** A whole row in a few words: its first fields, without its source. */
export const rowWords = (fields: readonly FieldDef[], row: unknown, texts: Texts): string =>
  isObject(row)
    ? fields
        .filter(({ control, name }) => control.kind !== 'source' && name !== 'code' && !isEmpty(row[name]))
        .slice(0, 4)
        .map(({ control, name }) => valueWords(control, row[name], texts))
        .join(', ')
    : plain(row);

const textsIn = (value: Readonly<Record<string, unknown>>, texts: Texts): string => {
  const own = value[texts.language] ?? value['nl'];
  return typeof own === 'string' && own !== '' ? own : '–';
};

const list = (value: unknown, words: (entry: string) => string, texts: Texts): string =>
  Array.isArray(value)
    ? value.length === 0
      ? texts.t('profileEditor.none')
      : value.map((entry) => words(plain(entry))).join(', ')
    : plain(value);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a JSON value has members of its own. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
