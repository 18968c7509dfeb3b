import { describe, expect, test } from 'vitest';
import { createBoundVerdicts, VERDICT_MINUTES } from '../../../electron/cards/bound-verdicts.ts';

const noon = new Date('2026-11-09T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe('a verdict is bound to case, card session and time', () => {
  const bound = () => {
    const verdicts = createBoundVerdicts<string>();
    return { verdicts, id: verdicts.bind('case-1', 'session-1', noon, 'rightCard') };
  };
  const expired = { ok: false, error: { code: 'verdictExpired', messageKey: 'errors.verdictExpired' } };

  test('the newest one of the case counts, also with the card taken out', () => {
    const { verdicts, id } = bound();
    expect(verdicts.read(id, 'case-1', 'session-1', later(VERDICT_MINUTES))).toEqual({ ok: true, value: 'rightCard' });
  });

  test('it is refused for another case, another card, a later time, or a clock that went back', () => {
    const { verdicts, id } = bound();
    expect(verdicts.read(id, 'case-2', 'session-1', noon)).toEqual(expired);
    expect(verdicts.read(id, 'case-1', 'session-2', noon)).toEqual(expired);
    expect(verdicts.read(id, 'case-1', null, noon)).toEqual(expired);
    expect(verdicts.read(id, 'case-1', 'session-1', later(VERDICT_MINUTES + 1))).toEqual(expired);
    expect(verdicts.read(id, 'case-1', 'session-1', later(-1))).toEqual(expired);
  });

  test('a newer verdict makes the older one void, and a used one is gone', () => {
    const { verdicts, id } = bound();
    const newer = verdicts.bind('case-1', 'session-1', noon, 'otherPerson');
    expect(verdicts.read(id, 'case-1', 'session-1', noon)).toEqual(expired);
    expect(verdicts.read(newer, 'case-1', 'session-1', noon)).toEqual({ ok: true, value: 'otherPerson' });
    verdicts.spend('case-1');
    expect(verdicts.read(newer, 'case-1', 'session-1', noon)).toEqual(expired);
  });
});
