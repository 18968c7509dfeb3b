/**
 * The one truth of readers and card, as the reader panel and every desk see it: a pure step from state to state
 * (`nextReaderTruth`), a pure view of it (`viewOf`), and a small holder that feeds it from the reader process.
 */
import type { CardEvent, CardFailure, CertificateStatusAnswer, ReaderMessage } from '../../native/messages.ts';
import type { CardView, ReaderState, ReaderView } from '../ipc/contract.ts';
import { type CardParts, growParts, partsMissing } from './card-parts.ts';
import { type DescribeCardType, growCard, startCard } from './card-view.ts';
import type { ReaderProcessState } from './reader-client.ts';

type ListedReader = Extract<ReaderMessage, { type: 'readers' }>['readers'][number];

/** What happened; the only ways in which the truth changes. `at` is an instant in UTC. */
export type ReaderHappening =
  | { readonly kind: 'process'; readonly state: ReaderProcessState }
  | { readonly kind: 'service'; readonly running: boolean }
  | { readonly kind: 'readers'; readonly readers: readonly ListedReader[] }
  | { readonly kind: 'card'; readonly reader: string; readonly sessionId: string; readonly event: CardEvent }
  | { readonly kind: 'chosen'; readonly reader: string }
  | { readonly kind: 'pinPads' }
  | { readonly kind: 'case'; readonly sessionId: string; readonly matchingCase: CardView['matchingCase'] }
  | { readonly kind: 'certificateStatus'; readonly sessionId: string; readonly answer: CertificateStatusAnswer }
  | { readonly kind: 'pinTries'; readonly sessionId: string; readonly triesLeft: number | null };

/** What is known of the card in one reader. */
interface Slot {
  readonly sessionId: string | null;
  readonly reading: {
    readonly step: Extract<ReaderState, { kind: 'reading' }>['step'];
    done: number;
    of: number;
  } | null;
  readonly ending:
    | null
    | { readonly kind: 'complete' }
    | { readonly kind: 'unknownCard'; readonly looksLike: Extract<CardEvent, { kind: 'unknownCard' }>['looksLike'] }
    | { readonly kind: 'failed'; readonly failure: CardFailure; readonly missing: ReturnType<typeof partsMissing> }
    | { readonly kind: 'removed'; readonly midRead: boolean };
  readonly card: CardView | null;
  /** The same card part by part. */
  readonly parts: CardParts | null;
}

export interface ReaderTruth {
  readonly revision: number;
  readonly since: string;
  readonly process: ReaderProcessState;
  readonly service: boolean | null;
  readonly readers: readonly ListedReader[];
  /** The reader that staff chose, whether it is plugged in or not. */
  readonly preferred: string | null;
  readonly shown: string | null;
  readonly slots: Readonly<Record<string, Slot>>;
}

/** Nothing is known yet; `preferred` is the reader remembered from earlier days. */
export const initialReaderTruth = (preferred: string | null, at: string): ReaderTruth => ({
  revision: 0,
  since: at,
  process: { kind: 'starting' },
  service: null,
  readers: [],
  preferred,
  shown: null,
  slots: {},
});

/** The truth after something happened. The same object where it changes nothing. */
export const nextReaderTruth = (
  truth: ReaderTruth,
  happening: ReaderHappening,
  at: string,
  describe: DescribeCardType,
): ReaderTruth => {
  const changed = change(truth, happening, at, describe);
  if (changed === truth) return truth;
  const shown = shownReader(changed, happening);
  return { ...changed, shown, revision: truth.revision + 1, since: at };
};

/** The truth as the page gets it. */
export const viewOf = (truth: ReaderTruth): ReaderView => {
  const slot = slotOf(truth, truth.shown);
  const listed = truth.readers.find((reader) => reader.name === truth.shown);
  const card = slot.card;
  return {
    revision: truth.revision,
    since: truth.since,
    readers: truth.readers.map(({ name, hasPinPad, card: there, isPractice }) => ({
      name,
      hasPinPad,
      hasCard: there !== 'empty',
      ...(isPractice === true ? { isPractice } : {}),
    })),
    chosenReader: truth.shown,
    state: stateOf(truth, listed, slot),
    card,
    cardPresent: card !== null && slot.ending?.kind !== 'removed' && isListed(listed, card.sessionId),
  };
};

const isListed = (listed: ListedReader | undefined, sessionId: string): boolean =>
  listed?.card === 'present' && listed.sessionId === sessionId;

/** Reader and session of the card that is shown, for commands to the reader process. */
export const readerOfSession = (truth: ReaderTruth, sessionId: string): string | null =>
  Object.entries(truth.slots).find(([, slot]) => slot.sessionId === sessionId)?.[0] ?? null;

/** What was told of the card of a session; null when it is no longer the newest one of its reader. */
export const partsOfSession = (truth: ReaderTruth, sessionId: string): CardParts | null =>
  slotOf(truth, readerOfSession(truth, sessionId)).parts;

const NO_SLOT: Slot = { sessionId: null, reading: null, ending: null, card: null, parts: null };
const slotOf = (truth: ReaderTruth, reader: string | null): Slot =>
  reader === null ? NO_SLOT : (truth.slots[reader] ?? NO_SLOT);

const change = (
  truth: ReaderTruth,
  happening: ReaderHappening,
  at: string,
  describe: DescribeCardType,
): ReaderTruth => {
  switch (happening.kind) {
    case 'process': {
      const running = happening.state.kind === 'running' || happening.state.kind === 'starting';
      // A process that ended knows no readers and no cards any more; what was read stays on the screen.
      return running
        ? { ...truth, process: happening.state }
        : { ...truth, process: happening.state, service: null, readers: [], slots: withoutReading(truth) };
    }
    case 'service':
      return truth.service === happening.running ? truth : { ...truth, service: happening.running };
    case 'readers':
      return { ...truth, readers: happening.readers, slots: forgetTooEarly(truth.slots, happening.readers) };
    // Which pin pads are used is known beside this truth; only its revision rises.
    case 'pinPads':
      return { ...truth };
    case 'chosen':
      return { ...truth, preferred: happening.reader };
    case 'card': {
      const before = slotOf(truth, happening.reader);
      const slot = nextSlot(before, happening, at, describe);
      return slot === before ? truth : { ...truth, slots: { ...truth.slots, [happening.reader]: slot } };
    }
    case 'case':
      return changeCard(truth, happening.sessionId, (card) => ({ ...card, matchingCase: happening.matchingCase }));
    case 'certificateStatus':
      return changeCard(truth, happening.sessionId, (card) => ({ ...card, certificateStatus: happening.answer }));
    case 'pinTries':
      return changeCard(truth, happening.sessionId, (card) => ({ ...card, pinTriesLeft: happening.triesLeft }));
  }
};

const nextSlot = (
  before: Slot,
  { event, sessionId }: Extract<ReaderHappening, { kind: 'card' }>,
  at: string,
  describe: DescribeCardType,
): Slot => {
  if (event.kind === 'inserted') {
    // Nothing of the card before may stand beside the new one.
    const reading = { step: 'connecting', done: 0, of: 1 } as const;
    return { sessionId, reading, ending: null, card: null, parts: { atr: event.atr } };
  }
  if (before.sessionId !== sessionId) return before;
  const slot = before.parts === null ? before : { ...before, parts: growParts(before.parts, event) };
  switch (event.kind) {
    case 'progress':
      return { ...slot, reading: { step: event.step, done: event.done, of: event.of } };
    case 'identity':
      return { ...slot, card: startCard(sessionId, event.identity, at, describe) };
    case 'chip':
    case 'address':
    case 'photo':
    case 'certificates':
    case 'verdicts':
      return slot.card === null ? slot : { ...slot, card: growCard(slot.card, event) };
    case 'rawTags':
      return slot;
    case 'complete':
      return {
        ...slot,
        reading: null,
        ending: { kind: 'complete' },
        card: slot.card === null ? null : { ...slot.card, complete: true },
      };
    case 'unknownCard':
      return {
        ...slot,
        reading: null,
        ending: { kind: 'unknownCard', looksLike: event.looksLike },
        card: null,
        parts: null,
      };
    case 'failed':
      // Half a card, unjudged, is of no use to anybody and may be of a card that misbehaves on purpose.
      return {
        ...slot,
        reading: null,
        ending: { kind: 'failed', failure: event.failure, missing: partsMissing(slot.parts ?? { atr: '' }) },
        card: null,
        parts: null,
      };
    case 'removed':
      return {
        ...slot,
        reading: null,
        ending: { kind: 'removed', midRead: event.midRead },
        card: slot.card?.complete === true ? slot.card : null,
        parts: slot.card?.complete === true ? slot.parts : null,
      };
  }
};

const stateOf = (truth: ReaderTruth, listed: ListedReader | undefined, slot: Slot): ReaderState => {
  if (truth.process.kind === 'buildMissing' || truth.process.kind === 'failing') {
    return { kind: 'unavailable', detail: truth.process.detail };
  }
  if (truth.service === false) return { kind: 'noService' };
  if (listed === undefined) return { kind: 'noReader' };
  switch (listed.card) {
    case 'mute':
      return { kind: 'mute' };
    case 'inUse':
      return { kind: 'inUse' };
    case 'empty':
      return stateWithoutCard(slot);
    case 'present':
      return stateOfCard(slot);
  }
};

const stateWithoutCard = ({ ending }: Slot): ReaderState =>
  ending?.kind === 'removed' && ending.midRead ? { kind: 'removedMidRead' } : { kind: 'empty' };

const stateOfCard = (slot: Slot): ReaderState => {
  const { reading, ending } = slot;
  if (ending === null) return { kind: 'reading', ...(reading ?? { step: 'connecting', done: 0, of: 1 }) };
  switch (ending.kind) {
    // The list of readers follows a moment later.
    case 'removed':
      return stateWithoutCard(slot);
    case 'complete':
      return { kind: 'card' };
    case 'unknownCard':
      return ending;
    case 'failed':
      return stateOfFailure(ending.failure.code, ending.missing);
  }
};

const stateOfFailure = (code: CardFailure['code'], missing: ReturnType<typeof partsMissing>): ReaderState => {
  switch (code) {
    case 'notActivated':
      return { kind: 'notActivated' };
    case 'cardInUse':
      return { kind: 'inUse' };
    case 'cardMute':
      return { kind: 'mute' };
    default:
      return { kind: 'failed', code, missing };
  }
};

/**
 * The reader whose card is shown: the one that staff chose, while it is plugged in; else the one where a card was just
 * put in; else the one shown so far; else the first.
 */
const shownReader = (truth: ReaderTruth, happening: ReaderHappening): string | null => {
  const there = (name: string | null): boolean => truth.readers.some((reader) => reader.name === name);
  if (there(truth.preferred)) return truth.preferred;
  if (happening.kind === 'card' && happening.event.kind === 'inserted' && there(happening.reader)) {
    const shownNow = truth.readers.find((reader) => reader.name === truth.shown);
    if (shownNow === undefined || shownNow.card === 'empty') return happening.reader;
  }
  if (there(truth.shown)) return truth.shown;
  return (truth.readers.find((reader) => reader.card !== 'empty') ?? truth.readers[0])?.name ?? truth.shown;
};

/** Slots after the process ended: a card read completely stays to be looked at, everything else is gone. */
const withoutReading = (truth: ReaderTruth): ReaderTruth['slots'] =>
  Object.fromEntries(
    Object.entries(truth.slots)
      .filter(([, slot]) => slot.card?.complete === true)
      .map(([reader, slot]) => [reader, { ...slot, reading: null, ending: { kind: 'removed', midRead: false } }]),
  );

/** "Taken out too early" is about a card; when the reader itself went away, it comes back without that reproach. */
const forgetTooEarly = (slots: ReaderTruth['slots'], readers: readonly ListedReader[]): ReaderTruth['slots'] =>
  Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => {
      if (slot.ending?.kind !== 'removed' || readers.some((reader) => reader.name === name)) return [name, slot];
      return [name, { ...slot, ending: { kind: 'removed', midRead: false } }];
    }),
  );

const changeCard = (truth: ReaderTruth, sessionId: string, grow: (card: CardView) => CardView): ReaderTruth => {
  const reader = readerOfSession(truth, sessionId);
  const slot = slotOf(truth, reader);
  if (reader === null || slot.card === null || slot.card.sessionId !== sessionId) return truth;
  return { ...truth, slots: { ...truth.slots, [reader]: { ...slot, card: grow(slot.card) } } };
};
