/**
 * Cash at the counter. Since 1 December 2019 the total of a cash payment is rounded to the nearest multiple of 5 cents when
 * payer and receiver are both present and the total is more than 5 cents (Wetboek van economisch recht, art. VI.7/1 and
 * following). The duty is for undertakings, and for public bodies in their regular dealings with consumers; for an
 * administrative fee opinions differ. Chosen here: round, because tills no longer hold 1 and 2 cent coins and the rounded
 * total is what an applicant meets everywhere else; a council that decides otherwise sets `payment.cashRounding` to EXACT in
 * its profile and gets change down to 1 cent. Coins of 1 and 2 cents stay legal tender: they are accepted in both cases.
 * The receipt shows the exact total and the rounded one, as the law asks. Bancontact is never rounded.
 */
export const CASH_ROUNDING_SOURCE = 'WER art. VI.7/1';

/** Euro notes and coins in cents, largest first. The 500 euro note is legal tender but no counter gives it back. */
export const DENOMINATIONS = [200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1] as const;

export interface DenominationCount {
  denominationCents: number;
  count: number;
}

/** What a cash payer pays for a total in cents. */
export const cashTotal = (totalCents: number, rounding: 'TO_5_CENTS' | 'EXACT'): number =>
  rounding === 'EXACT' || totalCents <= 5 ? totalCents : Math.round(totalCents / 5) * 5;

/** Change for cash given; null when less was given than is due. */
export const changeFor = (dueCents: number, givenCents: number): number | null =>
  givenCents < dueCents ? null : givenCents - dueCents;

/** The fewest notes and coins that make an amount, largest first. */
export const inDenominations = (cents: number): DenominationCount[] => {
  const counts: DenominationCount[] = [];
  let left = cents;
  for (const denominationCents of DENOMINATIONS) {
    const count = Math.floor(left / denominationCents);
    if (count > 0) counts.push({ denominationCents, count });
    left -= count * denominationCents;
  }
  return counts;
};
