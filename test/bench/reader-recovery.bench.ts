import { startDesk } from '../integration/native/a-desk.ts';
import { claimReaders, plugIn, READER_NAMES, readerPorts, startPcscd, stopPcscd, unplug } from '../real-parts/index.ts';
import { type InsertedCard, insertCard, makeCard } from '../virtual-card/index.ts';
import type { Bench, BenchRow } from './bench.ts';
import { quantile, timed } from './bench.ts';

/** What comes back by itself is there again within this time. */
const BOUND = 3_000;
const ROUNDS = 5;

const row = (work: string, times: readonly number[]): BenchRow => ({
  work,
  measured: `median ${Math.round(quantile(times, 0.5))} ms, longest of ${times.length}: ${Math.round(Math.max(...times))} ms`,
  bound: `under ${BOUND} ms`,
  kept: Math.max(...times) < BOUND,
});

type Desk = Awaited<ReturnType<typeof startDesk>>;
const untilRead = (at: Desk) => at.until((view) => view.state.kind === 'card' && view.cardPresent, 'card read');

const repeated = async (work: () => Promise<number>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await work());
  return times;
};

const measured = async (at: Desk): Promise<readonly BenchRow[]> => {
  const card = await makeCard({ profile: 'adultA' });
  let inserted: InsertedCard | null = null;
  const insert = async (): Promise<void> => {
    inserted = await insertCard(card, { port: readerPorts()[0] });
  };
  const remove = async (): Promise<void> => {
    await inserted?.remove();
    await at.untilState('empty');
  };
  const rows: BenchRow[] = [];

  const restarted = (signal: 'SIGTERM' | 'SIGKILL') => async () => {
    await stopPcscd(signal);
    await at.untilState('noService');
    await startPcscd();
    return timed(() => at.untilState('empty'));
  };
  rows.push(row('card service stopped and started again: readers are back', await repeated(restarted('SIGTERM'))));
  rows.push(row('card service killed and started again: readers are back', await repeated(restarted('SIGKILL'))));
  rows.push(
    row(
      'card service starts with its first reader: the reader is there',
      await repeated(async () => {
        await stopPcscd();
        await at.untilState('noService');
        await startPcscd({ withReaders: false });
        await at.untilState('noReader');
        await stopPcscd();
        await startPcscd();
        return timed(() => at.untilState('empty'));
      }),
    ),
  );
  rows.push(
    row(
      'card put in: read, verdicts included',
      await repeated(async () => {
        await insert();
        const time = await timed(() => untilRead(at));
        await remove();
        return time;
      }),
    ),
  );
  rows.push(
    row(
      'reader without power and with power again: the card in it is read',
      await repeated(async () => {
        await insert();
        await untilRead(at);
        unplug();
        await at.until((view) => !view.cardPresent, 'card gone');
        plugIn();
        const time = await timed(() => untilRead(at));
        await remove();
        return time;
      }),
    ),
  );
  const other = await makeCard({ profile: 'adultB' });
  rows.push(
    row(
      'machine wakes up with another card in its reader: that one is read',
      await repeated(async () => {
        await insert();
        await untilRead(at);
        // Asleep, the reader process hears of nothing.
        at.child().kill('SIGSTOP');
        await inserted?.remove();
        inserted = await insertCard(other, { port: readerPorts()[0] });
        at.child().kill('SIGCONT');
        const time = await timed(async () => {
          await at.desk.searchAgain();
          const { surname } = other.contents.identity;
          await at.until(
            ({ state, card: read }) => state.kind === 'card' && read?.identity.surname === surname,
            'other',
          );
        });
        await remove();
        return time;
      }),
    ),
  );
  return rows;
};

export const bench: Bench = {
  title: 'Coming back by itself',
  note: 'Through the real card service with a virtual card, from the moment at which the cause is gone until main says so. What was lost comes back without anybody pressing a key.',
  run: async () => {
    const release = await claimReaders();
    const at = await startDesk({ rememberedReader: READER_NAMES[0] });
    try {
      await at.untilState('empty');
      return await measured(at);
    } finally {
      plugIn();
      await at.stop();
      release();
    }
  },
};
