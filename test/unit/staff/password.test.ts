import { expect, test } from 'vitest';
import { hashPassword, PASSWORD_COST, passwordMatches } from '../../../electron/staff/password.ts';
import { delayAfter } from '../../../electron/staff/session.ts';
import { tillName } from '../../../electron/staff/settings.ts';

test('the real parameters hash and match, and stand with the hash', async () => {
  const stored = await hashPassword('Proef wachtwoord é');
  expect(JSON.parse(stored)).toMatchObject({ kind: 'scrypt', logN: 17, r: 8, p: 1 });
  expect(PASSWORD_COST.logN).toBe(17);
  expect(await passwordMatches('Proef wachtwoord é'.normalize('NFD'), stored)).toBe(true);
  expect(await passwordMatches('Proef wachtwoord e', stored)).toBe(false);
});

test('a hash made with other parameters still matches; the salt makes each one different', async () => {
  const cheap = { logN: 10, r: 4, p: 2 };
  const stored = await hashPassword('geheim-proef', cheap);
  expect(await passwordMatches('geheim-proef', stored)).toBe(true);
  expect(await hashPassword('geheim-proef', cheap)).not.toBe(stored);
});

test('the wait doubles from 2 seconds to 5 minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 10, 11, 500].map(delayAfter)).toEqual([0, 0, 0, 2, 4, 8, 128, 256, 300, 300]);
});

test.each([
  ['Loket 3', 'L3'],
  ['Guichet étrangers 12', 'GE12'],
  ['loket', 'L'],
  ['3', '3'],
  ['Ωμέγα', 'K'],
  ['Zeer lange naam van een loket 123456', 'ZLNVEL12'],
])('till of %s is %s', (desk, till) => {
  expect(tillName(desk)).toBe(till);
});
