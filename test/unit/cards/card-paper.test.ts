/** The paper of a checked card: never better than the card, and a file is said to be one. */
import { describe, expect, it } from 'vitest';
import { cardPaper } from '../../../electron/cards/card-paper.ts';
import { sheetOfCard } from '../../../electron/cards/card-sheet.ts';
import type { CardSheet } from '../../../electron/ipc/contract.ts';
import { cardOf, verdictsOf } from './card-views.ts';

const date = { raw: '', iso: null };
const identity = {
  unknownTags: [],
  decodingFallbacks: [],
  validFrom: date,
  validUntil: date,
  birthDate: date,
} as never;
const sheetWith = (verdicts: CardSheet['verdicts'], more: Partial<CardSheet> = {}): CardSheet => {
  const sheet = sheetOfCard(cardOf({}, { verdicts }), {
    atr: '',
    identity: { ...(identity as object), nationalNumber: '84070299777', documentType: 31 } as never,
  });
  if (sheet === null) throw new Error('no sheet');
  return { ...sheet, ...more };
};
const headline = (sheet: CardSheet) => {
  const value = cardPaper(sheet, 3).headline?.value;
  return value?.kind === 'key' ? value.key : '';
};
const FILE = {
  kind: 'file',
  fileName: 'a.eid',
  form: 'xml4',
  version: '4.5',
  openedAt: '2026-11-09T13:51:00Z',
} as const;

describe('paper of a checked card', () => {
  it.each([
    [verdictsOf('valid'), 'genuine'],
    [verdictsOf('testCard'), 'test'],
    [verdictsOf('valid', { address: 'invalid' }), 'altered'],
    [verdictsOf('valid', { identity: 'notCheckable' }), 'unknown'],
    [null, 'unknown'],
  ] as const)('outcome %#', (verdicts, outcome) =>
    expect(headline(sheetWith(verdicts))).toBe(`cardPaper.outcome.${outcome}`),
  );

  it('of a file says that it is one, and tells no tries of any card', () => {
    const paper = cardPaper(sheetWith(verdictsOf('valid'), { source: FILE }), 3);
    expect(paper.headline?.value).toMatchObject({ key: 'cardPaper.outcome.file' });
    expect(JSON.stringify(paper)).not.toContain('pinTries');
    expect(JSON.stringify(paper.notes)).toContain('cardPaper.note.file');
  });

  it('says that revocation was not looked up where it was not', () =>
    expect(JSON.stringify(cardPaper(sheetWith(verdictsOf('valid')), null).notes)).toContain('revocationNotChecked'));
});
