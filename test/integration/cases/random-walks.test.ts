import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../real-parts/databases.ts';
import { walkAtRandom } from './random-walks.ts';

/** The long form is `npm run verify:cases`. */
describe.each(DATABASES)('random walks over the state machine on %s', (kind) => {
  test('go where the reference model goes, and are offered what it allows', async () => {
    const done = await walkAtRandom(kind, kind === 'sqlite' ? 60 : 20, 5);
    expect(done.moves).toBeGreaterThan(200);
    expect(done.states).toBeGreaterThan(kind === 'sqlite' ? 14 : 8);
  });
});
