import type { Booking } from '../../../electron/ipc/contract.ts';

/** A renewal of a B card, Tuesday 10 November 2026 at 9.30, by telephone. */
export const aBooking = (part: Partial<Booking> = {}): Booking => ({
  date: '2026-11-10',
  time: '09:30',
  minutes: 15,
  desk: 'Loket 3',
  typeCode: 'VERBLIJFSDOCUMENT',
  purpose: 'APPLY',
  product: 'EVK',
  letter: 'B',
  name: 'VOORBEELD Amina',
  phone: '',
  birthDate: '1988-04-17',
  heldLetter: null,
  heldUntil: null,
  persons: 1,
  channel: 'PHONE',
  caseId: null,
  remark: '',
  ...part,
});
