import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, historyOfCase } from '../../../electron/audit/index.ts';
import {
  breakOff,
  type CollectionRecord,
  compareFingerprints,
  confirmFederal,
  confirmNewCard,
  destroyOldCard,
  emptyCollection,
  emptyOrder,
  handOver,
  isWithdrawn,
  loadCase,
  recordEvidence,
  recordPin,
  type StoredCase,
  seeLetter,
  skipPin,
  type TakenItem,
  takeIn,
} from '../../../electron/cases/index.ts';
import { ACTIVATION_STEP_CODES, type ActivationEvidence, type Result } from '../../../electron/ipc/contract.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CollectionDesk, els, jan, openDesk } from './collection-case.ts';
import { calmProfile } from './counter-house.ts';

const accepted = [
  { code: 'ANNEX_15', label: 'Bijlage 15' },
  { code: 'ANNEX_8TER', label: 'Bijlage 8ter' },
];
const oldCard: TakenItem = {
  kind: 'CARD',
  judged: { verdict: 'rightCard', cardNumber: 'B000765432' },
  damaged: false,
};
const alone = { applicant: true, representative: '', letterNumber: '' } as const;
const newCard = { verdict: 'rightCard', cardNumber: 'B000987654', chipSerial: '01' } as const;
const verified = { outcome: 'verified', triesLeft: 3, keyProven: true } as const;
const evidence: ActivationEvidence[] = [
  { kind: 'appletReadable', outcome: 'proven', detailKey: 'evidence.appletReadable.read' },
  { kind: 'keyProven', outcome: 'proven', detailKey: 'evidence.keyProven.signed' },
  { kind: 'certificateStatus', outcome: 'notChecked', detailKey: 'evidence.certificateStatus.notAsked' },
];

describe.each(DATABASES)('on %s', (kind) => {
  let desk: CollectionDesk;
  beforeEach(async () => {
    desk = await openDesk(kind);
  });
  afterEach(() => desk.close());

  /** The value, or a failed test that names the refusal. */
  const granted = <Value>(result: Result<Value>): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error.code);
  const pathsOf = (result: Result<unknown>): readonly string[] =>
    result.ok ? [] : (result.error.fields ?? []).map((field) => `${field.path} ${field.messageKey}`);

  const now = async (caseId: string): Promise<StoredCase> => {
    const stored = await loadCase(desk.database.read, caseId);
    if (stored === null) throw new Error('case is gone');
    return stored;
  };
  const commandOn = async (caseId: string, officer: Actor = els) => ({
    caseId,
    version: (await now(caseId)).version,
    officer,
  });

  /** The steps in their order, each done rightly. */
  const steps = {
    oldCard: async (id: string) => takeIn(desk.services, await commandOn(id), oldCard, accepted),
    letterSeen: async (id: string) => seeLetter(desk.services, await commandOn(id), alone),
    newCard: async (id: string) => confirmNewCard(desk.services, await commandOn(id), newCard),
    fingerprints: async (id: string) => compareFingerprints(desk.services, await commandOn(id), 'MATCH', ''),
    federal: async (id: string) => {
      let last: Awaited<ReturnType<typeof confirmFederal>> | null = null;
      for (const step of ACTIVATION_STEP_CODES) {
        const choice = step === 'CERTIFICATES' ? 'BOTH' : null;
        last = await confirmFederal(desk.services, await commandOn(id), { step, choice });
        if (!last.ok) return last;
      }
      if (last === null) throw new Error('no steps');
      return last;
    },
    pin: async (id: string) => recordPin(desk.services, await commandOn(id), verified),
    activation: async (id: string) => recordEvidence(desk.services, await commandOn(id), evidence),
    handOver: async (id: string) => handOver(desk.services, await commandOn(id)),
  } as const;
  type StepName = keyof typeof steps;
  const ORDER = Object.keys(steps) as StepName[];

  const doUntil = async (id: string, last: StepName | null): Promise<void> => {
    if (last === null) return;
    for (const name of ORDER.slice(0, ORDER.indexOf(last) + 1)) granted(await steps[name](id));
  };

  describe('a collection from old card to destroyed old card', () => {
    test('goes step by step, each kept with who and when, and ends in DONE', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'handOver');
      expect((await now(id)).state).toBe('ACTIVE');
      expect(await isWithdrawn(desk.database.read, 'B 000 7654 32')).toBe(false);
      const done = granted(await destroyOldCard(desk.services, await commandOn(id), '32'));
      expect(done.state).toBe('DONE');
      expect(done.collection.oldCard?.destroyed).toMatchObject({ by: els.name, at: '2026-11-09T13:51:00.000Z' });
      expect(await isWithdrawn(desk.database.read, '000765432')).toBe(true);
      const history = await historyOfCase(desk.database.read, id);
      expect(history.map((line) => line.action)).toEqual([
        'oldCardTakenIn',
        'letterSeen',
        'newCardConfirmed',
        'fingerprintsCompared',
        'federalStepDone',
        'federalStepDone',
        'federalStepDone',
        'pinVerified',
        'activationEvidenceRecorded',
        'handedOver',
        'oldCardDestroyed',
        'caseClosed',
      ]);
      expect(desk.announced).toHaveLength(11);
    });

    test('no step can be done before the one before it, nor twice', async () => {
      const early: Record<StepName, string> = {
        oldCard: '',
        letterSeen: 'oldCardFirst',
        newCard: 'letterFirst',
        fingerprints: 'newCardFirst',
        federal: 'fingerprintsFirst',
        pin: 'federalFirst',
        activation: 'pinFirst',
        handOver: 'evidenceFirst',
      };
      for (const [position, name] of ORDER.entries()) {
        const { id } = await desk.newCase();
        await doUntil(id, position < 2 ? null : (ORDER[position - 2] ?? null));
        if (position > 0) expect(codeOf(await steps[name](id)), name).toBe(early[name]);
        const { id: other } = await desk.newCase();
        await doUntil(other, name);
        const again = codeOf(await steps[name](other));
        // Evidence may be read again; a card that is handed over is no longer ready.
        expect(again, name).toBe(name === 'activation' ? null : name === 'handOver' ? 'caseNotReady' : 'stepDone');
      }
    });

    test('an interrupted visit goes on where it was', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'newCard');
      const before = await now(id);
      expect(before.collection.newCard?.cardNumber).toBe('B000987654');
      expect(before.state).toBe('READY');
      expect(granted(await steps.fingerprints(id)).collection.letterSeen).toEqual(before.collection.letterSeen);
    });

    test('an officer who looked at an older version is refused and told who was faster', async () => {
      const { id } = await desk.newCase();
      const stale = await commandOn(id, jan);
      granted(await steps.oldCard(id));
      const refused = await seeLetter(desk.services, stale, alone);
      expect(refused).toMatchObject({ ok: false, error: { code: 'changedMeanwhile', params: { by: els.name } } });
    });

    test('a card that has not arrived cannot be collected', async () => {
      const { id } = await desk.newCase({ state: 'IN_PRODUCTION', order: emptyOrder });
      expect(codeOf(await steps.oldCard(id))).toBe('caseNotReady');
      expect(codeOf(await breakOff(desk.services, await commandOn(id), 'te vroeg'))).toBe('caseNotReady');
    });

    test('the letter itself proves that the codes were sent', async () => {
      const stored = await desk.newCase();
      const { id } = await desk.newCase({ state: 'CARD_AT_COUNTER', order: { ...stored.order, codesSent: null } });
      granted(await steps.oldCard(id));
      expect(codeOf(await steps.newCard(id))).toBe('caseNotReady');
      const seen = granted(await steps.letterSeen(id));
      expect(seen.state).toBe('READY');
      expect(seen.order.codesSent).toMatchObject({ by: els.name });
    });
  });

  describe('taking in', () => {
    const take = async (item: TakenItem, change: Parameters<CollectionDesk['newCase']>[0] = {}) => {
      const { id } = await desk.newCase(change);
      return takeIn(desk.services, await commandOn(id), item, accepted);
    };

    test('only a card with the verdict right card', async () => {
      for (const verdict of [
        'otherCardSamePerson',
        'otherPerson',
        'alreadyWithdrawn',
        'invalidCard',
        'unreadable',
      ] as const)
        expect(codeOf(await take({ ...oldCard, judged: { verdict, cardNumber: 'B000765432' } }))).toBe('cardNotRight');
      const taken = granted(await take({ ...oldCard, damaged: true }));
      expect(taken.collection.oldCard).toMatchObject({ kind: 'CARD', cardNumber: 'B000765432', damaged: true });
    });

    test('a document of the profile that still holds', async () => {
      const annex: TakenItem = {
        kind: 'DOCUMENT',
        code: 'ANNEX_15',
        number: 'VB-1',
        date: '2026-08-19',
        validUntil: null,
      };
      const taken = granted(await take(annex));
      expect(taken.collection.oldCard).toMatchObject({ description: 'Bijlage 15 VB-1', documentCode: 'ANNEX_15' });
      expect(codeOf(await take({ ...annex, code: 'ANNEX_35' }))).toBe('documentNotAccepted');
      expect(codeOf(await take({ ...annex, validUntil: '2026-11-08' }))).toBe('documentExpired');
      expect(codeOf(await take({ ...annex, validUntil: '2026-11-09' }))).toBeNull();
      expect(codeOf(await take({ ...annex, code: 'ANNEX_8TER', date: '2026-09-24' }))).toBe('documentExpired');
      expect(codeOf(await take({ ...annex, code: 'ANNEX_8TER', date: '2026-09-25' }))).toBeNull();
      expect(pathsOf(await take({ ...annex, number: '', date: '2026-11-10' }))).toEqual([
        'item.number errors.fieldRequired',
        'item.date errors.dateInFuture',
      ]);
    });

    test('a police attest with number, day and office', async () => {
      const attest: TakenItem = { kind: 'POLICE_ATTEST', number: 'POL-1', date: '2026-11-02', office: 'PZ Voorbeeld' };
      expect(granted(await take(attest)).collection.oldCard).toMatchObject({
        office: 'PZ Voorbeeld',
        cardNumber: null,
      });
      expect(pathsOf(await take({ ...attest, number: '', office: '' }))).toEqual([
        'item.number errors.fieldRequired',
        'item.office errors.fieldRequired',
      ]);
    });

    test('an unreadable card with its number, when it is the card of this case and not a dead one', async () => {
      const mute: TakenItem = { kind: 'UNREADABLE_CARD', cardNumber: '000 7654 32', reason: 'chip gebarsten' };
      expect(granted(await take(mute)).collection.oldCard).toMatchObject({ cardNumber: '000765432' });
      expect(pathsOf(await take({ ...mute, cardNumber: 'B 000 2468 13' }))).toEqual([
        'item.cardNumber errors.cardNumberNotOfCase',
      ]);
      const unknown = { application: { ...application, held: { ...application.held, cardNumber: '' } } };
      expect(pathsOf(await take({ ...mute, cardNumber: 'B 000 9876 54' }, unknown))).toEqual([
        'item.cardNumber errors.cardNumberNotOfCase',
      ]);
      expect(pathsOf(await take({ kind: 'UNREADABLE_CARD', cardNumber: ' ', reason: '' }))).toEqual([
        'item.cardNumber errors.fieldRequired',
        'item.reason errors.fieldRequired',
      ]);
      const { id } = await desk.newCase();
      await doUntil(id, 'handOver');
      granted(await destroyOldCard(desk.services, await commandOn(id), '432'));
      expect(codeOf(await take(mute))).toBe('cardWithdrawn');
    });

    test('nothing, with a reason, or without one by who never held a card', async () => {
      expect(pathsOf(await take({ kind: 'NONE', reason: '' }))).toEqual(['item.reason errors.fieldRequired']);
      expect(codeOf(await take({ kind: 'NONE', reason: 'in het buitenland verloren' }))).toBeNull();
      const first = { application: { ...application, held: { ...application.held, kind: 'NONE' as const } } };
      expect(codeOf(await take({ kind: 'NONE', reason: '' }, first))).toBeNull();
    });

    test('with nothing to destroy the case is done at the handover', async () => {
      const { id } = await desk.newCase();
      const item: TakenItem = { kind: 'NONE', reason: 'in het buitenland verloren' };
      granted(await takeIn(desk.services, await commandOn(id), item, accepted));
      for (const name of ORDER.slice(1)) granted(await steps[name](id));
      expect((await now(id)).state).toBe('DONE');
      expect(codeOf(await destroyOldCard(desk.services, await commandOn(id), '32'))).toBe('nothingToDestroy');
    });
  });

  describe('guards of the new card', () => {
    test('any other verdict than right card is refused', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'letterSeen');
      for (const verdict of ['wrongCard', 'invalidCard', 'notActivated', 'unreadable'] as const) {
        expect(codeOf(await confirmNewCard(desk.services, await commandOn(id), { ...newCard, verdict }))).toBe(
          'cardNotRight',
        );
      }
    });

    test('after a mismatch only another officer goes on, with a reason', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'newCard');
      granted(await compareFingerprints(desk.services, await commandOn(id), 'MISMATCH', ''));
      expect(codeOf(await steps.federal(id))).toBe('fingerprintsMismatch');
      expect(codeOf(await handOver(desk.services, await commandOn(id)))).toBe('fingerprintsMismatch');
      const again = await compareFingerprints(desk.services, await commandOn(id), 'MATCH', 'tweede vinger');
      expect(again).toMatchObject({ ok: false, error: { code: 'secondOfficerNeeded', params: { by: els.name } } });
      const silent = await compareFingerprints(desk.services, await commandOn(id, jan), 'MATCH', '');
      expect(pathsOf(silent)).toEqual(['reason errors.reasonRequired']);
      granted(await compareFingerprints(desk.services, await commandOn(id, jan), 'MATCH', 'tweede vinger'));
      expect(codeOf(await steps.federal(id))).toBeNull();
    });

    test('an exemption needs a reason, unless no fingerprints were taken, or none are compared here', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'newCard');
      expect(pathsOf(await compareFingerprints(desk.services, await commandOn(id), 'EXEMPT', ''))).toEqual([
        'reason errors.reasonRequired',
      ]);
      const fingerprints = { ...application.fingerprints, outcome: 'EXEMPT_BY_AGE' as const };
      const { id: child } = await desk.newCase({ application: { ...application, fingerprints } });
      await doUntil(child, 'newCard');
      expect(codeOf(await compareFingerprints(desk.services, await commandOn(child), 'EXEMPT', ''))).toBeNull();
      const rules = { ...calmProfile(1), fingerprints: { atCollect: 'no' } } as never;
      const calm = { ...desk.services.profiles, version: () => rules };
      const services = { ...desk.services, profiles: calm };
      expect(codeOf(await compareFingerprints(services, await commandOn(id), 'EXEMPT', ''))).toBeNull();
    });

    test('a wrong PIN is a line in the history and does not do the step', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'federal');
      const wrong = { outcome: 'wrongPin', triesLeft: 2, keyProven: null } as const;
      expect(granted(await recordPin(desk.services, await commandOn(id), wrong)).collection.pin).toBeNull();
      granted(await recordPin(desk.services, await commandOn(id), { ...wrong, outcome: 'blocked', triesLeft: 0 }));
      expect(codeOf(await steps.activation(id))).toBe('pinFirst');
      const skipped = granted(await skipPin(desk.services, await commandOn(id), 'codes worden opnieuw gevraagd'));
      expect(skipped.collection.pin).toMatchObject({ outcome: 'NOT_VERIFIED', keyProven: null });
      const history = await historyOfCase(desk.database.read, id);
      expect(history.slice(-3).map((line) => [line.action, line.params.triesLeft ?? null])).toEqual([
        ['pinWrong', 2],
        ['pinBlocked', 0],
        ['pinSkipped', null],
      ]);
    });

    test('a card that proved dead is not handed over, and may be read again', async () => {
      for (const kind of ['appletReadable', 'keyProven'] as const) {
        const { id } = await desk.newCase();
        await doUntil(id, 'pin');
        const dead = { kind, outcome: 'disproved', detailKey: 'evidence.keyProven.failed' } as const;
        granted(await recordEvidence(desk.services, await commandOn(id), [dead]));
        expect(codeOf(await handOver(desk.services, await commandOn(id)))).toBe('cardNotWorking');
        granted(await steps.activation(id));
        expect(codeOf(await handOver(desk.services, await commandOn(id)))).toBeNull();
      }
    });

    test('a child gets the card on its twelfth birthday, Belgian time, not the day before', async () => {
      const stored = await desk.newCase();
      const decision = stored.decision === null ? null : { ...stored.decision, activationNotBefore: '2026-11-10' };
      const { id } = await desk.newCase({ decision });
      await doUntil(id, 'fingerprints');
      desk.clock.set('2026-11-09T22:59:59Z');
      expect(await steps.federal(id)).toMatchObject({
        ok: false,
        error: { code: 'activationNotYet', params: { date: '2026-11-10' } },
      });
      desk.clock.set('2026-11-09T23:00:00Z');
      for (const name of ['federal', 'pin', 'activation'] as const) granted(await steps[name](id));
      expect(granted(await handOver(desk.services, await commandOn(id))).state).toBe('ACTIVE');
    });
  });

  describe('the end', () => {
    test('the digits typed must be the last ones of the card in the hand', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'activation');
      expect(codeOf(await destroyOldCard(desk.services, await commandOn(id), '32'))).toBe('notHandedOverYet');
      granted(await steps.handOver(id));
      for (const digits of ['', '2', '33', 'x32x1', '54']) {
        expect(pathsOf(await destroyOldCard(desk.services, await commandOn(id), digits)), digits).toEqual([
          'lastDigits errors.lastDigitsWrong',
        ]);
      }
      expect((await now(id)).state).toBe('ACTIVE');
      expect(codeOf(await destroyOldCard(desk.services, await commandOn(id), '5432'))).toBeNull();
      expect(codeOf(await destroyOldCard(desk.services, await commandOn(id), '5432'))).toBe('nothingToDestroy');
    });

    test('broken off: the case stays ready and starts afresh, and a mismatch waits for a second officer', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'pin');
      const off = granted(await breakOff(desk.services, await commandOn(id), 'brief vergeten'));
      expect(off.state).toBe('READY');
      const nothing: CollectionRecord = { ...off.collection, brokenOff: [] };
      expect(nothing).toEqual(emptyCollection);
      expect(off.collection.brokenOff).toMatchObject([{ reason: 'brief vergeten', by: els.name }]);
      await doUntil(id, 'newCard');
      granted(await compareFingerprints(desk.services, await commandOn(id), 'MISMATCH', ''));
      granted(await breakOff(desk.services, await commandOn(id), 'vingers komen niet overeen'));
      await doUntil(id, 'newCard');
      expect(codeOf(await steps.fingerprints(id))).toBe('secondOfficerNeeded');
    });

    test('what is handed over cannot be broken off', async () => {
      const { id } = await desk.newCase();
      await doUntil(id, 'handOver');
      expect(codeOf(await breakOff(desk.services, await commandOn(id), 'te laat'))).toBe('alreadyHandedOver');
    });
  });
});
