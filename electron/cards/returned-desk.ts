/** The desk where cards come back: finds person, case and card by itself, with or without a stack. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../audit/index.ts';
import {
  type DoneWithCard,
  endBatch,
  noteSeenCard,
  openBatch,
  profileToday,
  readBatch,
  readEntry,
  recordApart,
  returnedEntries,
  type SeenCard,
  startBatch,
  takeIn,
  undoReturned,
  writeDeed,
} from '../cases/index.ts';
import {
  type CallResult,
  type CheckedInput,
  type FieldError,
  type Result,
  type ReturnedAction,
  type ReturnedDeed,
  type ReturnedEntry,
  type ReturnedVerdict,
  refusal,
  success,
} from '../ipc/contract.ts';
import { checkCardNumber, compactCardNumber } from '../rules/index.ts';
import { storedInstant } from '../storage/index.ts';
import { VERDICT_MINUTES } from './bound-verdicts.ts';
import { type CollectionServices, dateNow, personOf } from './collection-services.ts';
import { fullName } from './judge-card.ts';
import { decideReturnedCard, type ReturnedDecision } from './returned-card-decision.ts';
import { compareReturned } from './returned-card-verdict.ts';
import { findReturned, type ReturnedFindings, type ReturnedThing, sideOf, thingInReader } from './returned-facts.ts';

export interface ReturnedDesk {
  judge(officer: Actor, input: CheckedInput<'returned.judge'>): Promise<CallResult<'returned.judge'>>;
  judgeTyped(officer: Actor, input: CheckedInput<'returned.judgeTyped'>): Promise<CallResult<'returned.judgeTyped'>>;
  record(officer: Actor, input: CheckedInput<'returned.record'>): Promise<CallResult<'returned.record'>>;
  undo(officer: Actor, input: CheckedInput<'returned.undo'>): Promise<CallResult<'returned.undo'>>;
  startBatch(officer: Actor): Promise<CallResult<'returned.startBatch'>>;
  openBatch(officer: Actor): Promise<CallResult<'returned.openBatch'>>;
  batch(input: CheckedInput<'returned.batch'>): Promise<CallResult<'returned.batch'>>;
  endBatch(officer: Actor, input: CheckedInput<'returned.endBatch'>): Promise<CallResult<'returned.endBatch'>>;
  list(input: CheckedInput<'returned.list'>): Promise<CallResult<'returned.list'>>;
}

/** What main remembers of a verdict until a deed names it; one at a time, because one card lies on the desk. */
interface Judged {
  readonly verdictId: string;
  readonly cardSessionId: string;
  readonly at: number;
  readonly decision: ReturnedDecision;
  readonly provisional: boolean;
  readonly seen: SeenCard;
  readonly entryId: string | null;
}

/** Deeds that go with an action; the first is the one that its key does. */
const DEEDS: Readonly<Record<ReturnedAction, readonly ReturnedDeed['kind'][]>> = {
  takeIn: ['TAKE_IN', 'GIVE_BACK'],
  takeInByHand: ['BY_HAND', 'GIVE_BACK'],
  giveBack: ['GIVE_BACK', 'NO_CASE'],
  keep: ['KEEP', 'SEND_ON'],
  sendOn: ['SEND_ON', 'KEEP', 'GIVE_BACK'],
  recordReason: ['NO_CASE', 'GIVE_BACK'],
  typeNumber: [],
  callSupervisor: ['KEEP', 'GIVE_BACK'],
  toActivation: ['GIVE_BACK'],
  destroy: [],
  wait: ['GIVE_BACK'],
};

export const createReturnedDesk = (services: CollectionServices): ReturnedDesk => {
  let judged: Judged | null = null;

  const judgeThing = async (
    officer: Actor,
    thing: ReturnedThing,
    batchId: string | null,
  ): Promise<Result<ReturnedVerdict>> => {
    const found = await findReturned(services, thing, await profileToday(services));
    const decision = decideReturnedCard(found.facts, found.policy);
    const card = cardOf(thing);
    const seen: SeenCard = {
      batchId,
      cardNumber: card?.cardNumber ?? '',
      letter: card?.letter ?? null,
      verdict: decision.verdict,
      message: decision.message,
      caseId: found.stored?.id ?? null,
    };
    const provisional = found.facts.integrity === 'pending' && found.facts.readability === 'read';
    // A line of the stack is written once the verdict stands, so that a card pulled out too early leaves none.
    const line =
      batchId === null || provisional ? success(null) : await noteSeenCard(services, officer, { ...seen, batchId });
    if (!line.ok) return line;
    judged = {
      verdictId: randomUUID(),
      cardSessionId: thing.kind === 'card' ? thing.card.sessionId : '',
      at: dateNow(services).getTime(),
      decision,
      provisional,
      seen,
      entryId: line.value,
    };
    return success(verdictOf(services, thing, found, judged));
  };

  /** The verdict behind the name, if it still speaks of what lies on the desk. */
  const judgedNow = (verdictId: string): Result<Judged> => {
    if (judged === null || judged.verdictId !== verdictId) return refusal('verdictExpired');
    const age = dateNow(services).getTime() - judged.at;
    if (age < 0 || age > VERDICT_MINUTES * 60_000) return refusal('verdictExpired');
    const last = services.readerView().card?.sessionId ?? '';
    if (judged.cardSessionId !== '' && judged.cardSessionId !== last) return refusal('verdictExpired');
    return success(judged);
  };

  return {
    judge: async (officer, { batchId }) => {
      const thing = thingInReader(services.readerView());
      return thing.ok ? judgeThing(officer, thing.value, batchId) : thing;
    },

    judgeTyped: async (officer, { batchId, cardNumber }) => {
      const checked = checkCardNumber(cardNumber);
      if (!checked.ok || checked.kind === 'BELGIAN') {
        return refusal('fieldsWrong', undefined, [{ path: 'cardNumber', messageKey: 'errors.cardNumberWrong' }]);
      }
      return judgeThing(officer, { kind: 'typed', cardNumber: checked.compact }, batchId);
    },

    record: async (officer, { verdictId, deed }) => {
      const current = judgedNow(verdictId);
      if (!current.ok) return current;
      const { decision, provisional, seen, entryId } = current.value;
      if (!DEEDS[decision.action].includes(deed.kind)) return refusal('deedNotPossible');
      if (provisional && deed.kind !== 'GIVE_BACK') return refusal('cardStillReading');
      const done = doneWith(deed);
      if (!done.ok) return done;
      const recorded = await recordDeed(services, officer, { entryId, seen, deed, done: done.value });
      if (recorded.ok) judged = null;
      return recorded;
    },

    undo: (officer, { entryId, reason }) => undoReturned(services, officer, entryId, reason),
    startBatch: (officer) => startBatch(services, officer),
    openBatch: (officer) => openBatch(services, officer),
    batch: ({ batchId }) => readBatch(services.database.read, batchId),
    endBatch: (officer, { batchId }) => endBatch(services, officer, batchId),
    list: async ({ day }) =>
      success([...(await returnedEntries(services.database.read, day === null ? { toDestroy: true } : { day }))]),
  };
};

const cardOf = (thing: ReturnedThing): ReturnedVerdict['card'] => {
  if (thing.kind === 'typed') return { cardNumber: thing.cardNumber, letter: null, validUntil: null };
  if (thing.kind !== 'card') return null;
  const { cardNumber, letter, validUntil } = thing.card.identity;
  return { cardNumber, letter, validUntil };
};

const verdictOf = (
  services: CollectionServices,
  thing: ReturnedThing,
  { facts, stored, authenticity }: ReturnedFindings,
  { verdictId, cardSessionId, decision, provisional, entryId }: Judged,
): ReturnedVerdict => {
  const accepted = facts.integrity === 'genuine' || facts.integrity === 'notKnown';
  const person = stored === null ? null : personOf(stored);
  const side = stored === null || person === null ? null : { ...sideOf(stored), person };
  const holder = thing.kind === 'card' ? fullName(thing.card.identity.surname, thing.card.identity.givenNames) : null;
  const name = person === null ? '' : fullName(person.surname, person.givenNames);
  return {
    ...decision,
    params: {
      name,
      holder: holder ?? name,
      municipality: thing.kind === 'card' ? thing.card.identity.issuingMunicipality : '',
    },
    verdictId,
    cardSessionId,
    judgedAt: storedInstant(services.clock.now()),
    provisional,
    fields: thing.kind === 'card' ? compareReturned(thing.card, side, authenticity, accepted) : [],
    cardHolder: holder,
    card: cardOf(thing),
    case: stored === null ? null : { caseId: stored.id, caseNumber: stored.caseNumber, state: stored.state, name },
    entryId,
  };
};

/** What the deed leaves on the line, or which field is missing. */
const doneWith = (deed: ReturnedDeed): Result<DoneWithCard> => {
  const nothing = { cause: null, note: '', damaged: false, byHand: false } as const;
  const missing = (...fields: readonly (FieldError | null)[]): Result<DoneWithCard> | null => {
    const found = fields.filter((field) => field !== null);
    return found.length === 0 ? null : refusal('fieldsWrong', undefined, found);
  };
  const required = (path: string, isThere: boolean, messageKey = 'errors.fieldRequired'): FieldError | null =>
    isThere ? null : { path: `deed.${path}`, messageKey };
  switch (deed.kind) {
    case 'TAKE_IN':
      return success({ ...nothing, deed: 'TAKEN_IN', damaged: deed.damaged });
    case 'BY_HAND':
      return (
        missing(
          required('reason', deed.reason !== '', 'errors.reasonRequired'),
          required('looked', deed.looked, 'errors.lookAtCard'),
        ) ?? success({ ...nothing, deed: 'TAKEN_IN', note: deed.reason, byHand: true })
      );
    case 'NO_CASE':
      return (
        missing(required('note', deed.cause !== 'OTHER' || deed.note !== '', 'errors.reasonRequired')) ??
        success({ ...nothing, deed: 'RETURNED', cause: deed.cause, note: deed.note })
      );
    case 'KEEP':
      return success({ ...nothing, deed: 'KEPT', note: deed.note });
    case 'SEND_ON':
      return success({ ...nothing, deed: 'SENT_ON', note: deed.note });
    case 'GIVE_BACK':
      return success({ ...nothing, deed: 'GIVEN_BACK' });
  }
};

interface ToRecord {
  readonly entryId: string | null;
  readonly seen: SeenCard;
  readonly deed: ReturnedDeed;
  readonly done: DoneWithCard;
}

/** A card taken in for a case is a step of that case; everything else is written on the line alone. */
const recordDeed = async (
  services: CollectionServices,
  officer: Actor,
  { entryId, seen, deed, done }: ToRecord,
): Promise<Result<ReturnedEntry>> => {
  if (done.deed !== 'TAKEN_IN' || seen.caseId === null) return recordApart(services, officer, entryId, seen, done);
  const row = await services.database.read
    .selectFrom('cases')
    .select('version')
    .where('id', '=', seen.caseId)
    .executeTakeFirst();
  if (row === undefined) return refusal('caseNotFound');
  const command = { caseId: seen.caseId, version: Number(row.version), officer };
  const item =
    deed.kind === 'BY_HAND'
      ? ({ kind: 'UNREADABLE_CARD', cardNumber: compactCardNumber(seen.cardNumber), reason: deed.reason } as const)
      : ({
          kind: 'CARD',
          judged: { verdict: 'rightCard', cardNumber: seen.cardNumber },
          damaged: done.damaged,
        } as const);
  let line = '';
  const taken = await takeIn(services, command, item, [], async (transaction) => {
    const written = await writeDeed(transaction, services, officer, entryId, seen, done);
    if (written.ok) line = written.value;
    return written;
  });
  return taken.ok ? readEntry(services.database.read, line) : taken;
};
