/**
 * Three tills at work, to be killed: `node till-script.ts KIND ADDRESS SEED COUNT FROM KILL_COMMAND KILL_STATEMENT`.
 * Carries out the commands of a seed from a place of their list on, and writes the place of each to standard output after it
 * was acknowledged. Kills itself with SIGKILL before a statement of one command; where that command has fewer, after it is
 * done and before it is acknowledged.
 */
import { writeSync } from 'node:fs';
import type { DatabaseKind } from '../../real-parts/databases.ts';
import { commandsOf, openBooks } from './commands.ts';
import { killBeforeStatement } from './kill-before-statement.ts';

const [kind, address, ...numbers] = process.argv.slice(2);
const [seed = 0, count = 0, from = 0, killCommand = -1, killStatement = 0] = numbers.map(Number);
const books = await openBooks(kind as DatabaseKind, address ?? '', false);
const commands = commandsOf(seed, count);
for (const [place, command] of commands.entries()) {
  if (place < from) continue;
  if (place === killCommand) killBeforeStatement(killStatement);
  await books.run(command, place);
  if (place === killCommand) process.kill(process.pid, 'SIGKILL');
  writeSync(1, `${place}\n`);
}
await books.close();
