import { describe, expect, it } from 'vitest';
import {
  CARD_LETTERS,
  type CardLetter,
  cardTypes,
  DELIVERIES,
  decide,
  PROCEDURES,
  PRODUCTS,
  type Product,
} from '../../../electron/rules/index.ts';
import { ask, bornFor } from './golden/ask.ts';
import { MATRICES, type Matrix } from './golden/matrix.ts';
import { ORDERABLE } from './golden/rows.ts';
import { seedProfile } from './seed-profile.ts';

const on = '2026-11-09';
const withLetter: readonly Product[] = ['EVK', 'EVK_CHILD'];
const madeAtCounter: readonly Product[] = ['PAPER_CHILD', 'AI', 'CERT_ACTIVATION'];
const childLetters: readonly CardLetter[] = ['A', 'B', 'EU', 'EU+', 'F', 'F+', 'K', 'L', 'M', 'M_PERMANENT'];

/** What must be answered: from the matrix and from what holds everywhere (no order of a former letter, no card made while one waits). */
const expected = (
  matrix: Matrix,
  product: Product,
  letter: CardLetter | null,
  procedure: (typeof PROCEDURES)[number],
  delivery: (typeof DELIVERIES)[number],
  place: string | null,
): 'yes' | 'no' | 'unknown' => {
  if (product === 'PAPER_CHILD') return 'no';
  if (letter !== null && !ORDERABLE.includes(letter)) return 'no';
  if (product === 'EVK_CHILD' && letter !== null && !childLetters.includes(letter)) return 'no';
  if (procedure === 'AT_ONCE' && !madeAtCounter.includes(product)) return 'no';
  if (!matrix.mentioned.includes(product)) return 'unknown';
  const row = matrix.rows.find(
    (candidate) =>
      candidate.product === product &&
      candidate.procedure === procedure &&
      candidate.delivery === delivery &&
      (candidate.letters === undefined || (letter !== null && candidate.letters.includes(letter))),
  );
  if (row === undefined || (place !== null && row.notAt?.includes(place) === true)) return 'no';
  return row.state;
};

describe.each(MATRICES)('every combination of $profileId', (matrix) => {
  it('is offered, open or impossible as the page says', () => {
    const profile = seedProfile(matrix.profileId);
    const counts = { yes: 0, no: 0, unknown: 0 };
    const wrong: string[] = [];
    for (const product of PRODUCTS)
      for (const letter of withLetter.includes(product) ? CARD_LETTERS : [null])
        for (const procedure of PROCEDURES)
          for (const delivery of DELIVERIES)
            for (const place of matrix.places) {
              const want = expected(matrix, product, letter, procedure, delivery, place);
              counts[want]++;
              const { possible, fee } = decide(
                profile,
                cardTypes,
                ask({
                  product,
                  letter,
                  // A lost card needs no decision on the right: what is left is what the municipality offers.
                  reason: 'LOSS',
                  procedure,
                  delivery,
                  servicePoint: place,
                  birthDate: bornFor(product === 'EVK_CHILD' || product === 'PAPER_CHILD' ? 5 : 30, on),
                  at: `${on}T10:00`,
                }),
              );
              // M permanent for a child: whether that card exists is open everywhere.
              const have = product === 'EVK_CHILD' && letter === 'M_PERMANENT' && possible !== 'no' ? want : possible;
              if (have !== want || (want === 'no') !== (fee.state === 'notOffered'))
                wrong.push(
                  `${product} ${letter} ${procedure} ${delivery} ${place}: ${possible}, ${fee.state}; expected ${want}`,
                );
            }
    expect(wrong).toEqual([]);
    console.log(`${matrix.profileId}: ${counts.yes} offered, ${counts.unknown} open, ${counts.no} impossible`);
  });
});
