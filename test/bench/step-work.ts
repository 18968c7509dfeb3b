/** `step-work.ts KIND CASES`: fills a house, measures a step beside a bare commit, and prints both medians in milliseconds as JSON. */
import { openHouse } from '../integration/cases/counter-house.ts';
import type { DatabaseKind } from '../real-parts/databases.ts';
import { syncSharedPostgresql } from '../real-parts/postgresql.ts';
import { fillFile, fillServer } from './filled-house.ts';
import { measureCommands, median } from './growth-work.ts';
import { NOW } from './many-cases.ts';

const [kind = '', cases = ''] = process.argv.slice(2);
syncSharedPostgresql();
const house = await openHouse(NOW, undefined, kind as DatabaseKind);
await (kind === 'sqlite' ? fillFile(house.file, Number(cases)) : fillServer(house.address, Number(cases)));
const { bare, command } = await measureCommands(house);
process.stdout.write(`${JSON.stringify({ bare: median(bare), command: median(command) })}\n`);
await house.close();
process.exit(0);
