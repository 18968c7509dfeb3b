/** Every variant of the domain reference (section 5.3), walked to its end with the commands that the screen gives. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import {
  breakOff,
  compareFingerprints,
  confirmFederal,
  confirmNewCard,
  destroyOldCard,
  finishApplication,
  handOver,
  isWithdrawn,
  loadCase,
  offeredSteps,
  recordEvidence,
  recordStep,
  saveDraft,
  seeLetter,
  skipPin,
  startDraft,
  startNext,
  type TakenItem,
  takeIn,
} from '../../../electron/cases/index.ts';
import { application, type CounterHouse, calmRules, codeOf, els, granted, openHouse } from './counter-house.ts';
import { type Act, VARIANTS } from './variants.ts';

let house: CounterHouse;
let cards = 0;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  expect((await verifyChain(house.database.read)).whole).toBe(true);
  await house.close();
});

/** The case of a walk; it changes when the next application of the person begins. */
interface Walk {
  caseId: string;
}

const read = async ({ caseId }: Walk) => {
  const stored = await loadCase(house.database.read, caseId);
  if (stored === null) throw new Error('gone');
  return stored;
};
const now = async (walk: Walk) => ({ caseId: walk.caseId, version: (await read(walk)).version, officer: els });

const DOCUMENT = { code: 'ANNEX_8TER', label: 'Bijlage 8ter' };
const takenItem = async (walk: Walk, old: 'card' | 'attest' | 'paper' | 'none'): Promise<TakenItem> => {
  const { cardNumber } = (await read(walk)).application.held;
  switch (old) {
    case 'card':
      return {
        kind: 'CARD',
        judged: { verdict: 'rightCard', cardNumber: cardNumber.replace(/\s/g, '') },
        damaged: false,
      };
    case 'attest':
      return { kind: 'POLICE_ATTEST', number: 'PV 1', date: '2026-11-08', office: 'Elders' };
    case 'paper':
      return { kind: 'DOCUMENT', code: DOCUMENT.code, number: '1', date: '2026-11-09', validUntil: null };
    case 'none':
      return { kind: 'NONE', reason: 'eerste kaart' };
  }
};

const act = async (walk: Walk, what: Act): Promise<string | null> => {
  const { services } = house;
  if ('step' in what) {
    const stored = await read(walk);
    const done = await recordStep(services, await now(walk), what);
    // What the desk can do, its page offers.
    if (done.ok && what.step !== 'undone') {
      const profile = services.profiles.inForce('voorbeeldegem', '2026-11-09');
      const offered = offeredSteps(stored, { today: house.now.slice(0, 10), profile, isLate: false });
      expect(offered.filter(({ refusal }) => refusal === null).map(({ step }) => step)).toContain(what.step);
    }
    return codeOf(done);
  }
  switch (what.do) {
    case 'finish': {
      const { application: draft, id } = await read(walk);
      return codeOf(await finishApplication(services, els, { draftId: id, draft, shownDueCents: 2130 }));
    }
    case 'arrives': {
      cards += 1;
      const cardNumber = `B${String(cards).padStart(9, '0')}`;
      return codeOf(await recordStep(services, await now(walk), { step: 'cardArrived', cardNumber, location: 'C7' }));
    }
    case 'collect': {
      const cardNumber = (await read(walk)).order.arrived?.cardNumber ?? '';
      const steps = [
        async () => takeIn(services, await now(walk), await takenItem(walk, what.old ?? 'none'), [DOCUMENT]),
        async () => seeLetter(services, await now(walk), { applicant: true, representative: '', letterNumber: '' }),
        async () => confirmNewCard(services, await now(walk), { verdict: 'rightCard', cardNumber, chipSerial: '01' }),
        async () => compareFingerprints(services, await now(walk), 'MATCH', ''),
        async () => confirmFederal(services, await now(walk), { step: 'SWITCH_ON', choice: null }),
        async () => confirmFederal(services, await now(walk), { step: 'CERTIFICATES', choice: 'NONE' }),
        async () => confirmFederal(services, await now(walk), { step: 'SHOW_DATA', choice: null }),
        async () => skipPin(services, await now(walk), 'wil geen PIN testen'),
        async () => recordEvidence(services, await now(walk), []),
        async () => handOver(services, await now(walk)),
      ];
      for (const step of steps) {
        const code = codeOf(await step());
        if (code !== null) return code;
      }
      return null;
    }
    case 'destroy': {
      const digits = ((await read(walk)).collection.oldCard?.cardNumber ?? '').slice(-2);
      return codeOf(await destroyOldCard(services, await now(walk), digits));
    }
    case 'breakOff':
      return codeOf(await breakOff(services, await now(walk), 'komt terug'));
    case 'days':
      house.now = new Date(Date.parse(house.now) + what.days * 86_400_000).toISOString();
      return null;
    case 'next': {
      const next = granted(await startNext(services, els, { caseId: walk.caseId, purpose: what.purpose }));
      walk.caseId = next.caseId;
      const stored = await read(walk);
      const draft = { ...stored.application, payment: application().payment };
      granted(await saveDraft(services, els, { draftId: stored.id, revision: stored.version, draft }));
      return null;
    }
    case 'refused':
      expect([what.code, await act(walk, what.act)]).toEqual([what.code, what.code]);
      return null;
  }
};

describe('the variants of the domain reference', () => {
  test.each(VARIANTS)('$name', async ({ asks, acts, ends, rules }) => {
    house.now = '2026-11-09T13:42:00Z';
    house.rules = { ...calmRules, ...rules };
    const usual = application();
    const draft = granted(await startDraft(house.services, els, null));
    const filled = { ...usual, ...asks(usual) };
    granted(await saveDraft(house.services, els, { draftId: draft.draftId, revision: draft.revision, draft: filled }));
    const walk: Walk = { caseId: draft.draftId };
    for (const what of acts) expect([what, await act(walk, what)]).toEqual([what, null]);
    const stored = await read(walk);
    expect(stored.state).toBe(ends);
    const { kind, cardNumber } = stored.application.held;
    if (kind === 'LOST' || kind === 'STOLEN') expect(await isWithdrawn(house.database.read, cardNumber)).toBe(true);
    const made = stored.order.arrived?.cardNumber ?? '';
    if (ends !== 'DONE' && made !== '') expect(await isWithdrawn(house.database.read, made)).toBe(true);
  });
});
