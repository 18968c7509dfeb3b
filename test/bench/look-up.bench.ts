import { openCase, searchCases, workList, workListCounts } from '../../electron/cases/index.ts';
import { els, granted } from '../integration/cases/counter-house.ts';
import { type Bench, quantile, spread, timed } from './bench.ts';
import { CASES, filledHouse, surnameOf } from './filled-house.ts';

const TURNS = 200;

/** Search as you type, work lists and opening a case in a full house. */
export const bench: Bench = {
  title: `Looking up at ${CASES.toLocaleString('en')} cases`,
  note: 'Every prefix of a name is searched as it is typed, from one letter on; opening a case records the look and reads its history.',
  run: async (shop) => {
    const house = await filledHouse(shop);
    const { services } = house;
    const typing: number[] = [];
    const numbers: number[] = [];
    const lists: number[] = [];
    const opening: number[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const name = surnameOf(turn * 487).toLowerCase();
      for (let length = 1; length <= name.length; length += 3) {
        typing.push(await timed(() => searchCases(services, name.slice(0, length))));
      }
      numbers.push(await timed(() => searchCases(services, `2026-${String(turn * 400).padStart(5, '0')}`)));
      const [found] = await searchCases(services, name);
      if (found !== undefined) {
        opening.push(await timed(async () => granted(await openCase(services, els, found.caseId))));
      }
      if (turn % 10 === 0) {
        lists.push(
          await timed(async () => {
            await workListCounts(services);
            await workList(services, 'ready', '');
          }),
        );
      }
    }
    const row = (work: string, values: readonly number[], bound: number, share = 0.99) => ({
      work,
      measured: spread(values),
      bound: `${share === 0.5 ? 'median' : 'p99'} under ${bound} ms`,
      kept: quantile(values, share) < bound,
    });
    return [
      row('search as you type, by name', typing, 30),
      row('search by case number', numbers, 30),
      row('opening a case, look recorded (one commit)', opening, 10, 0.5),
      row('all counts and one work list', lists, 50),
    ];
  },
};
