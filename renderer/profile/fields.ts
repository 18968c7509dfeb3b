/** Short ways to name the fields of the sections. */
import type { Control, FieldDef, FieldName, MembersPart, RowsPart } from './model.ts';
import type { OptionSet } from './options.ts';

export const field = (label: FieldName, control: Control, name: string = label): FieldDef => ({
  name,
  label,
  control,
  optional: false,
});
export const maybe = (label: FieldName, control: Control, name: string = label): FieldDef => ({
  ...field(label, control, name),
  optional: true,
});
export const rows = (path: string, columns: readonly string[], fields: readonly FieldDef[]): RowsPart => ({
  kind: 'rows',
  path,
  fields,
  columns,
});
export const members = (path: string, fields: readonly FieldDef[], optional = false): MembersPart => ({
  kind: 'members',
  path,
  fields,
  optional,
});
export const one = (set: OptionSet): Control => ({ kind: 'one', set });
export const many = (set: OptionSet): Control => ({ kind: 'many', set, any: false });
export const any = (set: OptionSet): Control => ({ kind: 'many', set, any: true });
export const number = (max: number, min = 0): Control => ({ kind: 'number', min, max });
export const YEARS = number(150);
export const [TEXT, CODE, TEXTS, DATE, CLOCK, MONEY, MEASURE, YES_NO, DURATION] = (
  ['text', 'code', 'texts', 'date', 'clock', 'money', 'measure', 'yesNo', 'duration'] as const
).map((kind): Control => ({ kind })) as [
  Control,
  Control,
  Control,
  Control,
  Control,
  Control,
  Control,
  Control,
  Control,
];
export const TRI = one('triState');
export const code = field('code', CODE);
export const label = field('label', TEXTS);
export const source = field('source', { kind: 'source' });
export const letters = maybe('letters', any('letter'));
export const group = maybe('group', { kind: 'ref', to: 'letterGroups' });
export const reasons = maybe('reasons', any('reason'));
export const anyProducts = maybe('products', any('product'));
export const products = field('products', many('product'));
export const ages = [maybe('ageMin', YEARS), maybe('ageBelow', YEARS)];
export const valid = [maybe('validFrom', DATE), maybe('validTo', DATE)];
export const sourcedText = [code, field('text', TEXTS), source];

/** What fees and surcharges are for, and where. */
export const paidFor = [
  field('amount', { kind: 'amount' }),
  maybe('ageMin', YEARS, 'ageFrom'),
  maybe('ageBelow', YEARS),
  letters,
  group,
  maybe('procedures', any('procedure')),
  maybe('deliveries', any('delivery')),
  reasons,
  field('conditions', { kind: 'refs', to: 'conditions', any: false }),
];
export const paidAt = [
  maybe('servicePoints', { kind: 'refs', to: 'servicePoints', any: true }),
  field('servicePointsExcluded', { kind: 'refs', to: 'servicePoints', any: false }),
];
