/** Random walks over the state machine, step by step compared with the reference model. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { verifyChain } from '../../../electron/audit/index.ts';
import {
  compareFingerprints,
  confirmFederal,
  confirmNewCard,
  finishApplication,
  handOver,
  loadCase,
  offeredSteps,
  recordEvidence,
  recordStep,
  type StoredCase,
  saveDraft,
  seeLetter,
  skipPin,
  startDraft,
  takeIn,
} from '../../../electron/cases/index.ts';
import type { CaseStep, Product, Result } from '../../../electron/ipc/contract.ts';
import { verifyLedger } from '../../../electron/payments/index.ts';
import { belgianDate } from '../../../electron/storage/index.ts';
import type { DatabaseKind } from '../../real-parts/databases.ts';
import { application, type CounterHouse, calmRules, els, granted, jan, openHouse } from './counter-house.ts';
import { finished, handedOver, type Model, newModel, stepped } from './reference-model.ts';

type Filled = Exclude<CaseStep, { step: 'undone' }>;

/** Each step, rightly filled; a card number is new each time. */
const STEPS: readonly (() => CaseStep)[] = [
  () => ({ step: 'rightKnown' }),
  () => ({ step: 'decisionPending', askedOn: '2026-11-09', answerBy: null }),
  () => ({ step: 'dvzAgreed', date: '2026-11-09', reference: 'DVZ-1' }),
  () => ({ step: 'dvzRefused', date: '2026-11-09', reference: 'DVZ-2', reason: 'geen recht' }),
  () => ({ step: 'invited' }),
  () => ({ step: 'appointmentBooked', at: '2026-11-20T09:30' }),
  () => ({ step: 'appointmentMoved', at: '2026-11-21T10:15' }),
  () => ({ step: 'appointmentCancelled', reason: 'belde af' }),
  () => ({ step: 'walkedIn' }),
  () => ({ step: 'arrived' }),
  () => ({ step: 'didNotCome' }),
  () => ({ step: 'foundIncomplete', items: ['foto'], note: '' }),
  () => ({ step: 'cameBack' }),
  () => ({ step: 'interimGiven', paper: 'ANNEX_15', number: '', issuedOn: '2026-11-09', validUntil: '2026-12-24' }),
  () => ({ step: 'acceptedByRegister', reference: '' }),
  () => ({ step: 'rejectedByRegister', reason: 'foto te donker' }),
  () => ({ step: 'orderCorrected', reason: 'nieuwe foto' }),
  () => ({ step: 'cardArrived', cardNumber: nextCard(), location: 'C7' }),
  () => ({ step: 'codesSent' }),
  () => ({ step: 'documentArrived', number: '', location: 'C7' }),
  () => ({ step: 'documentHandedOver' }),
  () => ({ step: 'collectionBooked', at: '2026-12-20T09:30' }),
  () => ({ step: 'codesReprintAsked', reason: 'brief kwijt' }),
  () => ({ step: 'codesReprintArrived' }),
  () => ({ step: 'reminded' }),
  () => ({ step: 'lapsed' }),
  () => ({ step: 'attestGiven', number: 'AI 1', issuedOn: '2026-11-09', validUntil: '2027-03-09' }),
  () => ({ step: 'attestEnded', reason: 'kaart gekregen' }),
  () => ({ step: 'cancelled', cause: 'DEATH', reason: 'overleden' }),
  () => ({ step: 'transferred', municipality: 'Elders', reason: '' }),
  () => ({ step: 'undone', reason: 'vergissing' }),
];
let card = 0;
const nextCard = (): string => {
  card += 1;
  return `B${String(card).padStart(9, '0')}`;
};

interface Walk {
  readonly house: CounterHouse;
  caseId: string;
}
type ModelBox = { model: Model };

/** What is done in one move, and what the model makes of it. */
type Move =
  | { readonly kind: 'step'; readonly index: number }
  | { readonly kind: 'finish' }
  | { readonly kind: 'collect' }
  | { readonly kind: 'days'; readonly days: number };

class MoveCommand implements fc.AsyncCommand<ModelBox, Walk> {
  readonly move: Move;
  constructor(move: Move) {
    this.move = move;
  }
  check(): boolean {
    return true;
  }
  async run(box: ModelBox, walk: Walk): Promise<void> {
    const { house } = walk;
    if (this.move.kind === 'days') {
      house.now = Temporal.Instant.from(house.now)
        .add({ hours: 24 * this.move.days })
        .toString();
      return;
    }
    const before = await stored(walk);
    const day = belgianDate(Temporal.Instant.from(house.now));
    const expected = this.expected(box.model, day);
    const done = await this.act(walk, before);
    const now = await stored(walk);
    const name = this.toString();
    if (done.ok !== (expected !== null)) {
      throw new Error(`${name} in ${before.state}: ${done.ok ? 'done' : done.error.code}, the model says otherwise`);
    }
    if (expected === null && now.version !== before.version && this.move.kind === 'step') {
      throw new Error(`${name}: refused, but the case changed`);
    }
    // A collection that stops half-way keeps what was done, so that nothing before it can be taken back.
    box.model = expected ?? (now.version === before.version ? box.model : { ...box.model, before: null });
    if (now.state !== box.model.state) throw new Error(`${name}: ${now.state}, the model says ${box.model.state}`);
    offersAgree(now, box.model, house);
  }
  toString(): string {
    return this.move.kind === 'step' ? (STEPS[this.move.index]?.().step ?? '') : JSON.stringify(this.move);
  }
  private expected(model: Model, day: string): Model | null {
    if (this.move.kind === 'finish') return finished(model);
    if (this.move.kind === 'collect') return handedOver(model);
    return this.move.kind === 'step' ? stepped(model, stepAt(this.move.index).step, day) : model;
  }
  private act(walk: Walk, before: StoredCase): Promise<Result<unknown>> {
    const { services } = walk.house;
    const command = { caseId: before.id, version: before.version, officer: els };
    if (this.move.kind === 'step') return recordStep(services, command, stepAt(this.move.index));
    if (this.move.kind === 'collect') return collect(walk);
    return finishApplication(services, els, {
      draftId: before.id,
      draft: before.application,
      shownDueCents: 2130,
    });
  }
}

const stepAt = (index: number): CaseStep => {
  const make = STEPS[index];
  if (make === undefined) throw new Error(`no step ${index}`);
  return make();
};

const stored = async ({ house, caseId }: Walk): Promise<StoredCase> => {
  const found = await loadCase(house.database.read, caseId);
  if (found === null) throw new Error('the case is gone');
  return found;
};

/** What the page is told beforehand is what the command then does, for every step. */
const offersAgree = (now: StoredCase, model: Model, house: CounterHouse): void => {
  const today = belgianDate(Temporal.Instant.from(house.now));
  const profile = house.services.profiles.inForce('voorbeeldegem', today);
  const offered = new Set(
    offeredSteps(now, { today, profile, isLate: false })
      .filter(({ refusal }) => refusal === null)
      .map(({ step }) => step),
  );
  for (const make of STEPS) {
    const { step } = make();
    if (step === 'undone') continue;
    const possible = stepped(model, step as Filled['step'], today) !== null;
    if (possible !== offered.has(step)) {
      throw new Error(`${step} in ${now.state} is ${offered.has(step) ? '' : 'not '}offered, the model says otherwise`);
    }
  }
};

/** The whole collection; what was done in an earlier try of the same walk stays done. */
const collect = async (walk: Walk): Promise<Result<unknown>> => {
  const { services } = walk.house;
  const acts: ((version: number) => Promise<Result<StoredCase>>)[] = [
    (version) => takeIn(services, as(version), { kind: 'NONE', reason: 'eerste kaart' }, []),
    (version) => seeLetter(services, as(version), { applicant: true, representative: '', letterNumber: '' }),
    (version) =>
      confirmNewCard(services, as(version), { verdict: 'rightCard', cardNumber: 'B000987654', chipSerial: '01' }),
    (version) => compareFingerprints(services, as(version), 'MATCH', ''),
    (version) => confirmFederal(services, as(version), { step: 'SWITCH_ON', choice: null }),
    (version) => confirmFederal(services, as(version), { step: 'CERTIFICATES', choice: 'NONE' }),
    (version) => confirmFederal(services, as(version), { step: 'SHOW_DATA', choice: null }),
    (version) => skipPin(services, as(version), 'wil geen PIN testen'),
    (version) => recordEvidence(services, as(version), []),
    (version) => handOver(services, as(version)),
  ];
  const as = (version: number) => ({ caseId: walk.caseId, version, officer: jan });
  let last: Result<StoredCase> | null = null;
  for (const act of acts) {
    last = await act((await stored(walk)).version);
  }
  return last ?? { ok: false, error: { code: 'nothing', messageKey: '' } };
};

const start = async (house: CounterHouse, product: Product): Promise<{ model: ModelBox; real: Walk }> => {
  const draft = granted(await startDraft(house.services, els, null));
  const filled = { ...application(), product };
  granted(await saveDraft(house.services, els, { draftId: draft.draftId, revision: draft.revision, draft: filled }));
  return { model: { model: { ...newModel, product } }, real: { house, caseId: draft.draftId } };
};

const moves: fc.Arbitrary<MoveCommand>[] = [
  ...STEPS.map((_make, index) => fc.constant(new MoveCommand({ kind: 'step', index }))),
  fc.constant(new MoveCommand({ kind: 'finish' })),
  fc.constant(new MoveCommand({ kind: 'finish' })),
  fc.constant(new MoveCommand({ kind: 'collect' })),
  fc.integer({ min: 1, max: 100 }).map((days) => new MoveCommand({ kind: 'days', days })),
];

export interface WalksDone {
  readonly walks: number;
  readonly moves: number;
  /** Pairs of state and move that were tried. */
  readonly states: number;
}

/**
 * Walks at random. Most moves of a random walk are refused, so half of each walk follows what the model allows: that is how
 * the late states are reached. Throws with the shortest walk that shows a difference.
 */
export const walkAtRandom = async (kind: DatabaseKind, walks: number, seed: number): Promise<WalksDone> => {
  const house = await openHouse('2026-11-09T13:42:00Z', undefined, kind);
  const reached = new Set<string>();
  let moved = 0;
  try {
    const product = fc.constantFrom<Product>(
      'EVK',
      'EVK',
      'EVK_CHILD',
      'TRAVEL',
      'CODES_REPRINT',
      'AI',
      'CERT_ACTIVATION',
    );
    await fc.assert(
      fc.asyncProperty(
        product,
        fc.commands(moves, { maxCommands: 12 }),
        fc.array(fc.nat(10_000), { minLength: 10, maxLength: 40 }),
        async (of, commands, guided) => {
          house.rules = { ...calmRules };
          const { model, real } = await start(house, of);
          for (const choice of guided) {
            const command = guidedMove(model.model, house, choice);
            await command.run(model, real);
            reached.add(model.model.state);
            moved += 1;
          }
          await fc.asyncModelRun(() => ({ model, real }), commands);
          moved += [...commands].length;
          reached.add(model.model.state);
        },
      ),
      { numRuns: walks, seed, endOnFailure: true },
    );
    const chain = await verifyChain(house.database.read);
    if (!chain.whole) throw new Error(`the audit chain is broken at ${chain.sequence}`);
    const faults = await verifyLedger(house.database.read);
    if (faults.length > 0) throw new Error(`the ledger is broken: ${JSON.stringify(faults)}`);
    return { walks, moves: moved, states: reached.size };
  } finally {
    await house.close();
  }
};

/** Moves that bring a case on; without a liking for them no walk would come far. */
const ONWARD: readonly string[] = [
  'acceptedByRegister',
  'cardArrived',
  'codesSent',
  'documentArrived',
  'codesReprintAsked',
  'codesReprintArrived',
  'collectionBooked',
  'reminded',
  'lapsed',
];

/** A move that the model allows, mostly onward; now and then one that it may refuse, so that late states are tried too. */
const guidedMove = (model: Model, house: CounterHouse, choice: number): MoveCommand => {
  const day = belgianDate(Temporal.Instant.from(house.now));
  if (choice % 9 === 0) return new MoveCommand({ kind: 'collect' });
  if (choice % 9 === 1) return new MoveCommand({ kind: 'step', index: choice % STEPS.length });
  const allowed = STEPS.flatMap((make, index) => {
    const { step } = make();
    const ends = ['cancelled', 'transferred', 'dvzRefused'].includes(step) && choice % 11 !== 0;
    return !ends && stepped(model, step, day) !== null ? [{ step, index }] : [];
  });
  const onward: Move[] = allowed
    .filter(({ step }) => ONWARD.includes(step))
    .map(({ index }) => ({ kind: 'step', index }));
  if (finished(model) !== null) onward.push({ kind: 'finish' });
  const all: Move[] = [...allowed.map(({ index }): Move => ({ kind: 'step', index })), { kind: 'days', days: 40 }];
  const from = onward.length > 0 && choice % 5 < 3 ? onward : all;
  const pick = Math.floor(choice / 9);
  return new MoveCommand(from[pick % from.length] ?? { kind: 'days', days: 1 });
};
