/**
 * What each page offers, as a table: everything else is impossible (the page lists the procedures of that product and this is not one)
 * or open (the page does not mention the product at all). Written from the pages.
 */
import type { CardLetter, Delivery, Procedure, Product } from '../../../../electron/rules/index.ts';

export interface MatrixRow {
  readonly product: Product;
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  /** Missing: every letter. */
  readonly letters?: readonly CardLetter[];
  /** Places where it cannot be had. */
  readonly notAt?: readonly string[];
  readonly state: 'yes' | 'unknown';
}

export interface Matrix {
  readonly profileId: string;
  /** Products that the page mentions; all others are open. */
  readonly mentioned: readonly Product[];
  readonly rows: readonly MatrixRow[];
  readonly places: readonly (string | null)[];
}

const row = (
  product: Product,
  procedure: Procedure,
  delivery: Delivery,
  more: Partial<Pick<MatrixRow, 'letters' | 'notAt' | 'state'>> = {},
): MatrixRow => ({ product, procedure, delivery, state: 'yes', ...more });

export const MATRICES: readonly Matrix[] = [
  {
    profileId: 'seed-000',
    mentioned: ['EVK', 'EVK_CHILD', 'AI', 'TRAVEL'],
    places: [null, 'BIBUS'],
    rows: [
      row('EVK', 'NORMAL', 'MUNICIPALITY'),
      row('EVK', 'URGENT', 'MUNICIPALITY', { notAt: ['BIBUS'] }),
      row('EVK_CHILD', 'NORMAL', 'MUNICIPALITY'),
      row('EVK_CHILD', 'URGENT', 'MUNICIPALITY', { notAt: ['BIBUS'] }),
      row('AI', 'NORMAL', 'MUNICIPALITY'),
      // A travel document can be applied for; the page says neither at what price nor whether faster.
      row('TRAVEL', 'NORMAL', 'MUNICIPALITY'),
      row('TRAVEL', 'NORMAL', 'CENTRAL', { state: 'unknown' }),
      row('TRAVEL', 'URGENT', 'MUNICIPALITY', { state: 'unknown' }),
      row('TRAVEL', 'URGENT', 'CENTRAL', { state: 'unknown' }),
      row('TRAVEL', 'VERY_URGENT', 'MUNICIPALITY', { state: 'unknown' }),
      row('TRAVEL', 'VERY_URGENT', 'CENTRAL', { state: 'unknown' }),
    ],
  },
  {
    profileId: 'seed-001',
    mentioned: ['EVK'],
    places: [null],
    rows: [
      row('EVK', 'NORMAL', 'MUNICIPALITY'),
      row('EVK', 'NORMAL', 'CENTRAL', { state: 'unknown' }),
      row('EVK', 'URGENT', 'MUNICIPALITY', { state: 'unknown' }),
      row('EVK', 'URGENT', 'CENTRAL', { state: 'unknown' }),
      row('EVK', 'VERY_URGENT', 'MUNICIPALITY', { state: 'unknown' }),
      row('EVK', 'VERY_URGENT', 'CENTRAL', { state: 'unknown' }),
    ],
  },
  {
    profileId: 'seed-002',
    mentioned: ['EVK', 'PAPER_CHILD'],
    places: [null, 'HUIS-VAN-DE-BRUGGELING'],
    rows: [row('EVK', 'NORMAL', 'MUNICIPALITY'), row('EVK', 'URGENT', 'MUNICIPALITY')],
  },
  {
    profileId: 'seed-003',
    mentioned: ['EVK', 'CERT_ACTIVATION'],
    places: [null, 'SNELBALIE'],
    rows: [
      row('EVK', 'NORMAL', 'MUNICIPALITY'),
      row('EVK', 'URGENT', 'MUNICIPALITY'),
      row('CERT_ACTIVATION', 'NORMAL', 'MUNICIPALITY'),
      row('CERT_ACTIVATION', 'AT_ONCE', 'MUNICIPALITY'),
    ],
  },
  {
    profileId: 'seed-004',
    mentioned: ['EVK', 'AI'],
    places: [null, 'GEMEENTEHUIS'],
    rows: [
      row('EVK', 'NORMAL', 'MUNICIPALITY'),
      row('EVK', 'URGENT', 'MUNICIPALITY'),
      row('EVK', 'VERY_URGENT', 'MUNICIPALITY', { letters: ['F', 'F+'] }),
      // Letters that came after the page was written: the page's groups do not know them.
      row('EVK', 'VERY_URGENT', 'MUNICIPALITY', {
        letters: ['EU', 'EU+', 'K', 'L', 'I', 'J', 'M', 'M_PERMANENT', 'N'],
        state: 'unknown',
      }),
      row('EVK', 'VERY_URGENT', 'CENTRAL'),
      // Named beside the card, without procedure or price.
      row('AI', 'NORMAL', 'MUNICIPALITY', { state: 'unknown' }),
      row('AI', 'NORMAL', 'CENTRAL', { state: 'unknown' }),
      row('AI', 'URGENT', 'MUNICIPALITY', { state: 'unknown' }),
      row('AI', 'URGENT', 'CENTRAL', { state: 'unknown' }),
      row('AI', 'VERY_URGENT', 'MUNICIPALITY', { state: 'unknown' }),
      row('AI', 'VERY_URGENT', 'CENTRAL', { state: 'unknown' }),
      row('AI', 'AT_ONCE', 'MUNICIPALITY', { state: 'unknown' }),
      row('AI', 'AT_ONCE', 'CENTRAL', { state: 'unknown' }),
    ],
  },
];
