/** What can go wrong between card and reader, at a chosen command. */

export type Fault =
  /** The card is pulled out instead of answering. */
  | { readonly at: number; readonly kind: 'removed' }
  /** The answer is cut to this many bytes (at least one). */
  | { readonly at: number; readonly kind: 'truncated'; readonly bytes: number }
  /** This many bytes that make no sense (at least one). */
  | { readonly at: number; readonly kind: 'garbage'; readonly bytes: number }
  /** A status word alone, for instance 0x6F00 or 0x6C10. */
  | { readonly at: number; readonly kind: 'status'; readonly status: number }
  /** No answer until the card is removed. */
  | { readonly at: number; readonly kind: 'silence' };

/** The answer as the fault leaves it, or what happens instead of an answer. */
export function applyFault(fault: Fault, answer: Uint8Array): Uint8Array | 'removed' | 'silence' {
  switch (fault.kind) {
    case 'removed':
    case 'silence':
      return fault.kind;
    case 'truncated':
      return answer.slice(0, Math.max(1, fault.bytes));
    case 'garbage':
      return garbage(Math.max(1, fault.bytes));
    case 'status':
      return Uint8Array.of(fault.status >> 8, fault.status & 0xff);
  }
}

/** Always the same senseless bytes, so that a failing case can be repeated. */
function garbage(length: number): Uint8Array {
  let seed = 0x2f6e2b1;
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 16) & 0xff;
  });
}
