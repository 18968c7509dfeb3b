import { describe, expect, it } from 'vitest';
import { NEXT_ACTION } from '../../../../electron/cases/summary.ts';
import { CASE_STATES } from '../../../../electron/ipc/contract.ts';
import { placeOfNextAction } from '../../../../renderer/counter/next-place.ts';
import { suggestionFor } from '../../../../renderer/counter/suggestion.ts';
import { aCard } from '../a-card.ts';

const withCase = (state: string) => aCard({}, { matchingCase: { caseId: 'case-1', caseNumber: '2026-03955', state } });

describe('suggestion for the card in the reader', () => {
  it('starts an application for somebody without an open case', () => {
    expect(suggestionFor(aCard())).toEqual({ kind: 'start', cardSessionId: 'session-1' });
    expect(suggestionFor(aCard({ kind: 'child' })).kind).toBe('start');
  });
  it('starts none for a Belgian', () =>
    expect(suggestionFor(aCard({ kind: 'belgian', letter: null })).kind).toBe('inspect'));
  it('collects when the card is ready, goes on typing when it is not ordered yet, opens the case otherwise', () => {
    expect(suggestionFor(withCase('READY')).kind).toBe('collect');
    expect(suggestionFor(withCase('HANDOVER')).kind).toBe('collect');
    expect(suggestionFor(withCase('DRAFT')).kind).toBe('draft');
    expect(suggestionFor(withCase('IN_PRODUCTION')).kind).toBe('open');
  });
});

describe('where the next action is done', () => {
  it.each(CASE_STATES)('leads to the same place from the list as from the card, in %s', (state) => {
    const { name } = placeOfNextAction({ nextAction: NEXT_ACTION[state], caseId: 'case-1' });
    const suggested = suggestionFor(withCase(state)).kind;
    expect(name).toBe(suggested === 'draft' ? 'intake' : suggested === 'collect' ? 'collection' : 'case');
  });
});
