/** Steps of the order, from the register's answer to everything that lies ready. */
import { checkCardNumber, compactCardNumber, sameCardNumber } from '../../rules/index.ts';
import { type Definitions, required } from './definition.ts';

type Order =
  | 'acceptedByRegister'
  | 'rejectedByRegister'
  | 'orderCorrected'
  | 'cardArrived'
  | 'codesSent'
  | 'documentArrived';

/** Number of a travel document as printed: letters and digits. */
const DOCUMENT_NUMBER = /^[A-Z0-9]{6,12}$/;
const compact = (number: string): string => number.replace(/[\s.-]/g, '').toUpperCase();

export const order: Definitions<Order> = {
  acceptedByRegister: {
    event: 'acceptedByRegister',
    change: (content, { reference }, { deed }) => ({
      ...content,
      order: { ...content.order, accepted: { ...deed, reference } },
    }),
    note: ({ reference }) => ({ params: { reference } }),
    sample: { step: 'acceptedByRegister', reference: '' },
  },
  rejectedByRegister: {
    event: 'rejectedByRegister',
    check: ({ reason }) => required('reason', reason, 'reasonRequired'),
    change: (content, { reason }, { deed }) => ({
      ...content,
      order: {
        ...content.order,
        accepted: null,
        rejections: [...content.order.rejections, { ...deed, reason }],
      },
    }),
    note: ({ reason }) => ({ reason }),
    sample: { step: 'rejectedByRegister', reason: '-' },
  },
  orderCorrected: {
    event: 'orderCorrected',
    check: ({ reason }) => required('reason', reason, 'reasonRequired'),
    change: (content, _step, { deed }) => ({ ...content, order: { ...content.order, ordered: deed } }),
    note: ({ reason }) => ({ reason }),
    sample: { step: 'orderCorrected', reason: '-' },
  },
  cardArrived: {
    event: 'cardArrived',
    check: ({ cardNumber, location }) => {
      const checked = checkCardNumber(cardNumber);
      return [
        ...(checked.ok && checked.kind !== 'BELGIAN'
          ? []
          : [{ path: 'cardNumber', messageKey: 'errors.cardNumberWrong' }]),
        ...required('location', location, 'locationRequired'),
      ];
    },
    // The old card lies on the same desk, and its number or its chip leads to the same case.
    checkInCase: ({ cardNumber }, { application }) =>
      sameCardNumber(cardNumber, application.held.cardNumber)
        ? [{ path: 'cardNumber', messageKey: 'errors.cardNumberHeld' }]
        : [],
    change: (content, { cardNumber, location }, { deed }) => {
      const arrived = { ...deed, cardNumber: compactCardNumber(cardNumber), location };
      return { ...content, order: { ...content.order, arrived } };
    },
    note: ({ cardNumber, location }) => ({ params: { cardNumber: compactCardNumber(cardNumber), location } }),
    sample: { step: 'cardArrived', cardNumber: 'B000000000', location: '-' },
  },
  codesSent: {
    event: 'codesSent',
    change: (content, _step, { deed }) => ({ ...content, order: { ...content.order, codesSent: deed } }),
    note: () => ({}),
    sample: { step: 'codesSent' },
  },
  documentArrived: {
    event: 'documentArrived',
    check: ({ number, location }) => [
      ...(number === '' || DOCUMENT_NUMBER.test(compact(number))
        ? []
        : [{ path: 'number', messageKey: 'errors.documentNumberWrong' }]),
      ...required('location', location, 'locationRequired'),
    ],
    change: (content, { number, location }, { deed }) => ({
      ...content,
      order: { ...content.order, arrived: { ...deed, cardNumber: compact(number), location } },
    }),
    note: ({ number, location }) => ({ params: { number: compact(number), location } }),
    sample: { step: 'documentArrived', number: '', location: '-' },
  },
};
