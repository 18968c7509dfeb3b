/** From what lies in the reader, the cases and the register to the facts that decide on a returned card. */
import { caseOfReturnedCard, hasCardToDestroy, isOverCase, type StoredCase, withdrawalOf } from '../cases/index.ts';
import type { CardView, ReaderView, Result } from '../ipc/contract.ts';
import { refusal, success } from '../ipc/contract.ts';
import { compareCardNumbers, nameWords, type Profile } from '../rules/index.ts';
import type { Executor } from '../storage/index.ts';
import { type CollectionServices, personOf } from './collection-services.ts';
import { type Authenticity, authenticityOf, isSamePerson } from './judge-card.ts';
import type { ReturnedFacts, ReturnedPolicy } from './returned-card-decision.ts';
import { cardMatch, integrityOf } from './returned-card-verdict.ts';

/** What is on the desk: a card (perhaps still being checked), or only the number that was typed from one. */
export type ReturnedThing =
  | { readonly kind: 'card'; readonly card: CardView }
  | { readonly kind: 'typed'; readonly cardNumber: string }
  | { readonly kind: 'unreadable' | 'notActivated' | 'otherCard' };

/** Everything that the verdict is made of. */
export interface ReturnedFindings {
  readonly facts: ReturnedFacts;
  readonly policy: ReturnedPolicy;
  readonly stored: StoredCase | null;
  readonly authenticity: Authenticity;
}

/**
 * What lies in the reader, as soon as its identity is read: whose card it is need not wait for the photo.
 * Refusals: `noCardInReader`, `cardStillReading` (not even the identity), `cardInUse`, `noService`, `noReader`.
 */
export const thingInReader = (view: ReaderView): Result<ReturnedThing> => {
  switch (view.state.kind) {
    case 'noService':
    case 'noReader':
      return refusal(view.state.kind);
    case 'unavailable':
      return refusal('buildMissing');
    case 'empty':
    case 'removedMidRead':
      return refusal('noCardInReader');
    case 'inUse':
      return refusal('cardInUse');
    case 'notActivated':
      return success({ kind: 'notActivated' });
    case 'unknownCard':
      return success({ kind: 'otherCard' });
    case 'mute':
    case 'failed':
      return success({ kind: 'unreadable' });
    case 'reading':
    case 'card': {
      if (view.card === null) return refusal(view.state.kind === 'card' ? 'noCardInReader' : 'cardStillReading');
      if (!view.cardPresent) return refusal('noCardInReader');
      const { kind } = view.card.identity;
      return success(
        kind === 'belgian' || kind === 'other' ? { kind: 'otherCard' } : { kind: 'card', card: view.card },
      );
    }
  }
};

/** Looks up case, status and policy. Three small questions to the database, all by index. */
export const findReturned = async (
  services: CollectionServices,
  thing: ReturnedThing,
  profile: Profile | null,
): Promise<ReturnedFindings> => {
  const policy: ReturnedPolicy = {
    withdrawn: profile?.returnedCards?.withdrawn === 'SEND_ON' ? 'sendOn' : 'keep',
    otherMunicipality: profile?.returnedCards?.otherMunicipality === 'SEND_ON' ? 'sendOn' : 'giveBack',
  };
  if (thing.kind !== 'card' && thing.kind !== 'typed') {
    return { facts: { ...UNKNOWN, readability: thing.kind }, policy, stored: null, authenticity: 'notKnown' };
  }
  const { read } = services.database;
  const identity = thing.kind === 'card' ? thing.card.identity : null;
  const cardNumber = identity?.cardNumber ?? (thing.kind === 'typed' ? thing.cardNumber : '');
  const stored = await caseOfReturnedCard(read, { cardNumber, nationalNumber: identity?.nationalNumber ?? '' });
  const authenticity = authenticityOf(thing.kind === 'card' ? thing.card.verdicts : null);
  const isPending = thing.kind === 'card' && !thing.card.complete;
  const facts: ReturnedFacts = {
    readability: thing.kind === 'card' ? 'read' : 'typed',
    integrity: isPending ? 'pending' : integrityOf(authenticity, services.testCardsCount),
    person:
      identity === null || stored === null ? 'notKnown' : isSamePerson(identity, personOf(stored)) ? 'same' : 'other',
    card:
      stored === null
        ? 'notKnown'
        : cardMatch(identity ?? { cardNumber, letter: null, validUntil: null }, sideOf(stored)),
    status: await statusOf(read, cardNumber, stored),
    caseState: caseStateOf(stored, cardNumber),
    origin: identity === null ? 'notKnown' : originOf(identity.issuingMunicipality, profile),
  };
  return { facts, policy, stored, authenticity };
};

const UNKNOWN: Omit<ReturnedFacts, 'readability'> = {
  integrity: 'notKnown',
  person: 'notKnown',
  card: 'notKnown',
  status: 'inForce',
  caseState: 'none',
  origin: 'notKnown',
};

/** What the case says of cards. A case that was told of no card expects none. */
export const sideOf = (stored: StoredCase) => {
  const { held } = stored.application;
  const { letter, cardNumber, validUntil } = held;
  const hasHeld = held.kind === 'CARD' || held.kind === 'LOST' || held.kind === 'STOLEN';
  return {
    held: hasHeld ? { letter, cardNumber, validUntil, reportedLost: held.kind !== 'CARD' } : null,
    newCardNumber: stored.order.arrived?.cardNumber ?? null,
  };
};

/** The register first; a loss that a case was told of counts also while that case is not finished. */
const statusOf = async (
  executor: Executor,
  cardNumber: string,
  stored: StoredCase | null,
): Promise<ReturnedFacts['status']> => {
  const withdrawal = await withdrawalOf(executor, cardNumber);
  if (withdrawal === 'LOST') return 'lost';
  if (withdrawal === 'STOLEN') return 'stolen';
  const held = stored?.application.held;
  if (held !== undefined && compareCardNumbers(held.cardNumber, cardNumber) === 'equal') {
    if (held.kind === 'LOST') return 'lost';
    if (held.kind === 'STOLEN') return 'stolen';
  }
  return withdrawal === null ? 'inForce' : 'withdrawn';
};

const EARLY: readonly StoredCase['state'][] = [
  'DRAFT',
  'AWAITING_DVZ',
  'ENTITLED',
  'INVITED',
  'APPT_APPLY',
  'CHECKING',
  'INCOMPLETE',
  'PAYMENT_DUE',
  'ORDERED',
  'ORDER_REJECTED',
  'IN_PRODUCTION',
  'CODES_SENT',
];

const caseStateOf = (stored: StoredCase | null, cardNumber: string): ReturnedFacts['caseState'] => {
  if (stored === null) return 'none';
  if (isOverCase(stored)) return 'over';
  if (EARLY.includes(stored.state)) return 'early';
  const { oldCard, handedOver } = stored.collection;
  if (handedOver !== null || stored.state === 'ACTIVE') {
    const isThis = compareCardNumbers(oldCard?.cardNumber ?? '', cardNumber) === 'equal';
    return isThis && hasCardToDestroy(stored.collection) ? 'toDestroy' : 'over';
  }
  return oldCard === null ? 'collectable' : 'taken';
};

/** A card is foreign only where the municipality told how cards print its name. */
export const originOf = (printed: string, profile: Profile | null): ReturnedFacts['origin'] => {
  const name = nameWords(printed).join(' ');
  const issuers = profile?.returnedCards?.issuers ?? [];
  if (name === '' || issuers.length === 0) return 'notKnown';
  return issuers.some((issuer) => nameWords(issuer).join(' ') === name) ? 'ours' : 'otherMunicipality';
};
