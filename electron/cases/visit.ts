/** A visit to collect a card: what it is at now, and what could stop it. Pure; commands, page and customer window read the same answer. */
import type { VisitGuard, VisitStage, VisitView } from '../ipc/contract.ts';
import { activationSteps } from '../rules/index.ts';
import { hasCardToDestroy, isCollectable, isFederalDone } from './collection-guards.ts';
import type { StoredCase } from './record.ts';
import type { IntakeServices } from './services.ts';
import { choicesFor, fingerprintsAtCollection, presenceOf } from './visit-rules.ts';

/** What the visit is at now: the first thing without a result. */
export const visitStage = ({ state, collection }: Pick<StoredCase, 'state' | 'collection'>): VisitStage => {
  if (collection.handedOver !== null) return hasCardToDestroy(collection) ? 'destroy' : 'done';
  if (!isCollectable(state)) return 'notReady';
  if (collection.oldCard === null) return 'oldCard';
  if (collection.letterSeen === null) return 'person';
  if (collection.newCard === null) return 'newCard';
  if (collection.fingerprints === null || collection.fingerprints.outcome === 'MISMATCH') return 'fingerprints';
  if (!isFederalDone(collection)) return 'federal';
  if (collection.newCard.unread === true) return 'compare';
  if (collection.pin === null) return 'pin';
  return collection.activation === null ? 'evidence' : 'handOver';
};

/** What guards look at beside the case. */
export interface VisitFacts {
  readonly today: string;
  /** Still to be paid for this case, in cents. */
  readonly owedCents: number;
  readonly presence: VisitView['presence'];
  readonly fingerprints: VisitView['fingerprints'];
}

type Found = Omit<VisitGuard, 'guard'>;
const found = (
  state: VisitGuard['state'],
  reasonKey: string,
  wayOut: VisitGuard['wayOut'] = null,
  params: VisitGuard['params'] = {},
): Found => ({ state, reasonKey, params, wayOut });

const GUARDS: readonly {
  readonly guard: VisitGuard['guard'];
  readonly find: (stored: StoredCase, facts: VisitFacts) => Found | null;
}[] = [
  {
    guard: 'payment',
    find: (_stored, { owedCents }) =>
      owedCents === 0 ? found('ok', 'payment.paid') : found('stop', 'payment.due', 'till', { cents: owedCents }),
  },
  {
    guard: 'age',
    find: ({ decision }, { today }) => {
      const notBefore = decision?.activationNotBefore ?? null;
      if (notBefore === null) return null;
      return today < notBefore
        ? found('stop', 'age.notYet', 'notHandOver', { date: notBefore })
        : found('ok', 'age.reached', null, { date: notBefore });
    },
  },
  {
    guard: 'codes',
    find: ({ course: { codesReprint } }) => {
      if (codesReprint === null) return null;
      return codesReprint.arrived === null
        ? found('stop', 'codes.underWay', 'case', { at: codesReprint.at })
        : found('note', 'codes.newLetter', null, { at: codesReprint.arrived.at });
    },
  },
  {
    guard: 'lastVisit',
    find: ({ collection }) => {
      const last = collection.brokenOff.at(-1);
      return last === undefined
        ? null
        : found('note', 'lastVisit.brokenOff', null, { at: last.at, by: last.by, reason: last.reason });
    },
  },
  {
    guard: 'presence',
    find: ({ collection: { present } }, { presence }) => {
      if (present !== null) {
        return present.representative === ''
          ? found('ok', 'presence.alone')
          : found('ok', present.applicant ? 'presence.together' : 'presence.proxy', null, {
              name: present.representative,
            });
      }
      if (presence.representative === 'yes') {
        return found(
          'open',
          presence.applicant === 'needed' ? 'presence.withParent' : 'presence.parentOnly',
          'notHandOver',
        );
      }
      return found('open', presence.proxyAllowed ? 'presence.orProxy' : 'presence.self', 'notHandOver');
    },
  },
  {
    guard: 'letter',
    find: ({ collection: { letterSeen } }) =>
      letterSeen === null ? found('open', 'letter.bring', 'notHandOver') : found('ok', 'letter.seen'),
  },
  {
    guard: 'fingerprints',
    find: ({ collection: { fingerprints } }, facts) => {
      if (fingerprints === null) {
        return found(facts.fingerprints === 'compare' ? 'open' : 'note', `fingerprints.${facts.fingerprints}`);
      }
      if (fingerprints.outcome === 'MISMATCH') {
        return found('stop', 'fingerprints.mismatch', 'otherOfficer', { by: fingerprints.by });
      }
      return found('ok', `fingerprints.${fingerprints.outcome}`);
    },
  },
  {
    guard: 'oldCard',
    find: ({ collection: { oldCard } }) =>
      oldCard === null ? found('open', 'oldCard.settle') : found('ok', `oldCard.${oldCard.kind}`),
  },
];

/** Each condition with its state, why, and the way out; what does not apply to this case is left out. */
export const visitGuards = (stored: StoredCase, facts: VisitFacts): VisitGuard[] =>
  GUARDS.flatMap(({ guard, find }) => {
    const answer = find(stored, facts);
    return answer === null ? [] : [{ guard, ...answer }];
  });

/** The visit as page and customer window show it. */
export const visitView = (
  stored: StoredCase,
  services: Pick<IntakeServices, 'profiles' | 'assess' | 'clock'>,
  around: Pick<VisitFacts, 'today' | 'owedCents'>,
): VisitView => {
  const presence = {
    ...presenceOf(stored, services.profiles, around.today),
    expected: stored.application.representative.name,
  };
  const fingerprints = fingerprintsAtCollection(stored, services.profiles);
  const { allowed, usual } = choicesFor(stored, services);
  return {
    stage: visitStage(stored),
    guards: visitGuards(stored, { ...around, presence, fingerprints }),
    presence,
    fingerprints,
    federal: {
      steps: activationSteps.map(({ code, asks, label, hint }) => {
        const done = stored.collection.federal.find(({ step }) => step === code);
        return { code, asks, label, hint, done: done === undefined ? null : { at: done.at, by: done.by } };
      }),
      choices: [...allowed],
      usual,
    },
  };
};
