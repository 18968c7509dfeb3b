/** Zones in the order of F6: work, side, bar, rail. */
const ZONES = ['.work', '.side', '.bar', '.rail'] as const;
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** Moves the focus to the next zone (or the previous one): to its heading or its first control. */
export const goToNextZone = (page: Document, backwards: boolean): void => {
  const at = ZONES.findIndex((zone) => page.querySelector(zone)?.contains(page.activeElement) === true);
  const next = ZONES[(Math.max(at, 0) + (at < 0 && !backwards ? 0 : backwards ? -1 : 1) + ZONES.length) % ZONES.length];
  const zone = next === undefined ? null : page.querySelector<HTMLElement>(next);
  const target = zone?.querySelector<HTMLElement>(FOCUSABLE) ?? zone;
  target?.focus();
};
