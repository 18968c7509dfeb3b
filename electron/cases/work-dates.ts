/** Dates by which the work lists find a case, as columns of its row. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { CaseState } from '../rules/model/index.ts';
import { belgianDate, type CasesTable } from '../storage/index.ts';
import { isAttestStanding, standingAttest } from './attest.ts';
import { isWithoutChip } from './products.ts';
import type { StoredCase } from './record.ts';

type WorkDates = Pick<
  CasesTable,
  'ready_on' | 'reminded_on' | 'interim_until' | 'activation_from' | 'invite_from' | 'closed_on'
>;

const OVER: readonly CaseState[] = ['ACTIVE', 'DONE', 'LAPSED', 'CANCELLED'];

/** States in which the time of retention runs. */
export const CLOSED: readonly CaseState[] = ['DONE', 'LAPSED', 'CANCELLED'];

const dayAt = (instant: string): string => belgianDate(Temporal.Instant.from(instant));

/** The dates of a case. */
export const datesOf = (stored: StoredCase): WorkDates => {
  const { course, decision, state } = stored;
  const [firstReminder] = course.reminders;
  return {
    ready_on: readyOn(stored),
    reminded_on: firstReminder === undefined ? null : dayAt(firstReminder.at),
    interim_until: paperEnds(stored),
    activation_from: OVER.includes(state) ? null : (decision?.activationNotBefore ?? null),
    invite_from: decision?.inviteFrom ?? null,
    closed_on: CLOSED.includes(state) ? (stored.closedOn ?? dayAt(stored.updatedAt)) : null,
  };
};

/** Last day of the paper that somebody goes with: until the card, or as long as an attest that the counter made holds. */
const paperEnds = (stored: StoredCase): string | null => {
  if (OVER.includes(stored.state)) {
    return isAttestStanding(stored) ? (standingAttest(stored)?.validUntil ?? null) : null;
  }
  const days = stored.course.interimPapers.map(({ validUntil }) => validUntil);
  return days.sort().at(-1) ?? null;
};

/** Day on which everything was there that the applicant comes for. */
export const readyOn = ({ order, application }: Pick<StoredCase, 'order' | 'application'>): string | null => {
  const { arrived, codesSent } = order;
  if (arrived === null) return null;
  if (isWithoutChip(application.product)) return dayAt(arrived.at);
  return codesSent === null ? null : dayAt(arrived.at > codesSent.at ? arrived.at : codesSent.at);
};
