/**
 * Whether a municipality makes a product by a procedure, delivered at a place, on a day.
 * Three answers: it does; it does not (for a product whose procedures the page lists, a missing combination is not offered);
 * the page is silent, and the officer is asked.
 */
import { dateOf } from './calendar.ts';
import { cardTypeOf, isOrderableOn, printedLetter, productTypeOf } from './card-types.ts';
import { coversLetter, isExcludedPlace } from './letter-filter.ts';
import type { CardTypes } from './model/card-type.ts';
import type { RuleQuestion, RuleReason } from './model/decision.ts';
import type { ProcedureOffer, Profile } from './model/profile.ts';
import type { CardLetter, TriState } from './model/vocabulary.ts';
import { reason, sourceOf } from './reasons.ts';

/** Code of the question whether the municipality offers what its page does not mention. */
export const OFFER_QUESTION = 'OFFERED_HERE';

export interface OfferAnswer {
  readonly offered: TriState;
  readonly offer: ProcedureOffer | null;
  readonly reasons: readonly RuleReason[];
  /** The officer may confirm or deny it: the page is silent. */
  readonly askOfficer: boolean;
}

/** Finds the offer that covers the question, or says why there is none. */
export const findOffer = (profile: Profile, types: CardTypes, question: RuleQuestion): OfferAnswer => {
  const day = dateOf(question.at);
  const product = productTypeOf(types, question.product);
  const own = profile.products.find((entry) => entry.product === question.product) ?? null;
  const page = own === null ? profile.profileId : sourceOf(own.source);

  for (const [facts, source] of [
    [product, product.source],
    [own, page],
  ] as const) {
    if (facts === null) continue;
    if (facts.orderableTo !== null && day > facts.orderableTo)
      return none(reason('PRODUCT_NO_LONGER', source, { date: facts.orderableTo }));
    if (facts.orderableFrom !== null && day < facts.orderableFrom)
      return none(reason('PRODUCT_NOT_YET', source, { date: facts.orderableFrom }));
  }
  if (own?.offered === 'no') return none(reason('PRODUCT_NOT_OFFERED', page));
  if (question.procedure === 'AT_ONCE' && !product.madeAtCounter)
    return none(reason('MADE_AT_COUNTER_ONLY', product.source));

  const rows = profile.offers.filter((row) => row.products.includes(question.product));
  if (own === null || own.offered === 'unknown' || rows.length === 0)
    return silent(question, reason('PRODUCT_PAGE_SILENT', page), null);

  const inForce = rows.filter(
    (row) =>
      row.procedure === question.procedure &&
      row.delivery === question.delivery &&
      isOrderableOn({ orderableFrom: row.validFrom, orderableTo: row.validTo }, day),
  );
  const elsewhere = inForce.filter((row) => !isExcludedPlace(row.servicePointsExcluded, question.servicePoint));
  if (elsewhere.length === 0) {
    const excluding = inForce[0];
    return none(
      excluding === undefined
        ? reason('PROCEDURE_NOT_OFFERED', page)
        : reason('SERVICE_POINT_EXCLUDED', sourceOf(excluding.source), { place: question.servicePoint ?? '' }),
    );
  }
  const judged = elsewhere.map((row) => ({
    row,
    fits: coversLetter(profile, types, row, question.letter, product.needsLetter),
  }));
  const fitting = judged.find(({ fits }) => fits !== 'no');
  if (fitting === undefined) {
    // A letter that the page nowhere mentions (issued since the page was written) is not refused on its account.
    if (question.letter !== null && !isOnPage(profile, question.letter))
      return silent(question, reason('LETTER_NOT_ON_PAGE', page, { letter: printedLetter(question.letter) }), null);
    const letter = question.letter === null ? '' : printedLetter(question.letter);
    return none(
      reason('PROCEDURE_NOT_FOR_LETTER', sourceOf(elsewhere[0]?.source ?? profile.payment.source), { letter }),
    );
  }
  const { row, fits } = fitting;
  const source = sourceOf(row.source);
  if (row.offered === 'unknown') return silent(question, reason('OFFER_UNKNOWN', source), row);
  if (fits === 'unknown')
    return { offered: 'unknown', offer: row, reasons: [reason('LETTER_MISSING', source)], askOfficer: false };
  return { offered: 'yes', offer: row, reasons: [reason('OFFERED', source)], askOfficer: false };
};

/** Whether the letter itself exists as an order on a day; null when the product has no letter or none is chosen. */
export const letterExistsAsOrder = (types: CardTypes, question: RuleQuestion): boolean => {
  if (question.letter === null || !productTypeOf(types, question.product).needsLetter) return true;
  const type = cardTypeOf(types, question.letter);
  if (!isOrderableOn(type, dateOf(question.at))) return false;
  return question.product !== 'EVK_CHILD' || type.childCard !== 'no';
};

const isOnPage = (profile: Profile, letter: CardLetter): boolean =>
  profile.letters.some((entry) => entry.letter === letter) ||
  profile.letterGroups.some((group) => group.letters.includes(letter));

const none = (why: RuleReason): OfferAnswer => ({ offered: 'no', offer: null, reasons: [why], askOfficer: false });

const silent = (question: RuleQuestion, why: RuleReason, offer: ProcedureOffer | null): OfferAnswer => {
  const answer = question.answers[OFFER_QUESTION] ?? 'unknown';
  const told =
    answer === 'yes'
      ? [reason('OFFER_CONFIRMED', 'officer')]
      : answer === 'no'
        ? [reason('OFFER_DENIED', 'officer')]
        : [];
  return { offered: answer, offer, reasons: [why, ...told], askOfficer: true };
};
