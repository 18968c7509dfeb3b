import type { CaseStepInput } from '../../electron/ipc/contract.ts';

export type StepName = CaseStepInput['step'];

/** What is typed for a step. `moment` is a day and a time; `lines` is one item per line. */
export interface StepField {
  readonly name: string;
  readonly kind: 'text' | 'long' | 'date' | 'moment' | 'lines' | 'card' | 'cause' | 'paper';
  readonly isRequired?: boolean;
}

const reason: StepField = { name: 'reason', kind: 'text', isRequired: true };

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
  appointmentBooked: [{ name: 'at', kind: 'moment', isRequired: true }],
  walkedIn: [],
  arrived: [],
  didNotCome: [],
  foundIncomplete: [
    { name: 'items', kind: 'lines', isRequired: true },
    { name: 'note', kind: 'text' },
  ],
  cameBack: [],
  interimGiven: [
    { name: 'paper', kind: 'paper', isRequired: true },
    { name: 'number', kind: 'text' },
    { name: 'issuedOn', kind: 'date', isRequired: true },
    { name: 'validUntil', kind: 'date', isRequired: true },
  ],
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
  collectionBooked: [{ name: 'at', kind: 'moment', isRequired: true }],
  codesReprintAsked: [reason],
  codesReprintArrived: [],
  reminded: [],
  lapsed: [],
  cancelled: [{ name: 'cause', kind: 'cause', isRequired: true }, reason],
  transferred: [
    { name: 'municipality', kind: 'text', isRequired: true },
    { name: 'reason', kind: 'text' },
  ],
  undone: [reason],
};

/** Typed values by field; a moment has its day under its name and its time under `<name>.time`. */
export type StepValues = Readonly<Record<string, string>>;

/** Names of required fields that are still empty. */
export const emptyFields = (step: StepName, values: StepValues): readonly string[] =>
  FIELDS[step]
    .filter(({ name, kind, isRequired }) => {
      if (isRequired !== true) return false;
      const filled = (key: string): boolean => (values[key] ?? '').trim() !== '';
      return !filled(name) || (kind === 'moment' && !filled(`${name}.time`));
    })
    .map(({ name }) => name);

/** The step as main takes it. Its schema checks what was typed; nothing is judged here. */
export const stepOf = (step: StepName, values: StepValues): CaseStepInput => {
  const entries = FIELDS[step].map(({ name, kind }): [string, unknown] => {
    const value = (values[name] ?? '').trim();
    if (kind === 'lines') return [name, linesOf(value)];
    if (kind === 'moment') return [name, `${value}T${timeOf(values[`${name}.time`] ?? '')}`];
    return [name, kind === 'date' && value === '' ? null : value];
  });
  return { step, ...Object.fromEntries(entries) } as CaseStepInput;
};

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `9.30`, `9u30`, `0930` as `09:30`; anything else stays as typed, so that main refuses it by name. */
export const timeOf = (typed: string): string => {
  const [, hours, minutes] = /^(\d{1,2})\D?(\d{2})$/.exec(typed.trim()) ?? [];
  return hours === undefined || minutes === undefined ? typed.trim() : `${hours.padStart(2, '0')}:${minutes}`;
};
