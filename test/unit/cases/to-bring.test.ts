import { expect, it } from 'vitest';
import { toBringTexts } from '../../../electron/cases/documents/to-bring.ts';
import type { ChecklistEntry } from '../../../electron/rules/index.ts';

const item = (nl: string, change: Partial<ChecklistEntry> = {}): ChecklistEntry => ({
  code: nl,
  label: { nl, de: nl },
  moment: 'COLLECT',
  need: 'MANDATORY',
  group: null,
  quantity: null,
  waivable: false,
  source: 'test',
  ...change,
});

it('puts things of which one is enough on one line, where the first of them stands', () => {
  const oneOf = { need: 'ONE_OF', group: 'CARD' } as const;
  const list = [item('Kaart', oneOf), item('PUK'), item('Bijlage 15', oneOf), item('PIN-brief', oneOf)];
  expect(toBringTexts(list)).toEqual([
    { nl: 'Kaart, of bijlage 15, of PIN-brief', de: 'Kaart, oder Bijlage 15, oder PIN-brief' },
    { nl: 'PUK', de: 'PUK' },
  ]);
});

it('says what is not needed by everybody, and keeps other groups apart', () => {
  const list = [
    item('Foto', { need: 'IF_APPLICABLE' }),
    item('Pen', { need: 'OPTIONAL' }),
    item('A', { need: 'ONE_OF', group: 'X' }),
    item('B', { need: 'ONE_OF', group: 'Y' }),
  ];
  expect(toBringTexts(list).map((text) => text.nl)).toEqual([
    'Foto (indien van toepassing)',
    'Pen (niet verplicht)',
    'A',
    'B',
  ]);
});
