/** Random walks over the state machine on both databases: `npm run verify:cases [-- --walks N --seed N]`. */
import { parseArgs } from 'node:util';
import { walkAtRandom } from '../integration/cases/random-walks.ts';
import { DATABASES } from '../real-parts/databases.ts';

const PORTION = 100;
const { values } = parseArgs({
  options: { walks: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
let walks = 0;
let moves = 0;
let failed = 0;
for (const kind of DATABASES) {
  for (let done = 0, seed = Number(values.seed); done < Number(values.walks) / 2; done += PORTION, seed += 1) {
    const portion = Math.min(PORTION, Number(values.walks) / 2 - done);
    try {
      const outcome = await walkAtRandom(kind, portion, seed);
      walks += outcome.walks;
      moves += outcome.moves;
      console.log(`${kind}: ${outcome.walks} walks, ${outcome.moves} moves, ${outcome.states} states (seed ${seed})`);
    } catch (error) {
      failed += 1;
      console.log(`${kind}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
console.log(`cases: ${walks} walks with ${moves} moves agree with the reference model, ${failed} portions failed`);
process.exit(failed === 0 ? 0 : 1);
