/** `npm run verify:counters -- --counters 8 --commands 2000`: several counters on one real PostgreSQL, killed and restarted twice. */
import { parseArgs } from 'node:util';
import { runCounters } from './counters/run-counters.ts';

const { values } = parseArgs({
  options: {
    counters: { type: 'string', default: '8' },
    commands: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '2' },
  },
});
const options = { counters: Number(values.counters), commands: Number(values.commands), kills: Number(values.kills) };
const report = await runCounters(options);
for (const fault of report.faults.slice(0, 40)) process.stdout.write(`${fault}\n`);
process.stdout.write(
  `${options.counters} counters, ${report.commands} commands (${report.done} done, ${report.refused} refused), ${report.kills} kills of the server, ${report.receipts} receipts, ${report.entries} audit entries, ${report.faults.length} faults\n`,
);
process.exit(report.faults.length === 0 ? 0 : 1);
