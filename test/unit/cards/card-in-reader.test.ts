import { describe, expect, it } from 'vitest';
import {
  initialReaderTruth,
  nextReaderTruth,
  type ReaderHappening,
  type ReaderTruth,
  viewOf,
} from '../../../electron/cards/card-in-reader.ts';
import { readerView } from '../../../electron/ipc/shapes/reader.ts';
import { CARD_FAILURES, type CardEvent, type CardIdentity } from '../../../native/messages.ts';

const AT = '2026-11-22T09:00:00.000Z';
const describeType = () => ({ letter: 'B', model: 'new', kind: 'residence' }) as const;

const identityOf = (surname: string): CardIdentity => ({
  cardNumber: 'B999001182',
  chipSerial: '534C00000000000000000000000000AA',
  validFrom: { raw: '', iso: '2025-01-01' },
  validUntil: { raw: '', iso: null },
  issuingMunicipality: 'Brugge',
  nationalNumber: '90010299639',
  surname,
  givenNames: 'AN',
  thirdNameInitial: '',
  nationality: 'Marokko',
  birthPlace: 'Rabat',
  birthDate: { raw: '1990', iso: '1990' },
  sex: 'V',
  nobleTitle: '',
  documentType: 34,
  specialStatus: '0',
  duplicate: '00',
  specialOrganisation: '',
  memberOfFamily: false,
  protection: '',
  labourMarket: '',
  employerVat1: '',
  employerVat2: '',
  regionalFileNumber: '',
  brexitMention1: '',
  brexitMention2: '',
  aCardMention1: '',
  aCardMention2: '',
  euStayDate: '',
  unknownTags: [],
  decodingFallbacks: [],
});

const truthAfter = (happenings: readonly ReaderHappening[], from = initialReaderTruth(null, AT)): ReaderTruth =>
  happenings.reduce((truth, happening) => nextReaderTruth(truth, happening, AT, describeType), from);

const process = (kind: 'running' | 'failing' | 'buildMissing'): ReaderHappening => ({
  kind: 'process',
  state: kind === 'running' ? { kind, runtime: '' } : { kind, detail: 'why' },
});
const listed = (
  ...readers: readonly (readonly [string, 'empty' | 'present' | 'inUse' | 'mute', (string | undefined)?])[]
): ReaderHappening => ({
  kind: 'readers',
  readers: readers.map(([name, card, sessionId]) => ({ name, hasPinPad: false, card, sessionId: sessionId ?? null })),
});
const card = (event: CardEvent, sessionId = 's1', reader = 'A'): ReaderHappening => ({
  kind: 'card',
  reader,
  sessionId,
  event,
});
const INSERTED: CardEvent = { kind: 'inserted', atr: '' };
const named = (surname: string): CardEvent => ({ kind: 'identity', identity: identityOf(surname) });
const COMPLETE: CardEvent = { kind: 'complete', apdus: 50, bytes: 8_000, milliseconds: 900 };
const UP = [process('running'), { kind: 'service', running: true }, listed(['A', 'empty'])] as const;
const IN = [...UP, listed(['A', 'present', 's1']), card(INSERTED)];
const READ = [...IN, card(named('VOORBEELD')), card(COMPLETE)];
const OUT = [card({ kind: 'removed', midRead: false }), listed(['A', 'empty'])];

const kindAfter = (happenings: readonly ReaderHappening[]) => viewOf(truthAfter(happenings)).state.kind;

describe('state of the reader panel', () => {
  it.each([
    ['nothing known yet', [], 'noReader'],
    ['reader process down', [...UP, process('failing')], 'unavailable'],
    ['no build of the add-on', [process('buildMissing')], 'unavailable'],
    ['no service', [process('running'), { kind: 'service', running: false }], 'noService'],
    ['service without readers', [process('running'), { kind: 'service', running: true }, listed()], 'noReader'],
    ['empty reader', UP, 'empty'],
    ['card goes in', IN, 'reading'],
    ['card read', READ, 'card'],
    ['card out after reading', [...READ, ...OUT], 'empty'],
    [
      'card out while reading',
      [...IN, card({ kind: 'removed', midRead: true }), listed(['A', 'empty'])],
      'removedMidRead',
    ],
    [
      'reader unplugged in the middle of a reading, and back',
      [...IN, card({ kind: 'removed', midRead: true }), listed(), listed(['A', 'empty'])],
      'empty',
    ],
    ['card out, before the list of readers says so', [...READ, card({ kind: 'removed', midRead: false })], 'empty'],
    ['mute card', [...UP, listed(['A', 'mute'])], 'mute'],
    ['card in use', [...UP, listed(['A', 'inUse', 's1']), card(INSERTED)], 'inUse'],
    ['bank card', [...IN, card({ kind: 'unknownCard', looksLike: 'bankCard' })], 'unknownCard'],
    ['reader unplugged with its card', [...READ, listed()], 'noReader'],
    ['back after the process ended', [...READ, process('failing'), ...UP], 'empty'],
  ] as const)('%s', (_name, happenings, kind) => {
    expect(kindAfter(happenings)).toBe(kind);
    expect(readerView.safeParse(viewOf(truthAfter(happenings))).error).toBeUndefined();
  });

  it.each(CARD_FAILURES.map((code) => [code] as const))('has a state for the failure %s', (code) => {
    const kind = kindAfter([...IN, card({ kind: 'failed', failure: { code, detail: '' } })]);
    const expected = { notActivated: 'notActivated', cardInUse: 'inUse', cardMute: 'mute' } as Record<string, string>;
    expect(kind).toBe(expected[code] ?? 'failed');
  });

  it('shows how far the reading is', () => {
    const view = viewOf(truthAfter([...IN, card({ kind: 'progress', step: 'photo', done: 2, of: 5 })]));
    expect(view.state).toEqual({ kind: 'reading', step: 'photo', done: 2, of: 5 });
  });
});

describe('card', () => {
  it('grows part by part', () => {
    const steps: readonly CardEvent[] = [
      named('VOORBEELD'),
      {
        kind: 'chip',
        chip: { serial: '', appletVersion: '18', globalOsVersion: '', lifeCycle: '', pinTriesLeft: 2 },
      },
      { kind: 'address', address: { street: 'Markt 1', postalCode: '8000', municipality: 'Brugge' } },
      { kind: 'photo', jpeg: new Uint8Array([1]), sha256: '' },
    ];
    let truth = truthAfter(IN);
    const filled: (readonly string[])[] = [];
    for (const step of steps) {
      truth = nextReaderTruth(truth, card(step), AT, describeType);
      const { card: view } = viewOf(truth);
      filled.push(Object.entries(view ?? {}).flatMap(([key, value]) => (value === null || value === '' ? [] : [key])));
    }
    expect(
      filled.map((keys) => keys.filter((key) => ['identity', 'appletVersion', 'address', 'photo'].includes(key))),
    ).toEqual([
      ['identity'],
      ['identity', 'appletVersion'],
      ['identity', 'address', 'appletVersion'],
      ['identity', 'address', 'photo', 'appletVersion'],
    ]);
    expect(viewOf(truth).card).toMatchObject({ complete: false, pinTriesLeft: 2, identity: { sex: 'F', letter: 'B' } });
  });

  it('stays to be looked at when it is taken out, marked as gone', () => {
    const view = viewOf(truthAfter([...READ, ...OUT]));
    expect(view.card?.identity.surname).toBe('VOORBEELD');
    expect(view.cardPresent).toBe(false);
    expect(viewOf(truthAfter(READ)).cardPresent).toBe(true);
  });

  it('goes when it was taken out too early, or when its reading failed', () => {
    const half = [...IN, card(named('VOORBEELD'))];
    expect(viewOf(truthAfter(half)).card).not.toBeNull();
    expect(viewOf(truthAfter([...half, card({ kind: 'removed', midRead: true })])).card).toBeNull();
    const failed = card({ kind: 'failed', failure: { code: 'timeout', detail: '' } });
    expect(viewOf(truthAfter([...half, failed])).card).toBeNull();
  });

  it('leaves nothing beside the next one', () => {
    const next = [...READ, ...OUT, listed(['A', 'present', 's2']), card(INSERTED, 's2')];
    expect(viewOf(truthAfter(next)).card).toBeNull();
    expect(viewOf(truthAfter([...next, card(named('TWEEDE'), 's2')])).card?.identity.surname).toBe('TWEEDE');
  });

  it('takes nothing from an older session', () => {
    const next = truthAfter([
      ...READ,
      ...OUT,
      listed(['A', 'present', 's2']),
      card(INSERTED, 's2'),
      card(named('TWEEDE'), 's2'),
    ]);
    for (const late of [named('VOORBEELD'), COMPLETE, { kind: 'removed', midRead: true } as const]) {
      expect(nextReaderTruth(next, card(late, 's1'), AT, describeType)).toBe(next);
    }
  });

  it('is not present from the moment that it is said to be out', () => {
    expect(viewOf(truthAfter([...READ, card({ kind: 'removed', midRead: false })])).cardPresent).toBe(false);
  });

  it('is not present when another card lies in its reader by now', () => {
    const view = viewOf(truthAfter([...READ, listed(['A', 'present', 's2'])]));
    expect(view.cardPresent).toBe(false);
  });

  it('learns its case and its PIN tries, of this session only', () => {
    const matchingCase = { caseId: '0d1c5a2e-0000-4000-8000-000000000001', caseNumber: '2026-1', state: 'ORDERED' };
    const truth = truthAfter(READ);
    const known = truthAfter(
      [
        { kind: 'case', sessionId: 's1', matchingCase },
        { kind: 'pinTries', sessionId: 's1', triesLeft: 1 },
      ],
      truth,
    );
    expect(viewOf(known).card).toMatchObject({ matchingCase, pinTriesLeft: 1 });
    expect(nextReaderTruth(truth, { kind: 'case', sessionId: 's0', matchingCase }, AT, describeType)).toBe(truth);
  });
});

describe('several readers', () => {
  const two = (first: 'empty' | 'present', second: 'empty' | 'present') =>
    listed(
      ['A', first, first === 'present' ? 'a1' : undefined],
      ['B', second, second === 'present' ? 'b1' : undefined],
    );
  const up = [process('running'), { kind: 'service', running: true }] as const;
  const chosenAfter = (happenings: readonly ReaderHappening[], preferred: string | null = null) =>
    viewOf(truthAfter(happenings, initialReaderTruth(preferred, AT))).chosenReader;

  it('shows the one where a card goes in', () => {
    expect(chosenAfter([...up, two('empty', 'empty')])).toBe('A');
    expect(chosenAfter([...up, two('empty', 'empty'), two('empty', 'present'), card(INSERTED, 'b1', 'B')])).toBe('B');
  });

  it('does not leave a card that is shown for another one', () => {
    const first = [...up, two('empty', 'empty'), two('present', 'empty'), card(INSERTED, 'a1', 'A')];
    expect(chosenAfter([...first, two('present', 'present'), card(INSERTED, 'b1', 'B')])).toBe('A');
  });

  it('keeps to the chosen one, and comes back to it when it is plugged in again', () => {
    expect(
      chosenAfter([...up, two('present', 'empty'), card(INSERTED, 'a1', 'A'), { kind: 'chosen', reader: 'B' }]),
    ).toBe('B');
    expect(chosenAfter([...up, listed(['A', 'empty'])], 'B')).toBe('A');
    expect(chosenAfter([...up, listed(['A', 'empty']), two('present', 'empty')], 'B')).toBe('B');
  });
});

describe('revision', () => {
  it('rises with every change and only then', () => {
    const truth = truthAfter(READ);
    expect(truth.revision).toBe(READ.length);
    expect(truthAfter([{ kind: 'service', running: true }], truth)).toBe(truth);
  });
});
