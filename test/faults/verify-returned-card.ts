/** `npm run verify:returned-card`: every combination of what can be known of a returned card, each with exactly one decision. */
import { walkReturnedCard } from './returned-card/walk.ts';

const { combinations, verdicts, faults } = walkReturnedCard();
for (const [verdict, count] of Object.entries(verdicts)) console.log(`${verdict.padEnd(20)} ${count}`);
for (const fault of faults) console.log(fault);
console.log(
  `returned-card: ${combinations} combinations, each one verdict, one message, one next action, ${faults.length} failed`,
);
process.exit(faults.length === 0 ? 0 : 1);
