/**
 * When it is ready. The clock is the moment of the order; day 0 is the order day. An order on a day that is not a working day
 * counts from the next one. The producer's days are national working days; the hand-over also waits for the municipality's own closing days.
 */
import {
  addDays,
  addWorkingDays,
  dateOf,
  dayKind,
  daysBetween,
  isBeforeCutOff,
  minutesUntil,
  sameOrNextWorkingDay,
} from './calendar.ts';
import type { CutOffAhead, PromisedDates, RuleReason } from './model/decision.ts';
import type { ClosingDay, LeadTime, ProcedureOffer } from './model/profile.ts';
import { reason, sourceOf } from './reasons.ts';

export interface PromiseFound {
  readonly promised: PromisedDates | null;
  readonly cutOff: CutOffAhead | null;
  readonly reasons: readonly RuleReason[];
}

/** First and last day on which the product can be expected; null where the source gives no term. Always working days, never before the order. */
export const promiseFor = (offer: ProcedureOffer, at: string, closingDays: readonly ClosingDay[]): PromiseFound => {
  const ordered = dateOf(at);
  const source = sourceOf(offer.source);
  const own = offer.delivery === 'CENTRAL' ? [] : closingDays;
  if (offer.collectAt === 'AT_ONCE') {
    const day = sameOrNextWorkingDay(ordered, own);
    return { promised: { from: day, to: day }, cutOff: null, reasons: [reason('AT_ONCE', source)] };
  }
  const start = sameOrNextWorkingDay(ordered);
  const early = start !== ordered || isBeforeCutOff(at, offer.cutOff);
  const lead = early ? offer.leadBefore : (offer.leadAfter ?? offer.leadBefore);
  if (lead === null) return { promised: null, cutOff: null, reasons: [reason('TERM_UNKNOWN', source)] };

  const promised = datesOf(start, lead, own);
  const reasons: RuleReason[] = [termReason(lead, source)];
  if (offer.cutOff !== null && start === ordered)
    reasons.push(reason(early ? 'BEFORE_CUT_OFF' : 'AFTER_CUT_OFF', source, { time: offer.cutOff }));
  if (start !== ordered) reasons.push(reason('COUNTS_FROM', source, { date: start }));
  return {
    promised,
    cutOff: early && start === ordered ? cutOffAhead(offer, at, own) : null,
    reasons: [...reasons, ...skippedDays(ordered, promised.to, lead, own)],
  };
};

/** The cut-off that an order of now still comes before, where it makes a difference. */
const cutOffAhead = (
  { cutOff, leadAfter }: ProcedureOffer,
  at: string,
  own: readonly ClosingDay[],
): CutOffAhead | null =>
  cutOff === null || leadAfter === null
    ? null
    : { time: cutOff, minutesLeft: minutesUntil(at, cutOff), afterwards: datesOf(dateOf(at), leadAfter, own) };

const datesOf = (start: string, lead: LeadTime, own: readonly ClosingDay[]): PromisedDates => ({
  from: sameOrNextWorkingDay(finished(start, lead, lead.min), own),
  to: sameOrNextWorkingDay(finished(start, lead, lead.max), own),
});

const finished = (start: string, lead: LeadTime, count: number): string =>
  lead.unit === 'WORKING_DAYS' ? addWorkingDays(start, count) : addDays(start, 7 * count);

const termReason = (lead: LeadTime, source: string): RuleReason => {
  const range = lead.min !== lead.max;
  const params = range ? { min: lead.min, max: lead.max } : { count: lead.min };
  if (lead.unit === 'WORKING_DAYS')
    return reason(range ? 'TERM_WORKING_DAYS_RANGE' : 'TERM_WORKING_DAYS', source, params);
  return reason(range ? 'TERM_WEEKS_RANGE' : 'TERM_WEEKS', source, params);
};

/** Holidays and closing days that a reader would have counted: all between order and hand-over for working days, the last days otherwise. */
const skippedDays = (ordered: string, to: string, lead: LeadTime, own: readonly ClosingDay[]): RuleReason[] => {
  const skipped: RuleReason[] = [];
  const first = lead.unit === 'WORKING_DAYS' ? 0 : Math.max(0, daysBetween(ordered, to) - 4);
  for (let offset = first; offset < daysBetween(ordered, to); offset++) {
    const date = addDays(ordered, offset);
    const kind = dayKind(date, own);
    if (kind === 'HOLIDAY') skipped.push(reason('HOLIDAY', 'KB 18-04-1974', { date }));
    if (kind === 'CLOSING_DAY') skipped.push(reason('CLOSING_DAY', 'municipality', { date }));
  }
  return skipped;
};
