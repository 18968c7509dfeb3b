import { describe, expect, test } from 'vitest';
import { cardForDraft } from '../../../electron/cards/card-for-draft.ts';
import { cardOnDesk, lastSession } from '../../../electron/cards/card-on-desk.ts';
import type { ReaderState, ReaderView } from '../../../electron/ipc/contract.ts';
import { cardOf, verdictsOf } from './card-views.ts';

const viewOf = (state: ReaderState, rest: Partial<ReaderView> = {}): ReaderView => ({
  revision: 1,
  since: '2026-11-09T13:51:00.000Z',
  readers: [],
  chosenReader: null,
  state,
  card: null,
  cardPresent: false,
  ...rest,
});
const codeOf = (result: ReturnType<typeof cardOnDesk>) => (result.ok ? result.value.kind : result.error.code);

describe('what lies on the desk', () => {
  test.each([
    [{ kind: 'noService' }, 'noService'],
    [{ kind: 'unavailable', detail: '' }, 'buildMissing'],
    [{ kind: 'noReader' }, 'noReader'],
    [{ kind: 'empty' }, 'noCardInReader'],
    [{ kind: 'removedMidRead' }, 'noCardInReader'],
    [{ kind: 'reading', step: 'photo', done: 1, of: 5 }, 'cardStillReading'],
    [{ kind: 'inUse' }, 'cardInUse'],
    [{ kind: 'notActivated' }, 'notActivated'],
    [{ kind: 'unknownCard', looksLike: 'bankCard' }, 'unreadable'],
    [{ kind: 'mute' }, 'unreadable'],
    [{ kind: 'failed', code: 'malformedData' }, 'unreadable'],
    [{ kind: 'card' }, 'noCardInReader'],
  ] satisfies [ReaderState, string][])('%o is %s', (state, word) =>
    expect(codeOf(cardOnDesk(viewOf(state)))).toBe(word),
  );

  test('a card is judged only when it is there and read to its end', () => {
    const state = { kind: 'card' } as const;
    expect(codeOf(cardOnDesk(viewOf(state, { card: cardOf(), cardPresent: true })))).toBe('card');
    expect(codeOf(cardOnDesk(viewOf(state, { card: cardOf(), cardPresent: false })))).toBe('noCardInReader');
    const growing = cardOf({}, { complete: false, verdicts: null });
    expect(codeOf(cardOnDesk(viewOf(state, { card: growing, cardPresent: true })))).toBe('cardStillReading');
  });

  test('the last session stays known when the card is taken out', () => {
    expect(lastSession(viewOf({ kind: 'empty' }, { card: cardOf() }))).toBe('session-1');
    expect(lastSession(viewOf({ kind: 'empty' }))).toBeNull();
  });
});

describe('a card for a new application', () => {
  const lying = (card = cardOf(), cardPresent = true) => viewOf({ kind: 'card' }, { card, cardPresent });

  test('is the one of this session, complete and not altered', () => {
    expect(cardForDraft(lying(), 'session-1').ok).toBe(true);
    expect(cardForDraft(lying(), 'session-2')).toMatchObject({ error: { code: 'cardChangedMeanwhile' } });
    expect(cardForDraft(lying(cardOf(), false), 'session-1')).toMatchObject({
      error: { code: 'cardChangedMeanwhile' },
    });
    expect(cardForDraft(lying(cardOf({}, { complete: false })), 'session-1')).toMatchObject({
      error: { code: 'cardStillReading' },
    });
    const altered = cardOf({}, { verdicts: verdictsOf('valid', { identity: 'invalid' }) });
    expect(cardForDraft(lying(altered), 'session-1')).toMatchObject({ error: { code: 'cardAltered' } });
  });
});
