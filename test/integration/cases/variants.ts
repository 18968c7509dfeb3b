/** The variants of the domain reference (section 5.3), each with what is done at the desk until its end. */
import type { ApplicationDraft, CaseState, CaseStep, NextPurpose } from '../../../electron/ipc/contract.ts';

/** One act at the desk: a step of the case's page, or a command of another page. */
export type Act =
  | CaseStep
  | { readonly do: 'finish' | 'arrives' | 'destroy' | 'breakOff' }
  | { readonly do: 'collect'; readonly old?: 'card' | 'attest' | 'paper' | 'none' }
  | { readonly do: 'days'; readonly days: number }
  | { readonly do: 'next'; readonly purpose: NextPurpose }
  | { readonly do: 'refused'; readonly act: Act; readonly code: string };
export interface Variant {
  readonly name: string;
  readonly asks: (usual: ApplicationDraft) => Partial<ApplicationDraft>;
  readonly acts: readonly Act[];
  readonly ends: CaseState;
  readonly rules?: object;
}

const held = (usual: ApplicationDraft, change: Partial<ApplicationDraft['held']>) => ({ ...usual.held, ...change });
const noCard = (usual: ApplicationDraft) => held(usual, { kind: 'NONE', letter: null, cardNumber: '' });
const finish = { do: 'finish' } as const;
const arrives = { do: 'arrives' } as const;
const collect = { do: 'collect' } as const;
const destroy = { do: 'destroy' } as const;
const accepted = { step: 'acceptedByRegister', reference: '' } as const;
const codesSent = { step: 'codesSent' } as const;
const toReady = [finish, accepted, arrives, codesSent] as const;
const askDvz = { step: 'decisionPending', askedOn: '2026-11-09', answerBy: null } as const;
const agrees = { step: 'dvzAgreed', date: '2026-11-09', reference: 'DVZ-1' } as const;
const paper = (code: 'AI' | 'ANNEX_8TER' | 'ANNEX_15' | 'ANNEX_22' | 'ANNEX_12' | 'ANNEX_49'): CaseStep => ({
  step: 'interimGiven',
  paper: code,
  number: '1',
  issuedOn: '2026-11-09',
  validUntil: '2026-12-24',
});
const given = { step: 'attestGiven', number: 'AI 77', issuedOn: '2026-11-09', validUntil: '2027-03-09' } as const;
const extended = { step: 'attestExtended', number: '', issuedOn: '2026-11-09', validUntil: '2027-07-09' } as const;
const cancelled = (cause: 'DEATH' | 'DEPARTURE' | 'LOSS_OF_RIGHT' | 'BELGIAN_NATIONALITY'): CaseStep => ({
  step: 'cancelled',
  cause,
  reason: 'volgens het register',
});
const codesLost = { step: 'codesReprintAsked', reason: 'brief kwijt' } as const;

export const VARIANTS: readonly Variant[] = [
  {
    name: 'first issue, EU citizen: annex 8ter bridges and is handed in',
    asks: (usual) => ({ letter: 'EU', reason: 'FIRST', held: noCard(usual) }),
    acts: [paper('ANNEX_8TER'), ...toReady, { ...collect, old: 'paper' }],
    ends: 'DONE',
  },
  {
    name: 'first issue, third country: annex 49, the Immigration Office decides',
    asks: (usual) => ({ letter: 'A', reason: 'FIRST', held: noCard(usual) }),
    acts: [
      askDvz,
      paper('ANNEX_49'),
      { do: 'refused', act: finish, code: 'decisionAwaited' },
      agrees,
      ...toReady,
      collect,
    ],
    ends: 'DONE',
  },
  {
    name: 'first issue refused by the Immigration Office',
    asks: (usual) => ({ letter: 'A', reason: 'FIRST', held: noCard(usual) }),
    acts: [askDvz, { step: 'dvzRefused', date: '2026-11-09', reference: 'DVZ-2', reason: 'geen recht' }],
    ends: 'CANCELLED',
  },
  {
    name: 'renewal A: agreement first, annex 15 in time',
    asks: (usual) => ({ letter: 'A', held: held(usual, { letter: 'A' }) }),
    acts: [askDvz, paper('ANNEX_15'), agrees, ...toReady, { ...collect, old: 'card' }, destroy],
    ends: 'DONE',
  },
  {
    name: 'renewal A, student: too late, so no annex 15',
    asks: (usual) => ({ letter: 'A', held: held(usual, { letter: 'A' }) }),
    rules: { window: { state: 'after', opens: null, closes: '2026-10-16', consequence: null } },
    acts: [
      askDvz,
      { do: 'refused', act: paper('ANNEX_15'), code: 'guard.interimInTime' },
      agrees,
      ...toReady,
      { ...collect, old: 'card' },
      destroy,
    ],
    ends: 'DONE',
  },
  ...(['B', 'K', 'L', 'EU+', 'F+'] as const).map(
    (letter): Variant => ({
      name: `renewal ${letter}: the municipality alone, invited and by appointment`,
      asks: (usual) => ({ letter, held: held(usual, { letter }) }),
      acts: [
        { step: 'rightKnown' },
        { step: 'invited' },
        { step: 'appointmentBooked', at: '2026-11-20T09:30' },
        { step: 'arrived' },
        ...toReady,
        { step: 'collectionBooked', at: '2026-12-20T09:30' },
        { ...collect, old: 'card' },
        destroy,
      ],
      ends: 'DONE',
    }),
  ),
  {
    name: 'F ends: F+ is asked with annex 22',
    asks: (usual) => ({ letter: 'F+', held: held(usual, { letter: 'F' }) }),
    acts: [askDvz, paper('ANNEX_22'), agrees, ...toReady, { ...collect, old: 'card' }, destroy],
    ends: 'DONE',
  },
  ...(['LOST', 'STOLEN'] as const).map(
    (kind): Variant => ({
      name: `${kind === 'LOST' ? 'loss' : 'theft'}: police first, the lost card is dead at once, the attest is handed in`,
      asks: (usual) => ({
        reason: kind === 'LOST' ? 'LOSS' : 'THEFT',
        held: held(usual, {
          kind,
          cardNumber: `B00011100${kind.length}`,
          attestNumber: 'PV 1',
          attestDate: '2026-11-08',
        }),
      }),
      acts: [paper('ANNEX_12'), ...toReady, { ...collect, old: 'attest' }],
      ends: 'DONE',
    }),
  ),
  {
    name: 'damage: no police, the old card is handed in',
    asks: () => ({ reason: 'DEFECT' }),
    acts: [...toReady, { ...collect, old: 'card' }, destroy],
    ends: 'DONE',
  },
  {
    name: 'changed data: a rejected photo is taken again, without a second fee',
    asks: () => ({ reason: 'CHANGE' }),
    acts: [
      finish,
      { step: 'rejectedByRegister', reason: 'foto te donker' },
      { step: 'orderCorrected', reason: 'nieuwe foto' },
      accepted,
      codesSent,
      arrives,
      { ...collect, old: 'card' },
      destroy,
    ],
    ends: 'DONE',
  },
  {
    name: 'child under 12, electronic',
    asks: (usual) => ({ product: 'EVK_CHILD', reason: 'FIRST', held: noCard(usual) }),
    acts: [...toReady, collect],
    ends: 'DONE',
  },
  {
    name: 'child under 12, paper of the years before: made on the spot',
    asks: (usual) => ({ product: 'PAPER_CHILD', reason: 'FIRST', held: noCard(usual) }),
    acts: [finish],
    ends: 'DONE',
  },
  {
    name: '12th birthday: asked before, active only from the day on',
    asks: (usual) => ({ letter: 'B', reason: 'FIRST', held: noCard(usual) }),
    rules: { activationNotBefore: '2026-12-24' },
    acts: [
      ...toReady,
      { do: 'refused', act: collect, code: 'activationNotYet' },
      { do: 'breakOff' },
      { do: 'days', days: 45 },
      collect,
    ],
    ends: 'DONE',
  },
  {
    name: '12th birthday of somebody who holds the card for children',
    asks: (usual) => ({ product: 'EVK_CHILD', reason: 'FIRST', held: noCard(usual) }),
    acts: [
      ...toReady,
      collect,
      { do: 'next', purpose: 'ADULT_CARD' },
      ...toReady,
      { ...collect, old: 'card' },
      destroy,
    ],
    ends: 'DONE',
  },
  {
    name: 'certificate only, after the 18th birthday',
    asks: (usual) => ({ letter: 'B', reason: 'FIRST', held: noCard(usual) }),
    acts: [...toReady, collect, { do: 'next', purpose: 'CERTIFICATE' }, finish],
    ends: 'DONE',
  },
  {
    name: 'codes printed again while the card waits',
    asks: (usual) => ({ reason: 'FIRST', held: noCard(usual) }),
    acts: [
      ...toReady,
      codesLost,
      { do: 'refused', act: collect, code: 'guard.codesNotAwaited' },
      { step: 'codesReprintArrived' },
      { do: 'breakOff' },
      collect,
    ],
    ends: 'DONE',
  },
  {
    name: 'codes printed again as a request of their own',
    asks: (usual) => ({ product: 'CODES_REPRINT', held: held(usual, {}) }),
    acts: [
      finish,
      accepted,
      { step: 'documentArrived', number: '', location: 'C7' },
      { do: 'refused', act: collect, code: 'guard.withChip' },
      { step: 'documentHandedOver' },
    ],
    ends: 'DONE',
  },
  {
    name: 'attest van immatriculatie: made at the counter, extended, ended by the card',
    asks: (usual) => ({ product: 'AI', reason: 'FIRST', held: noCard(usual) }),
    acts: [
      { do: 'refused', act: given, code: 'stepNotPossible' },
      finish,
      { do: 'refused', act: extended, code: 'stepNotPossible' },
      { do: 'refused', act: { ...given, number: '' }, code: 'fieldsWrong' },
      given,
      { do: 'refused', act: given, code: 'stepNotPossible' },
      extended,
      { do: 'refused', act: extended, code: 'fieldsWrong' },
      { step: 'undone', reason: 'verkeerde datum' },
      extended,
      { step: 'attestEnded', reason: 'kaart gekregen' },
      { do: 'refused', act: extended, code: 'stepNotPossible' },
    ],
    ends: 'DONE',
  },
  {
    name: 'travel document: of two appointments, without a chip',
    asks: (usual) => ({ product: 'TRAVEL', reason: 'FIRST', held: held(usual, {}) }),
    acts: [
      { step: 'appointmentBooked', at: '2026-11-20T09:30' },
      { step: 'arrived' },
      finish,
      accepted,
      { step: 'documentArrived', number: 'EL 123456', location: 'C7' },
      { step: 'collectionBooked', at: '2026-12-20T09:30' },
      { step: 'documentHandedOver' },
    ],
    ends: 'DONE',
  },
  {
    name: 'lapsed: three months after the first reminder the card is dead',
    asks: (usual) => ({ reason: 'FIRST', held: noCard(usual) }),
    acts: [
      ...toReady,
      { do: 'refused', act: { step: 'reminded' }, code: 'guard.reminderDue' },
      { do: 'days', days: 32 },
      { step: 'reminded' },
      { do: 'refused', act: { step: 'lapsed' }, code: 'guard.lapseDue' },
      { do: 'days', days: 93 },
      { step: 'lapsed' },
    ],
    ends: 'LAPSED',
  },
  {
    name: 'transferred to another municipality',
    asks: (usual) => ({ reason: 'FIRST', held: noCard(usual) }),
    acts: [finish, accepted, { step: 'transferred', municipality: 'Elders', reason: 'verhuisd' }],
    ends: 'CANCELLED',
  },
  ...(['DEATH', 'DEPARTURE', 'LOSS_OF_RIGHT', 'BELGIAN_NATIONALITY'] as const).map(
    (cause): Variant => ({
      name: `cancelled: ${cause}; the card that is here is dead`,
      asks: (usual) => ({ reason: 'FIRST', held: noCard(usual) }),
      acts: [
        ...toReady,
        cancelled(cause),
        { do: 'refused', act: { step: 'undone', reason: 'toch' }, code: 'nothingToUndo' },
      ],
      ends: 'CANCELLED',
    }),
  ),
];
