/** Seconds before the lock in which it is announced. */
export const WARNING_SECONDS = 20;

/** What an unused desk must do now. `secondsLeft` is rounded up to ten, so that it is announced twice and not each second. */
export type IdleAnswer =
  | { readonly kind: 'used' }
  | { readonly kind: 'warn'; readonly secondsLeft: number }
  | { readonly kind: 'lock' };

/** Judges how long nobody touched the desk. Times in milliseconds of one clock. */
export const judgeIdle = (lastUse: number, now: number, lockAfterMinutes: number): IdleAnswer => {
  const left = lockAfterMinutes * 60_000 - (now - lastUse);
  if (left <= 0) return { kind: 'lock' };
  return left <= WARNING_SECONDS * 1000
    ? { kind: 'warn', secondsLeft: Math.ceil(left / 10_000) * 10 }
    : { kind: 'used' };
};
