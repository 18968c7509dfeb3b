/**
 * The port to the payment terminal. Two implementations: `manual`, where the officer types the amount on the terminal and
 * the reference from its slip, and ZVT over TCP. ZVT was chosen over OPI and Nexo because its specification is public, it
 * needs one plain TCP connection without a server of our own or certificates of a vendor, and terminals of the large
 * makers speak it beside their own protocol; OPI needs a listening port on the workstation, Nexo an agreement and keys per vendor.
 */
export interface PaymentTerminal {
  readonly kind: 'manual' | 'zvt';
  /**
   * Asks the terminal for an amount, once. It never asks twice: whatever is not a clear yes or no is `unknown`, and a
   * person finds out. Never rejects.
   */
  charge(cents: number): Promise<ChargeOutcome>;
}

/** How a charge ended. `reference` is what the terminal prints; `detail` is for staff and IT support, never card data. */
export type ChargeOutcome =
  | { readonly kind: 'approved'; readonly reference: string; readonly detail: string }
  /** Nothing was taken: refused, cancelled, or the terminal was never asked. */
  | { readonly kind: 'declined'; readonly detail: string }
  /** Nobody can say: the line was cut after the terminal was asked, or it said something else than was asked. */
  | { readonly kind: 'unknown'; readonly reference: string; readonly detail: string };

/** Where the linked terminal is; null: the officer works it by hand. */
export interface TerminalAddress {
  readonly host: string;
  readonly port: number;
  /** Six digits that the terminal asks of a till; `000000` as delivered. */
  readonly password: string;
}

/** The terminal that is worked by hand: there is nothing to ask. */
export const manualTerminal: PaymentTerminal = {
  kind: 'manual',
  charge: () => Promise.resolve({ kind: 'declined', detail: 'not linked' }),
};
