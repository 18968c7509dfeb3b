import { describe, expect, it } from 'vitest';
import { withQuestion } from '../../../electron/cases/counter-quote.ts';
import { emptyDraft } from '../../../electron/cases/index.ts';
import type { ApplicationDraft, CallInput } from '../../../electron/ipc/contract.ts';
import { seedProfile } from '../rules/seed-profile.ts';

type Question = CallInput<'counter.quote'>['question'];
const usual: Question = {
  wanted: 'B',
  reason: 'RENEWAL',
  birthDate: '',
  procedure: 'URGENT',
  delivery: 'MUNICIPALITY',
  held: null,
  answers: {},
};
const started = (change: Partial<Question>, draft: ApplicationDraft = emptyDraft()) =>
  withQuestion(draft, seedProfile('seed-000'), { ...usual, ...change }, '2026-11-10T14:30:00');

describe('an application that begins with what was asked', () => {
  it('has card, reason, procedure and answers; nothing that was only assumed', () => {
    const draft = started({ reason: 'FIRST', answers: { RESIDENT_BEFORE_12: 'yes' } });
    expect(draft).toMatchObject({ product: 'EVK', letter: 'B', reason: 'FIRST', procedure: 'URGENT' });
    expect(draft.answers).toEqual({ RESIDENT_BEFORE_12: 'yes' });
    expect(draft.person.birthDate).toBe('');
    expect(draft.held.kind).toBe('NONE');
  });

  it('takes the child card for a child, and products without a letter as they are', () => {
    expect(started({ birthDate: '2020' })).toMatchObject({
      product: 'EVK_CHILD',
      letter: 'B',
      person: { birthDate: '2020' },
    });
    expect(started({ wanted: 'AI' })).toMatchObject({ product: 'AI', letter: null });
  });

  it('says what became of the card that is held', () => {
    expect(started({ reason: 'LOSS' }).held.kind).toBe('LOST');
    expect(started({ reason: 'THEFT' }).held.kind).toBe('STOLEN');
    expect(started({ reason: 'DEFECT' }).held.kind).toBe('CARD');
  });

  it('lets what the card told stand', () => {
    const empty = emptyDraft();
    const read: ApplicationDraft = {
      ...empty,
      person: { ...empty.person, birthDate: '1988-04-17' },
      held: { ...empty.held, kind: 'CARD', letter: 'B', cardNumber: 'B123' },
    };
    const draft = started({ birthDate: '1990' }, read);
    expect(draft.person.birthDate).toBe('1988-04-17');
    expect(draft.held).toMatchObject({ kind: 'CARD', letter: 'B', cardNumber: 'B123' });
  });
});
