import type { CaseStepInput } from '../../electron/ipc/contract.ts';

export type StepName = CaseStepInput['step'];

/** What is typed for a step. `lines` is one item per line. */
export interface StepField {
  readonly name: string;
  readonly kind: 'text' | 'long' | 'date' | 'lines' | 'card' | 'cause' | 'paper';
  readonly isRequired?: boolean;
}

const reason: StepField = { name: 'reason', kind: 'text', isRequired: true };

/** From when until when a paper holds. */
const SPAN: readonly StepField[] = [
  { name: 'issuedOn', kind: 'date', isRequired: true },
  { name: 'validUntil', kind: 'date', isRequired: true },
];

/** The fields of each step; a step without any is recorded by its button alone. */
export const FIELDS: Readonly<Record<StepName, readonly StepField[]>> = {
  rightKnown: [],
  decisionPending: [
    { name: 'askedOn', kind: 'date', isRequired: true },
    { name: 'answerBy', kind: 'date' },
  ],
  dvzAgreed: [
    { name: 'date', kind: 'date', isRequired: true },
    { name: 'reference', kind: 'text', isRequired: true },
  ],
  dvzRefused: [
    { name: 'date', kind: 'date', isRequired: true },
    { name: 'reference', kind: 'text', isRequired: true },
    { name: 'reason', kind: 'text' },
  ],
  invited: [],
  appointmentBooked: [],
  appointmentMoved: [],
  appointmentCancelled: [reason],
  walkedIn: [],
  arrived: [],
  didNotCome: [],
  foundIncomplete: [
    { name: 'items', kind: 'lines', isRequired: true },
    { name: 'note', kind: 'text' },
  ],
  cameBack: [],
  interimGiven: [{ name: 'paper', kind: 'paper', isRequired: true }, { name: 'number', kind: 'text' }, ...SPAN],
  acceptedByRegister: [{ name: 'reference', kind: 'text' }],
  rejectedByRegister: [reason],
  orderCorrected: [reason],
  cardArrived: [
    { name: 'cardNumber', kind: 'card', isRequired: true },
    { name: 'location', kind: 'text', isRequired: true },
  ],
  codesSent: [],
  documentArrived: [
    { name: 'number', kind: 'text' },
    { name: 'location', kind: 'text', isRequired: true },
  ],
  documentHandedOver: [],
  collectionBooked: [],
  codesReprintAsked: [reason],
  codesReprintArrived: [],
  reminded: [],
  lapsed: [],
  cancelled: [{ name: 'cause', kind: 'cause', isRequired: true }, reason],
  transferred: [
    { name: 'municipality', kind: 'text', isRequired: true },
    { name: 'reason', kind: 'text' },
  ],
  attestGiven: [{ name: 'number', kind: 'text', isRequired: true }, ...SPAN],
  attestExtended: [...SPAN, { name: 'number', kind: 'text' }],
  attestEnded: [reason],
  undone: [reason],
};

/** Steps for which a day and a time are chosen in the diary. */
export const IN_DIARY: readonly StepName[] = ['appointmentBooked', 'collectionBooked', 'appointmentMoved'];

/** Typed values by field. */
export type StepValues = Readonly<Record<string, string>>;

/** Names of required fields that are still empty. */
export const emptyFields = (step: StepName, values: StepValues): readonly string[] =>
  FIELDS[step]
    .filter(({ name, isRequired }) => isRequired === true && (values[name] ?? '').trim() === '')
    .map(({ name }) => name);

/** The step as main takes it. Its schema checks what was typed; nothing is judged here. */
export const stepOf = (step: StepName, values: StepValues): CaseStepInput => {
  const entries = FIELDS[step].map(({ name, kind }): [string, unknown] => {
    const value = (values[name] ?? '').trim();
    if (kind === 'lines') return [name, linesOf(value)];
    return [name, kind === 'date' && value === '' ? null : value];
  });
  return { step, ...Object.fromEntries(entries) } as CaseStepInput;
};

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
