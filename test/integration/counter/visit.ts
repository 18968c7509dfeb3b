/** What tests of the counter do again and again, by the calls that the pages make. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import {
  ACTIVATION_STEP_CODES,
  type ApplicationDraft,
  type CallInput,
  type CallResult,
  type CallValue,
  type CaseDetail,
  type CertificateChoice,
} from '../../../electron/ipc/contract.ts';
import { claimReaders } from '../../real-parts/index.ts';
import { type BelgianCard, type CardRequest, type InsertedCard, makeCard } from '../../virtual-card/index.ts';
import { openHouse, type WholeHouse } from './whole-house.ts';

export const digits = (pin: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(pin);
export const card = (profile: CardRequest['profile'], change: Partial<CardRequest> = {}): Promise<BelgianCard> =>
  makeCard({ profile, ...change });

const today = (): string => new Date().toISOString().slice(0, 10);

/** Field by field, how a comparison came out. */
export const outcomes = (fields: CallValue<'collection.judgeNewCard'>['fields']): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.field, field.outcome]));

/** Who came for the card: the applicant, with nobody. */
export const ALONE = { applicant: true, representative: '', letterNumber: '' } as const;

/** Confirms all that is done in the federal application. */
export const federal = async (house: VisitHouse, caseId: string, choice: CertificateChoice): Promise<void> => {
  for (const step of ACTIVATION_STEP_CODES) {
    const { version } = await house.get('cases.open', { caseId });
    await house.get('collection.federalStep', {
      caseId,
      version,
      step,
      choice: step === 'CERTIFICATES' ? choice : null,
    });
  }
};

type OnCase = { readonly caseId: string; readonly version: number };

/** Where a visit can be played: the house of the test, or a window whose page makes the calls. */
export type VisitHouse = Pick<WholeHouse, 'call' | 'get' | 'view' | 'lay' | 'take'>;

/** Steps of a visit in a house. */
export interface Visit<House extends VisitHouse = WholeHouse> {
  readonly house: House;
  sessionInReader(): string;
  readyCase(draftId: string, draft: ApplicationDraft, newCardNumber: string): Promise<CaseDetail>;
  caseOfHolder(oldCard: BelgianCard, newCard: BelgianCard): Promise<CaseDetail>;
  onCase(caseId: string): Promise<OnCase>;
  takeInCard(caseId: string, verdictId: string): Promise<CallResult<'collection.takeIn'>>;
  upToPin(
    caseId: string,
    oldCard: BelgianCard,
    newCard: BelgianCard,
    choice?: CertificateChoice,
  ): Promise<InsertedCard>;
  verify(
    caseId: string,
    pin: Uint8Array<ArrayBuffer>,
    lastTryConfirmed?: boolean,
  ): Promise<CallResult<'collection.verifyPin'>>;
}

/** A house of its own for every test of the file, with an officer signed in; files take turns with the readers. */
export const counterForTests = (): {
  readonly visit: () => Visit;
  readonly openAnew: (testCardsCount: boolean) => Promise<void>;
} => {
  let release = (): void => undefined;
  let house: WholeHouse;
  const openSignedIn = async (testCardsCount: boolean): Promise<void> => {
    house = await openHouse({ testCardsCount });
    await house.get('session.firstStart', {
      profileId: 'seed-002',
      desk: 'Loket 3',
      officer: { name: 'Els PROEFMANS', password: 'een lang wachtwoord' },
    });
  };
  beforeAll(async () => {
    release = await claimReaders();
  }, 900_000);
  afterAll(() => release());
  beforeEach(() => openSignedIn(true));
  afterEach(() => house.close());
  return {
    visit: () => visitOf(house),
    openAnew: async (testCardsCount) => {
      await house.close();
      await openSignedIn(testCardsCount);
    },
  };
};

/** The steps of a visit in this house. */
export const visitOf = <House extends VisitHouse>(house: House): Visit<House> => {
  const sessionInReader = (): string => house.view().card?.sessionId ?? '';

  /** Everything that the applicant of a B card brings and answers, beside what the card told. */
  const completed = async (draft: ApplicationDraft): Promise<ApplicationDraft> => {
    const chosen: ApplicationDraft = {
      ...draft,
      letter: 'B',
      photo: { source: 'BROUGHT', takenOn: today(), verdicts: [], exemption: null },
      fingerprints: { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' },
      signature: 'TAKEN',
      payment: { ...draft.payment, method: 'CASH', givenCents: 50_00 },
    };
    const { checklist, photoRules } = await house.get('intake.assess', { draft: chosen });
    return {
      ...chosen,
      checklist: checklist.map(({ code }) => ({ code, state: 'PRESENT', reason: '' })),
      photo: { ...chosen.photo, verdicts: photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' })) },
    };
  };

  /** Finishes an application and brings it to the day of collection. */
  const readyCase = async (draftId: string, draft: ApplicationDraft, newCardNumber: string): Promise<CaseDetail> => {
    const filled = await completed(draft);
    const { payment, openPoints } = await house.get('intake.assess', { draft: filled });
    expect(openPoints).toEqual([]);
    const { caseId } = await house.get('intake.finish', { draftId, draft: filled, shownDueCents: payment.dueCents });
    const step = async (step: CallInput<'cases.step'>['step']): Promise<CaseDetail> => {
      const { version } = await house.get('cases.open', { caseId });
      return house.get('cases.step', { caseId, version, step });
    };
    await step({ step: 'acceptedByRegister', reference: 'BELPIC-0001' });
    await step({ step: 'cardArrived', cardNumber: newCardNumber, location: 'C7' });
    return step({ step: 'codesSent' });
  };

  /** A ready case of the holder of oldB, typed from a card that was in the reader before. */
  const caseOfHolder = async (oldCard: BelgianCard, newCard: BelgianCard): Promise<CaseDetail> => {
    const inserted = await house.lay(oldCard);
    const { draftId, draft } = await house.get('intake.start', { cardSessionId: sessionInReader() });
    await house.take(inserted);
    return readyCase(draftId, draft, newCard.contents.identity.cardNumber);
  };

  /** Case and version as they stand now. */
  const onCase = async (caseId: string): Promise<OnCase> => {
    const { version } = await house.get('cases.open', { caseId });
    return { caseId, version };
  };

  const takeInCard = async (caseId: string, verdictId: string) =>
    house.call('collection.takeIn', { ...(await onCase(caseId)), item: { kind: 'CARD', verdictId, damaged: false } });

  /** Up to the PIN: old card in, letter, new card in the reader and confirmed, fingerprints. */
  const upToPin: Visit<House>['upToPin'] = async (caseId, oldCard, newCard, choice = 'BOTH') => {
    const old = await house.lay(oldCard);
    const { verdictId } = await house.get('collection.judgeReturnedCard', { caseId });
    const taken = await takeInCard(caseId, verdictId);
    expect(taken).toMatchObject({ ok: true });
    await house.take(old);
    await house.get('collection.letterSeen', { ...(await onCase(caseId)), ...ALONE });
    const fresh = await house.lay(newCard);
    const judged = await house.get('collection.judgeNewCard', { caseId });
    await house.get('collection.confirmNewCard', { ...(await onCase(caseId)), verdictId: judged.verdictId });
    await house.get('collection.fingerprints', { ...(await onCase(caseId)), outcome: 'MATCH', reason: '' });
    await federal(house, caseId, choice);
    return fresh;
  };

  const verify = async (caseId: string, pin: Uint8Array<ArrayBuffer>, lastTryConfirmed = false) =>
    house.call('collection.verifyPin', { ...(await onCase(caseId)), pin, lastTryConfirmed });

  return { house, sessionInReader, readyCase, caseOfHolder, onCase, takeInCard, upToPin, verify };
};
