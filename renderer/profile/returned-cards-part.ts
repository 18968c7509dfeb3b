import { field, members, one, source, TRI } from './fields.ts';

/** What happens to cards that come back. */
export const returnedCardsPart = members(
  'returnedCards',
  [
    field('withdrawn', one('withdrawnCards')),
    field('otherMunicipality', one('foreignCards')),
    field('destructionWitness', TRI),
    field('issuers', { kind: 'codes' }),
    source,
  ],
  true,
);
