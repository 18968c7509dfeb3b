import type { CustomerPlace } from '../ipc/contract.ts';

interface Candidate {
  readonly screenId: string;
  readonly name: string;
  readonly isOwn: boolean;
}

/**
 * The screen on which the applicant's window stands, or null while it is not connected. Systems give a screen that comes
 * back another key at times: then its name finds it, where it is the only one of that name. Never the screen of the
 * counter: the work would be covered.
 */
export const screenFor = <Screen extends Candidate>(
  place: CustomerPlace,
  screens: readonly Screen[],
): Screen | null => {
  if (place.kind !== 'screen') return null;
  const others = screens.filter(({ isOwn }) => !isOwn);
  const same = others.find(({ screenId }) => screenId === place.screenId);
  if (same !== undefined) return same;
  const named = others.filter(({ name }) => name !== '' && name === place.name);
  return named.length === 1 ? (named[0] ?? null) : null;
};
