/**
 * The life of a case as the domain reference tells it (sections 5.1 to 5.3), written a second time and on its own: no table,
 * no guard and no code of the application. Random walks compare the two.
 */
import { Temporal } from 'temporal-polyfill';
import type { CaseState, CaseStepInput, Product } from '../../../electron/ipc/contract.ts';

export interface Model {
  readonly state: CaseState;
  readonly product: Product;
  readonly dvz: 'none' | 'asked' | 'agreed';
  readonly card: boolean;
  readonly codes: boolean;
  /** Day on which everything was there. */
  readonly ready: string | null;
  /** Days of the reminders. */
  readonly reminders: readonly string[];
  /** What is recorded of an attest that was made at the counter. */
  readonly attest: 'none' | 'stands' | 'ended';
  readonly reprint: 'none' | 'asked' | 'here';
  /** How far the collection is. */
  readonly collected: boolean;
  readonly before: Model | null;
}

export const newModel: Model = {
  state: 'DRAFT',
  product: 'EVK',
  dvz: 'none',
  card: false,
  codes: false,
  ready: null,
  reminders: [],
  attest: 'none',
  reprint: 'none',
  collected: false,
  before: null,
};

const month = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString();
const chip = (product: Product): boolean => product === 'EVK' || product === 'EVK_CHILD';
export const madeHere = (product: Product): boolean =>
  product === 'AI' || product === 'PAPER_CHILD' || product === 'CERT_ACTIVATION';

const BEFORE_ORDER = ['AWAITING_DVZ', 'ENTITLED', 'INVITED', 'APPT_APPLY', 'CHECKING', 'INCOMPLETE', 'PAYMENT_DUE'];
const AFTER_ORDER = [
  'ORDERED',
  'ORDER_REJECTED',
  'IN_PRODUCTION',
  'CARD_AT_COUNTER',
  'CODES_SENT',
  'READY',
  'APPT_COLLECT',
  'HANDOVER',
  'REMINDED',
];

const readied = (model: Model, day: string): Model =>
  model.card && (model.codes || !chip(model.product)) && model.ready === null ? { ...model, ready: day } : model;

/** The model after a rightly filled step on a day, or null when the step is not possible. */
export const stepped = (model: Model, step: CaseStepInput['step'], day: string): Model | null => {
  if (step === 'undone') {
    return model.before === null ? null : { ...model.before, collected: model.collected, before: null };
  }
  const next = after(model, step, day);
  if (next === null) return null;
  const final = ['dvzAgreed', 'dvzRefused', 'documentHandedOver', 'lapsed'].includes(step);
  const dead = (step === 'cancelled' || step === 'transferred') && model.card;
  return { ...next, before: final || dead ? null : model };
};

const after = (model: Model, step: CaseStepInput['step'], day: string): Model | null => {
  const { state } = model;
  const go = (allowed: readonly string[], change: Partial<Model>): Model | null =>
    allowed.includes(state) ? { ...model, ...change } : null;
  switch (step) {
    case 'rightKnown':
      return model.dvz === 'asked' ? null : go(['DRAFT'], { state: 'ENTITLED' });
    case 'decisionPending':
      return go(['DRAFT', 'ENTITLED', 'CHECKING', 'INCOMPLETE'], { state: 'AWAITING_DVZ', dvz: 'asked' });
    case 'dvzAgreed':
      return go(['AWAITING_DVZ'], { state: 'ENTITLED', dvz: 'agreed' });
    case 'dvzRefused':
      return go(['AWAITING_DVZ'], { state: 'CANCELLED' });
    case 'invited':
      return go(['ENTITLED'], { state: 'INVITED' });
    case 'appointmentBooked':
      return model.dvz === 'asked' ? null : go(['DRAFT', 'ENTITLED', 'INVITED'], { state: 'APPT_APPLY' });
    case 'appointmentMoved':
      return go(['APPT_APPLY', 'APPT_COLLECT'], {});
    case 'walkedIn':
      return model.dvz === 'asked' ? null : go(['DRAFT', 'ENTITLED', 'INVITED'], { state: 'CHECKING' });
    case 'arrived':
      return go(['APPT_APPLY'], { state: 'CHECKING' });
    case 'didNotCome':
    case 'appointmentCancelled':
      if (state === 'APPT_APPLY') return { ...model, state: 'ENTITLED' };
      return go(['APPT_COLLECT'], { state: model.reminders.length === 0 ? 'READY' : 'REMINDED' });
    case 'foundIncomplete':
      return go(['DRAFT', 'CHECKING'], { state: 'INCOMPLETE' });
    case 'cameBack':
      return go(['INCOMPLETE'], { state: 'CHECKING' });
    case 'interimGiven':
      return go(['DRAFT', ...BEFORE_ORDER, ...AFTER_ORDER], {});
    case 'acceptedByRegister':
      return go(['ORDERED'], { state: 'IN_PRODUCTION' });
    case 'rejectedByRegister':
      return go(['ORDERED', 'IN_PRODUCTION'], { state: 'ORDER_REJECTED' });
    case 'orderCorrected':
      return go(['ORDER_REJECTED'], { state: 'ORDERED' });
    case 'cardArrived': {
      const arrived = go(['IN_PRODUCTION', 'CODES_SENT'], {
        card: true,
        state: state === 'CODES_SENT' ? 'READY' : 'CARD_AT_COUNTER',
      });
      return !chip(model.product) || arrived === null ? null : readied(arrived, day);
    }
    case 'codesSent': {
      const sent = go(['IN_PRODUCTION', 'CARD_AT_COUNTER'], {
        codes: true,
        state: state === 'CARD_AT_COUNTER' ? 'READY' : 'CODES_SENT',
      });
      return !chip(model.product) || sent === null ? null : readied(sent, day);
    }
    case 'documentArrived': {
      const arrived = go(['IN_PRODUCTION'], { card: true, state: 'READY' });
      return chip(model.product) || arrived === null ? null : readied(arrived, day);
    }
    case 'documentHandedOver':
      return chip(model.product) ? null : go(['READY', 'APPT_COLLECT', 'REMINDED'], { state: 'DONE' });
    case 'collectionBooked':
      return go(['READY', 'REMINDED'], { state: 'APPT_COLLECT' });
    case 'codesReprintAsked': {
      const asked = { reprint: 'asked' as const };
      // Codes belong to a chip: that of a card, or of the card on which certificates were put.
      if (!chip(model.product)) return model.product === 'CERT_ACTIVATION' ? go(['ACTIVE', 'DONE'], asked) : null;
      if (state === 'APPT_COLLECT') return { ...model, ...asked, state: 'READY' };
      return go(['READY', 'REMINDED', 'ACTIVE', 'DONE'], asked);
    }
    case 'codesReprintArrived':
      return model.reprint === 'asked' ? go(['READY', 'REMINDED', 'ACTIVE', 'DONE'], { reprint: 'here' }) : null;
    case 'reminded': {
      if (model.ready === null) return null;
      const last = model.reminders.at(-1);
      const due = month(last ?? model.ready, 1);
      return day < due ? null : go(['READY', 'REMINDED'], { state: 'REMINDED', reminders: [...model.reminders, day] });
    }
    case 'lapsed': {
      const [first] = model.reminders;
      return first === undefined || day < month(first, 3) ? null : go(['REMINDED'], { state: 'LAPSED' });
    }
    case 'attestGiven':
      return model.attest === 'none' && model.product === 'AI' ? go(['ACTIVE', 'DONE'], { attest: 'stands' }) : null;
    case 'attestExtended':
      return model.attest === 'stands' ? go(['ACTIVE', 'DONE'], {}) : null;
    case 'attestEnded':
      return model.attest === 'stands' ? go(['ACTIVE', 'DONE'], { attest: 'ended' }) : null;
    case 'cancelled':
      return go([...BEFORE_ORDER, ...AFTER_ORDER], { state: 'CANCELLED' });
    case 'transferred':
      return go(['DRAFT', ...BEFORE_ORDER, ...AFTER_ORDER], { state: 'CANCELLED' });
    case 'undone':
      return null;
  }
};

/** The model after the application is finished at the counter, paid and ordered (or made); null when that is not possible. */
export const finished = (model: Model): Model | null => {
  if (!['DRAFT', 'ENTITLED', 'INVITED', 'APPT_APPLY', 'CHECKING', 'INCOMPLETE'].includes(model.state)) return null;
  if (model.dvz === 'asked') return null;
  return { ...model, state: madeHere(model.product) ? 'DONE' : 'ORDERED', before: null };
};

/** The model after the whole collection, with no old card to destroy; null when nobody can collect. */
export const handedOver = (model: Model): Model | null => {
  // The letter in the applicant's hand proves that the codes were sent.
  const here = ['CARD_AT_COUNTER', 'READY', 'APPT_COLLECT', 'REMINDED'].includes(model.state);
  return here && chip(model.product) && model.reprint !== 'asked'
    ? { ...model, state: 'DONE', codes: true, collected: true, before: null }
    : null;
};
