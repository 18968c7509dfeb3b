import { describe, expect, it } from 'vitest';
import { firstQuestion, questionToAsk } from '../../../../renderer/counter/quote-question.ts';
import { aCard } from '../a-card.ts';

describe('the question of the quick calculator', () => {
  it('begins empty without a card, and asks nothing until something is chosen', () => {
    const question = firstQuestion(null);
    expect(question).toMatchObject({ wanted: '', birthDate: '', reason: 'RENEWAL', held: null });
    expect(questionToAsk(question)).toBeNull();
    expect(questionToAsk({ ...question, wanted: 'K' })).toMatchObject({ wanted: 'K' });
  });

  it('begins with the residence card in the reader, once it was read to its end', () => {
    const card = aCard();
    const { letter, birthDate, model, validUntil } = card.identity;
    expect(firstQuestion(card)).toMatchObject({ wanted: letter, birthDate, held: { letter, model, validUntil } });
    expect(firstQuestion({ ...card, complete: false }).wanted).toBe('');
    expect(firstQuestion({ ...card, identity: { ...card.identity, kind: 'belgian', letter: null } }).wanted).toBe('');
  });

  it('names no held card for a first one', () => {
    const question = firstQuestion(aCard());
    expect(questionToAsk({ ...question, reason: 'FIRST' })?.held).toBeNull();
    expect(questionToAsk(question)?.held).not.toBeNull();
  });
});
