/**
 * Which approved version of a profile rules on which days. A version rules from its own first day until the day before
 * the next one begins; of two that begin on the same day the higher number rules and the other one never does.
 */
import { addDays, type IsoDate, type Profile } from '../rules/index.ts';

/** What the order of versions depends on. */
export interface Dated {
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  /** Its own last day, where it names one. */
  readonly effectiveTo: IsoDate | null;
}

/** A version with the days on which it rules; `to` null: until further notice, `rules` null: never. */
export interface Ruling<Version extends Dated> {
  readonly version: Version;
  readonly rules: { readonly from: IsoDate; readonly to: IsoDate | null } | null;
}

/** The approved versions of one profile in the order of their first day, each with the days on which it rules. */
export const timelineOf = <Version extends Dated>(approved: readonly Version[]): readonly Ruling<Version>[] => {
  const ordered = [...approved].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version);
  return ordered.map((version, index) => {
    const next = ordered[index + 1];
    if (next === undefined) return { version, rules: { from: version.effectiveFrom, to: version.effectiveTo } };
    if (next.effectiveFrom === version.effectiveFrom) return { version, rules: null };
    const before = addDays(next.effectiveFrom, -1);
    const to = version.effectiveTo !== null && version.effectiveTo < before ? version.effectiveTo : before;
    return { version, rules: { from: version.effectiveFrom, to } };
  });
};

/**
 * The same versions with their last days set to what the timeline says, for the book. One that never rules gets a last
 * day before its first: running cases still find it by its number.
 */
export const withLastDays = (approved: readonly Profile[]): readonly Profile[] =>
  timelineOf(approved).map(({ version, rules }) => ({
    ...version,
    effectiveTo: rules === null ? addDays(version.effectiveFrom, -1) : rules.to,
  }));

/** Why a version cannot be approved beside the approved ones: the name of a refusal with its parameters. */
export interface Clash {
  readonly code: 'profileInPast' | 'profileOverlap' | 'profileGapBefore' | 'profileGapAfter';
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Whether a version fits between the approved ones of its profile. Days that passed keep their rules, no day has two
 * versions or none. `today` is the day of the approval. null: it fits.
 */
export const clashOf = (candidate: Dated, approved: readonly Dated[], today: IsoDate): Clash | null => {
  if (approved.length === 0) return null;
  if (candidate.effectiveFrom < today) return { code: 'profileInPast', params: { from: candidate.effectiveFrom } };
  const later = approved
    .filter((version) => version.effectiveFrom > candidate.effectiveFrom)
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))[0];
  if (later !== undefined) {
    const params = { version: later.version, from: later.effectiveFrom, until: addDays(later.effectiveFrom, -1) };
    if (candidate.effectiveTo === null || candidate.effectiveTo >= later.effectiveFrom)
      return { code: 'profileOverlap', params };
    if (candidate.effectiveTo < params.until) return { code: 'profileGapAfter', params };
  }
  const earlier = timelineOf(approved.filter((version) => version.effectiveFrom < candidate.effectiveFrom)).at(-1);
  const end = earlier?.version.effectiveTo ?? null;
  if (earlier !== undefined && end !== null && addDays(end, 1) < candidate.effectiveFrom)
    return {
      code: 'profileGapBefore',
      params: { version: earlier.version.version, until: end, from: addDays(end, 1) },
    };
  return null;
};
