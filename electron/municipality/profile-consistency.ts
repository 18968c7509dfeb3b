/** What a profile file says against itself: codes that lead nowhere, double codes, bands and periods that are empty, rows that can never decide. */
import { addDays, type FeeFilter, type FeeRule, type Profile } from '../rules/index.ts';

export interface Inconsistency {
  readonly path: string;
  /** Name of the text below `profileProblems`. */
  readonly text: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** All inconsistencies within one version. */
export const crossCheck = (profile: Profile): Inconsistency[] => [
  ...doubleCodes(profile),
  ...unknownReferences(profile),
  ...emptyPeriods(profile),
  ...feeRows(profile),
  ...offerTerms(profile),
  ...letterPaths(profile),
];

const found = (path: string, text: string, params: Readonly<Record<string, string | number>> = {}): Inconsistency => ({
  path,
  text,
  params,
});

const doubleCodes = (profile: Profile): Inconsistency[] => {
  const lists: readonly [string, readonly { readonly code: string }[]][] = [
    ['servicePoints', profile.servicePoints],
    ['letterGroups', profile.letterGroups],
    ['appointmentTypes', profile.appointmentTypes],
    ['offers', profile.offers],
    ['conditions', profile.conditions],
    ['fees', profile.fees],
    ['surcharges', profile.surcharges],
    ['windows', profile.windows],
    ['invitations', profile.invitations],
    ['replacingDocuments', profile.replacingDocuments],
    ['photo.rules', profile.photo.rules],
    ['checklist', profile.checklist.map((item) => ({ code: `${item.moment} ${item.code}` }))],
    ['letters', profile.letters.map((entry) => ({ code: entry.letter }))],
    ['products', profile.products.map((entry) => ({ code: entry.product }))],
  ];
  return lists.flatMap(([name, list]) =>
    list.flatMap(({ code }, index) =>
      list.findIndex((entry) => entry.code === code) < index ? [found(`${name}.${index}`, 'codeTwice', { code })] : [],
    ),
  );
};

const unknownReferences = (profile: Profile): Inconsistency[] => {
  const places = new Set(profile.servicePoints.map((place) => place.code));
  const groups = new Set(profile.letterGroups.map((group) => group.code));
  const conditions = new Set(profile.conditions.map((condition) => condition.code));
  const types = new Set(profile.appointmentTypes.map((type) => type.code));
  const missing: Inconsistency[] = [];
  const need = (known: ReadonlySet<string>, code: string | null, path: string) => {
    if (code !== null && !known.has(code)) missing.push(found(path, 'referenceUnknown', { code }));
  };
  profile.offers.forEach((offer, index) => {
    need(groups, offer.group, `offers.${index}.group`);
    offer.servicePointsExcluded.forEach((code, at) => {
      need(places, code, `offers.${index}.servicePointsExcluded.${at}`);
    });
  });
  profile.fees.forEach((fee, index) => {
    need(groups, fee.group, `fees.${index}.group`);
    fee.conditions.forEach((code, at) => {
      need(conditions, code, `fees.${index}.conditions.${at}`);
    });
    [...(fee.servicePoints ?? []), ...fee.servicePointsExcluded].forEach((code) => {
      need(places, code, `fees.${index}`);
    });
  });
  profile.surcharges.forEach((row, index) => {
    need(groups, row.group, `surcharges.${index}.group`);
    for (const list of ['conditions', 'exceptions'] as const)
      row[list].forEach((code, at) => {
        need(conditions, code, `surcharges.${index}.${list}.${at}`);
      });
    [...(row.servicePoints ?? []), ...row.servicePointsExcluded].forEach((code) => {
      need(places, code, `surcharges.${index}`);
    });
  });
  profile.appointmentTypes.forEach((type, index) => {
    type.servicePoints.forEach((code, at) => {
      need(places, code, `appointmentTypes.${index}.servicePoints.${at}`);
    });
  });
  profile.windows.forEach((rule, index) => {
    need(types, rule.appointmentType, `windows.${index}.appointmentType`);
  });
  need(places, profile.activation?.servicePoint ?? null, 'activation.servicePoint');
  return missing;
};

const emptyPeriods = (profile: Profile): Inconsistency[] => {
  const empty: Inconsistency[] = [];
  const period = (from: string | null, to: string | null, path: string) => {
    if (from !== null && to !== null && from > to) empty.push(found(path, 'periodEmpty', { from, to }));
  };
  const band = (from: number | null, below: number | null, path: string) => {
    if (from !== null && below !== null && from >= below) empty.push(found(path, 'bandEmpty', { from, below }));
  };
  period(profile.effectiveFrom, profile.effectiveTo, 'effectiveTo');
  profile.products.forEach((entry, index) => {
    period(entry.orderableFrom, entry.orderableTo, `products.${index}.orderableTo`);
    band(entry.ageMin, entry.ageBelow, `products.${index}.ageBelow`);
  });
  profile.offers.forEach((entry, index) => {
    period(entry.validFrom, entry.validTo, `offers.${index}.validTo`);
  });
  for (const list of ['fees', 'surcharges'] as const)
    profile[list].forEach((entry, index) => {
      period(entry.validFrom, entry.validTo, `${list}.${index}.validTo`);
      band(entry.ageFrom, entry.ageBelow, `${list}.${index}.ageBelow`);
    });
  profile.checklist.forEach((entry, index) => {
    band(entry.ageMin, entry.ageBelow, `checklist.${index}.ageBelow`);
    if (entry.quantity !== null && entry.quantity.min > entry.quantity.max)
      empty.push(found(`checklist.${index}.quantity`, 'rangeReversed'));
    if (entry.need === 'ONE_OF' && entry.group === null)
      empty.push(found(`checklist.${index}.group`, 'groupMissing', { code: entry.code }));
  });
  return empty;
};

/** A row after one that covers everything it covers can never decide. */
const feeRows = (profile: Profile): Inconsistency[] => {
  const problems: Inconsistency[] = [];
  profile.fees.forEach((later, index) => {
    const earlier = profile.fees
      .slice(0, index)
      .find((row) => filterOf(row) !== filterOf(later) && hides(profile, row, later));
    if (earlier !== undefined)
      problems.push(found(`fees.${index}`, 'feeNeverReached', { code: later.code, earlier: earlier.code }));
    if (!profile.products.some((entry) => entry.product === later.product))
      problems.push(found(`fees.${index}.product`, 'productNotListed', { product: later.product }));
  });
  profile.surcharges.forEach((row, index) => {
    if (!profile.products.some((entry) => entry.product === row.product))
      problems.push(found(`surcharges.${index}.product`, 'productNotListed', { product: row.product }));
  });
  return [
    ...problems,
    ...periods('fees', profile.fees, filterOf),
    ...periods('surcharges', profile.surcharges, filterOf),
  ];
};

/** Rows for the same thing follow each other in time: no day with two of them, no day between them without one. */
const periods = <Row extends Pick<FeeRule, 'code' | 'validFrom' | 'validTo'>>(
  list: string,
  rows: readonly Row[],
  sameThing: (row: Row) => string,
): Inconsistency[] => {
  const named = rows.map((row, index) => ({ row, index }));
  const groups = new Map<string, typeof named>();
  for (const entry of named) {
    const filter = sameThing(entry.row);
    groups.set(filter, [...(groups.get(filter) ?? []), entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const inTime = group.toSorted((a, b) => (a.row.validFrom ?? '').localeCompare(b.row.validFrom ?? ''));
    return inTime.flatMap(({ row, index }, position) => {
      const before = inTime[position - 1]?.row;
      if (before === undefined) return [];
      const params = { code: row.code, earlier: before.code };
      const path = `${list}.${index}`;
      if (before.validTo === null || row.validFrom === null || row.validFrom <= before.validTo)
        return [found(row.validFrom === null ? path : `${path}.validFrom`, 'periodsOverlap', params)];
      return row.validFrom > addDays(before.validTo, 1)
        ? [found(`${path}.validFrom`, 'periodsGap', { ...params, from: before.validTo, to: row.validFrom })]
        : [];
    });
  });
};

/** What a row is for, without its period: equal for rows that differ in dates and amount only. */
const filterOf = (row: FeeFilter): string =>
  JSON.stringify([
    row.product,
    row.ageFrom,
    row.ageBelow,
    row.letters?.toSorted() ?? null,
    row.group,
    row.reasons?.toSorted() ?? null,
    row.procedures?.toSorted() ?? null,
    row.deliveries?.toSorted() ?? null,
    row.servicePoints?.toSorted() ?? null,
    row.servicePointsExcluded.toSorted(),
    row.conditions.toSorted(),
  ]);

const hides = (profile: Profile, first: FeeRule, second: FeeRule): boolean => {
  const wider = <Word>(a: readonly Word[] | null, b: readonly Word[] | null) =>
    a === null || b?.every((word) => a.includes(word)) === true;
  const lettersOf = (rule: FeeRule) =>
    rule.letters === null && rule.group === null
      ? null
      : [...(rule.letters ?? []), ...(profile.letterGroups.find((group) => group.code === rule.group)?.letters ?? [])];
  return (
    first.product === second.product &&
    first.conditions.every((code) => second.conditions.includes(code)) &&
    first.servicePointsExcluded.every((code) => second.servicePointsExcluded.includes(code)) &&
    wider(first.servicePoints, second.servicePoints) &&
    wider(lettersOf(first), lettersOf(second)) &&
    wider(first.reasons, second.reasons) &&
    wider(first.procedures, second.procedures) &&
    wider(first.deliveries, second.deliveries) &&
    (first.ageFrom ?? 0) <= (second.ageFrom ?? 0) &&
    (first.ageBelow ?? 999) >= (second.ageBelow ?? 999) &&
    (first.validFrom ?? '') <= (second.validFrom ?? '') &&
    (first.validTo ?? '9999') >= (second.validTo ?? '9999')
  );
};

const offerTerms = (profile: Profile): Inconsistency[] => [
  ...periods('offers', profile.offers, (offer) =>
    JSON.stringify([
      offer.products.toSorted(),
      offer.letters?.toSorted() ?? null,
      offer.group,
      offer.procedure,
      offer.delivery,
      offer.servicePointsExcluded.toSorted(),
    ]),
  ),
  ...profile.offers.flatMap((offer, index) => [
    ...[offer.leadBefore, offer.leadAfter].flatMap((term) =>
      term !== null && term.min > term.max ? [found(`offers.${index}`, 'rangeReversed')] : [],
    ),
    ...(offer.cutOff !== null && offer.leadAfter === null
      ? [found(`offers.${index}.leadAfter`, 'termAfterCutOffMissing', { code: offer.code })]
      : []),
    ...(offer.cutOff === null && offer.leadAfter !== null
      ? [found(`offers.${index}.cutOff`, 'cutOffMissing', { code: offer.code })]
      : []),
  ]),
];

const letterPaths = (profile: Profile): Inconsistency[] => [...unlabelled(profile), ...circles(profile)];

/** A letter that the page lists has the page's own words. */
const unlabelled = (profile: Profile): Inconsistency[] =>
  profile.letters.flatMap((entry, index) =>
    entry.listed && entry.label === null ? [found(`letters.${index}.label`, 'labelMissing')] : [],
  );

/** A card that cannot be renewed leads to another letter; following the arrows must come to an end. */
const circles = (profile: Profile): Inconsistency[] => {
  const next = new Map<string, string>();
  for (const rule of profile.windows)
    if (rule.outcome.kind === 'APPLY_OTHER')
      for (const letter of rule.letters ?? []) next.set(letter, rule.outcome.letter);
  return profile.windows.flatMap((rule, index) => {
    if (rule.outcome.kind !== 'APPLY_OTHER') return [];
    const start = rule.letters?.[0];
    const seen = new Set<string>();
    let current: string | undefined = start;
    while (current !== undefined && !seen.has(current)) {
      seen.add(current);
      current = next.get(current);
    }
    return current === undefined ? [] : [found(`windows.${index}.outcome`, 'successorCircular', { letter: current })];
  });
};
