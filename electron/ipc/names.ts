/**
 * Names of all calls and events, apart from their schemas so that the preload stays small.
 * `contract.ts` fails to compile when the two do not agree.
 */
export const CALL_NAMES = [
  'session.state',
  'session.profiles',
  'session.firstStart',
  'session.signIn',
  'session.lock',
  'session.signOut',
  'session.diagnostics',
  'reader.state',
  'reader.choose',
  'reader.readAgain',
  'reader.searchAgain',
  'intake.start',
  'intake.drafts',
  'intake.load',
  'intake.save',
  'intake.discard',
  'intake.assess',
  'intake.finish',
  'cases.counts',
  'cases.list',
  'cases.search',
  'cases.open',
  'cases.step',
  'collection.judgeReturnedCard',
  'collection.takeIn',
  'collection.letterSeen',
  'collection.judgeNewCard',
  'collection.confirmNewCard',
  'collection.fingerprints',
  'collection.pinTries',
  'collection.verifyPin',
  'collection.skipPin',
  'collection.activationEvidence',
  'collection.handOver',
  'collection.destroyOldCard',
  'collection.notHandedOver',
  'card.pinTries',
  'card.verifyPin',
  'till.today',
  'print.make',
  'print.document',
  'print.open',
  'profiles.list',
  'profiles.begin',
  'profiles.beginMunicipality',
  'profiles.open',
  'profiles.save',
  'profiles.discard',
  'profiles.check',
  'profiles.compare',
  'profiles.try',
  'profiles.propose',
  'profiles.approve',
  'profiles.sendBack',
  'profiles.export',
  'profiles.import',
  'profiles.fourEyes',
  'profiles.choose',
  'profiles.changedSince',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const EVENT_NAMES = ['reader.changed', 'cases.changed', 'session.changed'] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** Channel on which main sends events to the page. */
export const EVENT_CHANNEL = 'verblijfsloket:event';
/** Channel of a call. */
export const callChannel = (name: CallName): string => `verblijfsloket:${name}`;
