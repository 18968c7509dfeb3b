import type { Control, FieldDef } from './model.ts';
import { OPTIONS } from './options.ts';

/** What a new row or part begins with: nothing stated, and a place for each member. */
export const blank = (fields: readonly FieldDef[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.map((def) => [def.name, def.optional ? null : blankValue(def.control)]));

const blankValue = (control: Control): unknown => {
  switch (control.kind) {
    case 'text':
    case 'code':
    case 'date':
    case 'clock':
      return '';
    case 'texts':
      return { nl: '' };
    case 'yesNo':
      return false;
    case 'number':
      return control.min;
    case 'money':
    case 'measure':
      return null;
    case 'one':
      return control.set === 'triState' ? 'unknown' : OPTIONS[control.set][0];
    case 'duration':
      return { value: 1, unit: 'MONTHS' };
    case 'lead':
      return { min: 1, max: 1, unit: 'WEEKS' };
    case 'amount':
      return { state: 'unknown' };
    case 'anchor':
      return { kind: 'CARD_EXPIRY' };
    case 'outcome':
      return { kind: 'NONE' };
    case 'quantity':
      return { min: 1, max: 1 };
    case 'source':
      return { seed: '', line: '', reading: null };
    default:
      return [];
  }
};
