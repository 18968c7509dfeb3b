/** A card and a file as Kaart nakijken shows them. */
import { describe, expect, it } from 'vitest';
import { expectedByAge, isActive } from '../../../electron/cards/activation-evidence.ts';
import { growParts, partsMissing } from '../../../electron/cards/card-parts.ts';
import { chipFieldsOf, expertOf } from '../../../electron/cards/card-sheet.ts';
import type { ActivationEvidence } from '../../../electron/ipc/contract.ts';

const evidence = (outcomes: Partial<Record<ActivationEvidence['kind'], ActivationEvidence['outcome']>>) =>
  (['appletReadable', 'certificatesPresent', 'pinVerifiable', 'keyProven', 'certificateStatus'] as const).map(
    (kind) => ({
      kind,
      outcome: outcomes[kind] ?? ('notChecked' as const),
      detailKey: '',
    }),
  );

describe('GET CARD DATA', () => {
  const SHORT = `${'53'.repeat(16)}A50301010117000300210 10F`.replaceAll(' ', '');
  it('is cut into the fields of the manual', () => {
    const fields = chipFieldsOf(SHORT);
    expect(fields.find(({ name }) => name === 'appletVersion')?.hex).toBe('17');
    expect(fields.find(({ name }) => name === 'lifeCycle')?.hex).toBe('0F');
    expect(fields.find(({ name }) => name === 'pinTries')).toBeUndefined();
  });
  it('tells tries and reserved bytes only in the long form', () =>
    expect(chipFieldsOf(`${SHORT}03FFFF`).slice(-2)).toEqual([
      { name: 'pinTries', hex: '03' },
      { name: 'reserved', hex: 'FFFF' },
    ]));
  it('of nothing is nothing', () => expect(chipFieldsOf('')).toEqual([]));
});

describe('parts', () => {
  const start = { atr: '3B' };
  it('a reading that broke off lacks what was never told', () => {
    expect(partsMissing(start)).toEqual(['identity', 'address', 'photo', 'certificates', 'verdicts']);
    const withAddress = growParts(start, {
      kind: 'address',
      address: { street: '', postalCode: '', municipality: '' },
    });
    expect(partsMissing(withAddress)).not.toContain('address');
  });
  it('unknown tags are told apart from known ones, also in the address', () => {
    const tags = [
      { file: 'identity', tag: 7, hex: '41' },
      { file: 'identity', tag: 0x63, hex: 'CAFE' },
      { file: 'address', tag: 3, hex: '42' },
      { file: 'address', tag: 9, hex: '0043' },
    ] as const;
    const identity = { unknownTags: [{ tag: 0x63, hex: 'CAFE' }], decodingFallbacks: ['surname'] } as never;
    const expert = expertOf({ atr: '3B', rawTags: tags, identity }, null);
    expect(expert.rawTags.map(({ meaning }) => meaning)).toEqual(['surname', null, 'municipality', null]);
    expect(expert.rawTags.map(({ text }) => text)).toEqual(['A', null, 'B', null]);
    expect(expert.decodingFallbacks).toEqual(['surname']);
  });
});

describe('one word over the evidence', () => {
  it.each([
    ['nothing checked', {}, 'notKnown'],
    ['only read', { appletReadable: 'proven' }, 'notKnown'],
    ['the key signed', { appletReadable: 'proven', keyProven: 'proven' }, 'active'],
    ['the responder says good', { appletReadable: 'proven', certificateStatus: 'proven' }, 'active'],
    ['on hold although the key signed', { keyProven: 'proven', certificateStatus: 'disproved' }, 'notActive'],
    ['not readable', { appletReadable: 'disproved' }, 'notActive'],
    ['a blocked PIN says nothing of it', { appletReadable: 'proven', pinVerifiable: 'disproved' }, 'notKnown'],
  ] as const)('%s', (_name, outcomes, state) => expect(isActive(evidence(outcomes))).toBe(state));
});

describe('certificates by age', () => {
  it.each([
    ['2021-06-01', 'no', 'no'],
    ['2015-06-01', 'yes', 'no'],
    ['2000-06-01', 'yes', 'yes'],
    [null, 'unknown', 'unknown'],
  ] as const)('born %s', (birthDate, authentication, signature) =>
    expect(expectedByAge(birthDate, '2026-11-09')).toEqual({ authentication, signature }),
  );
});
