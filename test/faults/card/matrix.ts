/**
 * Every mishap at every command of four pieces of work: reading a card, verifying a PIN, proving the key, changing the PIN. After each:
 * a typed end, nothing stale or mixed, no PIN try spent beyond what the card itself counted, and the next insertion reads.
 */
import type { CardEvent, CardFailure } from '../../../native/messages.ts';
import type { BelgianCard, CardRequest } from '../../virtual-card/index.ts';
import { makeCard, pinBlock } from '../../virtual-card/index.ts';
import type { Mishap, Stage } from './stage.ts';

export type Work = 'reading' | 'verifyPin' | 'proveKey' | 'changePin';

export interface Case {
  readonly work: Work;
  readonly request: CardRequest;
  readonly what: Mishap;
  readonly at: number;
}

/** Ends of a reading, and the failures that a mishap may be told as. */
const ENDS: readonly CardEvent['kind'][] = ['complete', 'failed', 'unknownCard', 'removed'];
const FAILURES: Readonly<Record<Mishap, readonly CardFailure['code'][]>> = {
  cardRemoved: ['cardRemoved', 'noCard', 'staleSession', 'transportError', 'cardChanged'],
  readerRemoved: ['readerRemoved', 'cardRemoved', 'staleSession', 'transportError'],
  serviceKilled: ['noService', 'cardRemoved', 'readerRemoved', 'staleSession', 'transportError'],
  truncated: ['truncatedAnswer', 'refusedByCard', 'malformedData', 'notActivated'],
  garbage: ['truncatedAnswer', 'refusedByCard', 'malformedData', 'notActivated'],
  status6F00: ['refusedByCard'],
  status6Cxx: ['refusedByCard', 'malformedData', 'truncatedAnswer'],
  silence: ['timeout'],
};
const COMES_BY_ITSELF: readonly Mishap[] = ['truncated', 'garbage', 'status6F00', 'status6Cxx'];

/** Commands that each piece of work takes on this card when nothing goes wrong. */
export const commandsOf = async (stage: Stage, work: Work, request: CardRequest): Promise<number> => {
  const card = await makeCard(request);
  let commands = 0;
  const counted = {
    ...card,
    transmit: (command: Uint8Array) => {
      commands += 1;
      return card.transmit(command);
    },
  };
  await stage.insert(counted);
  await stage.told(['complete']);
  if (work === 'reading') {
    await stage.clear();
    return commands;
  }
  commands = 0;
  await enterPin(stage, work);
  await stage.clear();
  return commands;
};

/** Plays one case; gives what was wrong with how it ended, or nothing. */
export const play = async (stage: Stage, one: Case): Promise<string | null> => {
  const card = await makeCard(one.request);
  const spy = spyOn(card);
  // A case that ends in an error must not spoil the ones after it.
  const wrong = await (one.work === 'reading' ? playReading(stage, spy, one) : playPin(stage, spy, one)).finally(() =>
    stage.clear(),
  );
  const after = await readsFine(stage, one.request);
  await stage.clear();
  return wrong ?? after;
};

/** A card that counts what was asked of it. */
interface Spy extends BelgianCard {
  readonly verifies: () => number;
}
const spyOn = (card: BelgianCard): Spy => {
  let verifies = 0;
  return {
    ...card,
    verifies: () => verifies,
    transmit: (command) => {
      // VERIFY with data and CHANGE are a try; VERIFY without data is the question for the tries left.
      if ((command[1] === 0x20 && command.length > 5) || command[1] === 0x24) verifies += 1;
      return card.transmit(command);
    },
  };
};

const playReading = async (stage: Stage, card: Spy, { what, at }: Case): Promise<string | null> => {
  await stage.insert(card, { what, at });
  const end = await stage.told(ENDS);
  if (end.event.kind === 'failed' && !FAILURES[what].includes(end.event.failure.code)) {
    return `ended as ${end.event.failure.code}`;
  }
  if (end.event.kind === 'unknownCard') return `named as ${end.event.looksLike}`;
  if (end.event.kind === 'complete' && !COMES_BY_ITSELF.includes(what)) return 'complete in spite of it';
  if (card.verifies() > 0) return 'a PIN try was spent on reading';
  return wrongData(stage, card, end.sessionId);
};

/** What a complete reading shows must be what the card holds, or be judged as not holding. */
const wrongData = (stage: Stage, card: BelgianCard, sessionId: string): string | null => {
  const events = stage
    .events()
    .filter((told) => told.sessionId === sessionId)
    .map((told) => told.event);
  const { contents } = card;
  const verdicts = events.find((event) => event.kind === 'verdicts')?.verdicts;
  for (const event of events) {
    if (event.kind === 'identity' && event.identity.nationalNumber !== contents.identity.nationalNumber) {
      if (verdicts === undefined || verdicts.identity.verdict !== 'invalid') return 'foreign identity';
    }
    if (event.kind === 'photo' && !Buffer.from(event.jpeg).equals(Buffer.from(contents.photo))) {
      if (verdicts !== undefined && verdicts.photo.verdict !== 'invalid') return 'wrong photo taken for right';
    }
    if (event.kind === 'address' && event.address.street !== contents.address.street) {
      if (verdicts !== undefined && verdicts.address.verdict !== 'invalid') return 'wrong address taken for right';
    }
  }
  return null;
};

const WRONG_PIN = '9999';
const RIGHT_PIN = '1234';
const NEW_PIN = '246813';
const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(Buffer.from(other));
const digits = (pin: string) => new TextEncoder().encode(pin);

const enterPin = (stage: Stage, work: Exclude<Work, 'reading'>) => {
  const sessionId = stage.events().findLast((told) => told.event.kind === 'complete')?.sessionId ?? '';
  const pin = digits(work === 'verifyPin' ? WRONG_PIN : RIGHT_PIN);
  const question = { reader: stage.reader, sessionId, pin, lastTryConfirmed: false };
  return stage.ask(
    work === 'changePin' ? { command: work, ...question, newPin: digits(NEW_PIN) } : { command: work, ...question },
  );
};

const playPin = async (stage: Stage, card: Spy, { work, what, at }: Case): Promise<string | null> => {
  if (work === 'reading') return null;
  await stage.insert(card);
  await stage.told(['complete']);
  const before = card.state.pin.triesLeft;
  const changedTo = () => (isSame(card.state.pin.block, pinBlock(NEW_PIN)) ? 'new' : 'old');
  stage.arm({ what, at });
  const answer = await enterPin(stage, work);
  const spent = before - card.state.pin.triesLeft;
  if (card.verifies() > 1) return `the PIN was sent ${card.verifies()} times`;
  if (spent > card.verifies()) return `${spent} tries spent`;
  if (!answer.ok) return FAILURES[what].includes(answer.failure.code) ? null : `refused as ${answer.failure.code}`;
  const pin = work === 'proveKey' ? (answer.value as { pin: unknown }).pin : answer.value;
  const { outcome, triesLeft } = pin as { outcome: string; triesLeft: number | null };
  if (triesLeft !== null && triesLeft !== card.state.pin.triesLeft) return `told ${triesLeft} tries left`;
  if (work === 'verifyPin' && outcome === 'verified') return 'a wrong PIN counted as right';
  if (work !== 'verifyPin' && outcome === 'wrongPin') return 'a right PIN counted as wrong';
  if (work === 'changePin') {
    // Only a lost answer may leave open which PIN counts.
    if (outcome === 'changed' && changedTo() === 'old') return 'said to be changed, and is not';
    if (outcome !== 'changed' && outcome !== 'unknown' && changedTo() === 'new')
      return `changed, and told as ${outcome}`;
  }
  return null;
};

const readsFine = async (stage: Stage, request: CardRequest): Promise<string | null> => {
  const card = await makeCard(request);
  await stage.insert(card);
  const end = await stage.told(ENDS);
  if (end.event.kind !== 'complete') return `the next insertion ended as ${JSON.stringify(end.event)}`;
  const verdicts = stage.events().find((told) => told.event.kind === 'verdicts')?.event;
  if (verdicts?.kind !== 'verdicts' || verdicts.verdicts.identity.verdict !== 'testCard')
    return 'the next one is judged wrongly';
  return wrongData(stage, card, end.sessionId);
};
