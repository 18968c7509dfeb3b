import { describe, expect, it } from 'vitest';
import type { Assessment, CardLetter } from '../../../../electron/ipc/contract.ts';
import { relateCard } from '../../../../renderer/intake/mapping/card-relation.ts';
import { shownLetters } from '../../../../renderer/intake/mapping/letters.ts';
import { pointsByStep } from '../../../../renderer/intake/mapping/open-points.ts';
import {
  exemptionKinds,
  withAllGood,
  withExemption,
  withVerdict,
} from '../../../../renderer/intake/mapping/photo-answers.ts';
import { quickAmounts, shortAmount } from '../../../../renderer/intake/mapping/quick-amounts.ts';
import { windowScale } from '../../../../renderer/intake/mapping/window-scale.ts';
import { rememberDraft, rememberedDraft } from '../../../../renderer/intake/store/remembered.ts';
import { aCard, aDraft } from './a-draft.ts';

describe('card types on the page', () => {
  const entry = (
    letter: CardLetter,
    possible: 'yes' | 'no' | 'unknown',
    suggested = false,
  ): Assessment['letters'][number] => ({
    letter,
    label: { nl: letter },
    possible,
    suggested,
    reasons: [],
  });
  const letters = [
    entry('A', 'unknown'),
    entry('F', 'no'),
    entry('K', 'no'),
    entry('B', 'yes'),
    entry('F+', 'yes', true),
  ];
  const names = (list: readonly Assessment['letters'][number][]) => list.map(({ letter }) => letter);

  it('stand in the order suggested, possible, decision needed; the impossible ones fold away', () => {
    const { shown, folded } = shownLetters(letters, null, null);
    expect(names(shown)).toEqual(['F+', 'B', 'A']);
    expect(names(folded)).toEqual(['F', 'K']);
  });

  it('keep the card that is held and the one that was chosen in sight, with their reasons', () => {
    expect(names(shownLetters(letters, null, 'F').shown)).toContain('F');
    expect(names(shownLetters(letters, 'K', 'F').folded)).toEqual([]);
  });
});

describe('quick amounts', () => {
  it('offer the exact sum and the notes that people hand over', () => {
    expect(quickAmounts(12700).map(shortAmount)).toEqual(['127', '130', '150', '200']);
    expect(quickAmounts(2130).map(shortAmount)).toEqual(['21,30', '30', '50', '100']);
    expect(quickAmounts(1250).map(shortAmount)).toEqual(['12,50', '15', '20', '50']);
  });

  it('say a round sum once', () => {
    expect(quickAmounts(5000).map(shortAmount)).toEqual(['50', '100']);
    expect(shortAmount(205)).toBe('2,05');
  });
});

describe('the bar of a window', () => {
  it('puts today inside it, before it and after it, never off the bar', () => {
    const inside = windowScale('2026-08-22', '2027-02-22', '2026-11-09');
    expect(inside).not.toBeNull();
    expect(inside?.today).toBeGreaterThan(inside?.opens ?? 1);
    expect(inside?.today).toBeLessThan(inside?.closes ?? 0);
    const before = windowScale('2026-08-22', '2027-02-22', '2020-01-01');
    expect(before?.today).toBe(0.02);
    const after = windowScale('2026-08-22', '2027-02-22', '2040-01-01');
    expect(after?.today).toBe(0.98);
    expect(after?.closes).toBeLessThan(0.98);
  });

  it('is not drawn where a border is not known or makes no sense', () => {
    expect(windowScale(null, '2027-02-22', '2026-11-09')).toBeNull();
    expect(windowScale('2027-02-22', '2027-02-22', '2026-11-09')).toBeNull();
    expect(windowScale('geen datum', '2027-02-22', '2026-11-09')).toBeNull();
  });
});

describe('photo', () => {
  const rule = (code: string, kinds: readonly ('RELIGIOUS' | 'MEDICAL' | 'AGE')[] = []) => ({
    code,
    label: { nl: code },
    exemptible: kinds.length > 0,
    exemptionKinds: [...kinds],
    source: 'x',
  });
  const face = rule('FACE', ['RELIGIOUS', 'MEDICAL']);
  const neutral = rule('NEUTRAL', ['MEDICAL', 'AGE']);
  const { photo } = aDraft();

  it('opens the exemption with the first "exempt", and keeps one that stands', () => {
    const exempt = withVerdict(photo, face, 'EXEMPT');
    expect(exempt.exemption).toMatchObject({ kind: 'RELIGIOUS', reason: '' });
    const reasoned = { ...exempt, exemption: { ...newExemption, reason: 'attest' } };
    expect(withVerdict(reasoned, neutral, 'EXEMPT').exemption?.reason).toBe('attest');
  });
  const newExemption = { kind: 'MEDICAL', reason: '', staysVisible: '', certificateSeen: false } as const;

  it('opens rules again that the chosen kind does not cover', () => {
    const both = withVerdict(withVerdict(photo, face, 'EXEMPT'), neutral, 'EXEMPT');
    const aged = withExemption(both, 'AGE', [face, neutral]);
    expect(aged.verdicts).toEqual([
      { rule: 'FACE', verdict: 'OPEN' },
      { rule: 'NEUTRAL', verdict: 'EXEMPT' },
    ]);
    expect(withExemption(both, '', [face, neutral])).toMatchObject({
      exemption: null,
      verdicts: [{ verdict: 'OPEN' }, { verdict: 'OPEN' }],
    });
  });

  it('calls only the given rules good', () => {
    const judged = withAllGood(withVerdict(photo, face, 'BAD'), [neutral]);
    expect(judged.verdicts).toEqual([
      { rule: 'FACE', verdict: 'BAD' },
      { rule: 'NEUTRAL', verdict: 'GOOD' },
    ]);
    expect(exemptionKinds([face, neutral])).toEqual(['RELIGIOUS', 'MEDICAL', 'AGE']);
    expect(exemptionKinds([rule('SIZE')])).toEqual([]);
  });
});

describe('the card beside the draft', () => {
  const { person } = aDraft();

  it('is put there when it was read whole and names nobody else', () => {
    expect(relateCard(person, aCard()).kind).toBe('beside');
    expect(relateCard({ ...person, nationalNumber: '' }, aCard()).kind).toBe('beside');
    expect(relateCard(person, aCard({}, { address: null })).kind).toBe('none');
    expect(relateCard(person, null).kind).toBe('none');
    const fine = { verdict: 'valid', reason: 'trusted' } as const;
    const verdicts = { identity: fine, address: fine, photo: fine, chain: fine, chip: fine };
    expect(relateCard(person, aCard({}, { verdicts })).kind).toBe('beside');
    const altered = { ...verdicts, photo: { verdict: 'invalid', reason: 'hashWrong' } as const };
    expect(relateCard(person, aCard({}, { verdicts: altered })).kind).toBe('none');
  });

  it('is never put beside somebody else', () => {
    expect(relateCard({ ...person, nationalNumber: '88041799877' }, aCard()).kind).toBe('otherPerson');
  });
});

describe('what is left', () => {
  it('takes one line per step in the side column', () => {
    const point = (step: 'person' | 'photo', field: string) => ({ step, field, messageKey: 'x', params: {} }) as const;
    const points = [point('person', 'a'), point('photo', 'b'), point('photo', 'c')];
    expect(pointsByStep(points).map(({ step, count, first }) => [step, count, first.field])).toEqual([
      ['person', 1, 'a'],
      ['photo', 2, 'b'],
    ]);
  });
});

describe('the draft that stood open', () => {
  it('is remembered for this window, and a refusing store is no error', () => {
    const kept = new Map<string, string>();
    const shelf = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    rememberDraft(shelf, 'draft-1');
    expect(rememberedDraft(shelf)).toBe('draft-1');
    rememberDraft(shelf, null);
    expect(rememberedDraft(shelf)).toBeNull();
    const refuse = (): never => {
      throw new Error('refused');
    };
    const closed = { getItem: refuse, setItem: refuse, removeItem: refuse };
    rememberDraft(closed, 'draft-1');
    expect(rememberedDraft(closed)).toBeNull();
  });
});
