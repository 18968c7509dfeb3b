import { type CustomerPlace, customerPlace } from '../ipc/contract.ts';

/** The place as it was kept; nowhere when nothing usable was. */
export const customerPlaceOf = (kept: unknown): CustomerPlace => {
  const read = customerPlace.safeParse(kept);
  return read.success ? read.data : { kind: 'off' };
};
