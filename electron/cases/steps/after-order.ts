/** Steps while the card lies ready, and the ends of a case without a card handed over. */
import { remindersOf, timeAfter } from '../../rules/index.ts';
import type { Transaction } from '../../storage/index.ts';
import { dayOf } from '../collection-guards.ts';
import type { Deed, StoredCase } from '../record.ts';
import { enterWithdrawn } from '../withdrawn-cards.ts';
import { readyOn } from '../work-dates.ts';
import { type Definitions, required, withCourse } from './definition.ts';

type AfterOrder =
  | 'documentHandedOver'
  | 'collectionBooked'
  | 'codesReprintAsked'
  | 'codesReprintArrived'
  | 'reminded'
  | 'lapsed'
  | 'cancelled'
  | 'transferred';

export const afterOrder: Definitions<AfterOrder> = {
  documentHandedOver: {
    event: 'documentHandedOver',
    change: (content, _step, { deed }) => withCourse(content, { documentGiven: deed }),
    note: () => ({}),
    sample: { step: 'documentHandedOver' },
  },
  collectionBooked: {
    event: 'collectionBooked',
    change: (content, { at }, { deed }) =>
      withCourse(content, { appointment: { ...deed, time: at, purpose: 'COLLECT' } }),
    note: ({ at }) => ({ params: { time: at } }),
    sample: { step: 'collectionBooked', at: '2026-01-01T09:00' },
  },
  codesReprintAsked: {
    event: 'codesReprintAsked',
    check: ({ reason }) => required('reason', reason, 'reasonRequired'),
    change: (content, { reason }, { deed }) =>
      withCourse(
        { ...content, collection: { ...content.collection, letterSeen: null } },
        { codesReprint: { ...deed, reason, arrived: null }, appointment: null },
      ),
    note: ({ reason }) => ({ reason }),
    sample: { step: 'codesReprintAsked', reason: '-' },
  },
  codesReprintArrived: {
    event: 'codesReprintArrived',
    change: (content, _step, { deed }) => {
      const { codesReprint } = content.course;
      const open = codesReprint !== null && codesReprint.arrived === null;
      return withCourse(content, { codesReprint: open ? { ...codesReprint, arrived: deed } : null });
    },
    note: () => ({}),
    sample: { step: 'codesReprintArrived' },
  },
  reminded: {
    event: 'reminded',
    change: (content, _step, { deed, today, profile }) => {
      const { firstAfter, nextAfter } = remindersOf(profile);
      const { reminders } = content.course;
      const before = reminders.at(-1);
      const dueOn =
        before === undefined
          ? timeAfter(readyOn(content) ?? today, firstAfter)
          : timeAfter(dayOf(before), nextAfter ?? firstAfter);
      return withCourse(content, { reminders: [...reminders, { ...deed, dueOn }] });
    },
    note: () => ({}),
    sample: { step: 'reminded' },
  },
  lapsed: {
    event: 'lapsed',
    change: (content, _step, { deed, profile }) => {
      const [first] = content.course.reminders;
      return withCourse(content, {
        lapse:
          first === undefined ? null : { ...deed, dueOn: timeAfter(dayOf(first), remindersOf(profile).lapseAfter) },
      });
    },
    note: () => ({}),
    also: (transaction, changed, deed) => withdrawNewCard(transaction, changed, deed, 'LAPSED'),
    sample: { step: 'lapsed' },
  },
  cancelled: {
    event: 'cancelled',
    check: ({ reason }) => required('reason', reason, 'reasonRequired'),
    change: (content, { cause, reason }, { deed }) => ({
      ...withCourse(content, { end: { ...deed, cause, municipality: '', reason } }),
      order: { ...content.order, cancelled: { ...deed, reason } },
    }),
    note: ({ cause, reason }) => ({ params: { cause }, reason }),
    also: (transaction, changed, deed) => withdrawNewCard(transaction, changed, deed, 'CANCELLED'),
    sample: { step: 'cancelled', cause: 'APPLICANT', reason: '-' },
  },
  transferred: {
    event: 'transferred',
    check: ({ municipality }) => required('municipality', municipality, 'municipalityRequired'),
    change: (content, { municipality, reason }, { deed }) => ({
      ...withCourse(content, { end: { ...deed, cause: 'MOVED', municipality, reason } }),
      order: { ...content.order, cancelled: { ...deed, reason } },
    }),
    note: ({ municipality, reason }) => ({ params: { municipality }, ...(reason === '' ? {} : { reason }) }),
    also: (transaction, changed, deed) => withdrawNewCard(transaction, changed, deed, 'CANCELLED'),
    sample: { step: 'transferred', municipality: '-', reason: '' },
  },
};

/** A card that was made but will never be handed over is dead from now on. */
const withdrawNewCard = async (
  transaction: Transaction,
  changed: StoredCase,
  deed: Deed,
  cause: 'LAPSED' | 'CANCELLED',
): Promise<void> => {
  const cardNumber = changed.order.arrived?.cardNumber ?? '';
  if (cardNumber !== '') await enterWithdrawn(transaction, { cardNumber, cause, caseId: changed.id }, deed.at);
};
